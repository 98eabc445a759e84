import ComputationGraph
import Notation

/// A graph at a point, in exact fractions.
public typealias ExactEvaluation = NumberEvaluation<Rational>

/// A graph at a point in a number system: the same tables as ``Evaluation``, made by the table's rules alone.
public struct NumberEvaluation<Number: NumberSystem>: Sendable {
  public let graph: Graph
  /// The value of each node; nil where only untaken branches of `if` need one and there is none.
  public let values: NodeTable<Number?>
  /// The partial of each edge's head by its tail, 0 where no input reaches the tail; nil where there is none.
  public let partials: EdgeTable<Number?>
  public let ties: Ties
  /// The nodes at which the point lies on a kink, in evaluation order.
  public let kinks: [NodeOnKink<Number>]
  /// Partials that have no value in the system, as errors that point at the program. Values that have none are thrown.
  public let partialErrors: [SourceError]
  let rules: NumberRules<Number>

  /// The value of a named node; nil for a name the graph does not know.
  public func value(of name: String) -> Number? { graph.node(named: name).flatMap { values[$0] } }

  /// The same tables in doubles, each number rounded once; NaN where there is none.
  public var rounded: Evaluation {
    Evaluation(
      graph: graph, values: NodeTable(values.values.map { $0?.nearestDouble ?? .nan }),
      partials: EdgeTable(partials.values.map { $0?.nearestDouble ?? .nan }), ties: ties,
      kinks: kinks.map { kink in
        KinkReport(
          node: kink.node, isJump: kink.isJump,
          sides: kink.sides.map {
            KinkReport.Side(slot: $0.slot, below: $0.below.nearestDouble, above: $0.above.nearestDouble)
          })
      }, partialErrors: partialErrors)
  }
}

extension Graph {
  /// Computes every value and every partial in a number system. O(nodes and edges) of its operations.
  ///
  /// Literals are read from the program's text, so that `0.1` is a tenth where the system has one.
  /// - Parameter point: values by input name; they override those the program gives.
  /// - Throws: for an input without a value, a name that is no input, a value outside a function's domain, and the
  ///   first value that is none of the system's.
  public func evaluated<Number: NumberSystem>(
    in system: Number.Type, at point: [String: Number], ties: Ties = .both
  ) throws(SourceErrors) -> NumberEvaluation<Number> {
    let rules = try NumberRules<Number>()
    try check(boundNames: Set(point.keys))
    var local = NumberTables(graph: self, rules: rules)
    local.fillValues(at: point)
    let alive = aliveNodes(at: local.rounded)
    let errors = local.valueErrors(alive)
    guard errors.isEmpty else { throw SourceErrors(errors: errors, source: program.source) }
    local.fillPartials(ties)
    return NumberEvaluation(
      graph: self, values: NodeTable(local.values.values.map { try? $0.get() }),
      partials: EdgeTable(local.partials.values.map { try? $0.get() }), ties: ties, kinks: local.kinks(),
      partialErrors: local.partialErrors(alive), rules: rules)
  }
}
