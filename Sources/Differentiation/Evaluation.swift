import ComputationGraph
import Notation

/// A graph at a point: the value of every node and the partial on every edge.
///
/// Sweeps give new tables and change nothing here.
public struct Evaluation: Sendable {
  public let graph: Graph
  /// The value of each node.
  public let values: NodeTable<Double>
  /// The partial of each edge's head by its tail, 0 where no input reaches the tail.
  public let partials: EdgeTable<Double>
  public let ties: Ties
  /// The nodes at which the point lies on a kink, in evaluation order.
  public let kinks: [KinkReport]
  /// Partials that are not finite, as errors that point at the program. Values that are not finite are thrown.
  public let partialErrors: [SourceError]

  /// The value of a named node; nil for a name the graph does not know.
  public func value(of name: String) -> Double? { graph.node(named: name).map { values[$0] } }

  /// O(log kinks).
  public func isAtKink(_ node: NodeID) -> Bool { kink(at: node) != nil }

  /// O(log kinks).
  public func kink(at node: NodeID) -> KinkReport? {
    var (lower, upper) = (0, kinks.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if kinks[middle].node < node { lower = middle + 1 } else { upper = middle }
    }
    return lower < kinks.count && kinks[lower].node == node ? kinks[lower] : nil
  }
}

extension Graph {
  /// Computes every value and every partial. O(nodes and edges).
  ///
  /// - Parameters:
  ///   - point: values by input name; they override those the program gives.
  ///   - allowsNonfinite: keeps NaN and infinities instead of throwing.
  /// - Throws: for an input without a value, a name that is no input, and a value outside a function's domain.
  public func evaluated(
    at point: [String: Double] = [:], ties: Ties = .both, allowsNonfinite: Bool = false
  ) throws(SourceErrors) -> Evaluation {
    let rules = try CompiledRules(for: self)
    let values = try self.values(at: point)
    let alive = allowsNonfinite || values.values.allSatisfy(\.isFinite) ? nil : aliveNodes(at: values)
    if let alive {
      let errors = nonfiniteErrors(values, alive)
      guard errors.isEmpty else { throw SourceErrors(errors: errors, source: program.source) }
    }
    let local = LocalRules(graph: self, rules: rules, values: values, ties: ties)
    let partials = local.partials()
    return Evaluation(
      graph: self, values: values, partials: partials, ties: ties, kinks: local.kinks(),
      partialErrors: allowsNonfinite ? [] : nonfiniteErrors(partials, alive, values))
  }

  /// The value of every node, finite or not. O(edges).
  public func values(at point: [String: Double] = [:]) throws(SourceErrors) -> NodeTable<Double> {
    var values = NodeTable<Double>(literals)
    try bind(point, into: &values)
    var scratch: [Double] = []
    let add = Primitive.operator(.add)
    let multiply = Primitive.operator(.multiply)
    for node in nodes {
      guard case .primitive(let id) = operation(of: node) else { continue }
      let operands = operands(of: node)
      if id == add {
        values[node] = values[operands[operands.startIndex]] + values[operands[operands.startIndex + 1]]
      } else if id == multiply {
        values[node] = values[operands[operands.startIndex]] * values[operands[operands.startIndex + 1]]
      } else {
        scratch.removeAll(keepingCapacity: true)
        for operand in operands { scratch.append(values[operand]) }
        values[node] = scratch.withUnsafeBufferPointer { Primitive[id].value($0) }
      }
    }
    return values
  }

  private func bind(_ point: [String: Double], into values: inout NodeTable<Double>) throws(SourceErrors) {
    try check(boundNames: Set(point.keys))
    for input in inputs { values[input.node] = point[input.name] ?? input.value ?? .nan }
  }

  /// Throws for a name that is no input, and for an input that has a value neither there nor in the program.
  func check(boundNames: Set<String>) throws(SourceErrors) {
    var errors: [SourceError] = []
    for name in boundNames.filter({ !isInput($0) }).sorted() {
      let isComputed = node(named: name) != nil
      let nearest = Spelling.nearest(to: name, among: inputs.map(\.name))
      errors.append(SourceError(.notAnInput(name, isComputed: isComputed, nearest: nearest), at: wholeRange))
    }
    for input in inputs where input.value == nil && !boundNames.contains(input.name) {
      errors.append(SourceError(.unboundInput(input.name), at: range(of: input.node)))
    }
    guard errors.isEmpty else { throw SourceErrors(errors: errors, source: program.source) }
  }

  /// Whether a name is an input's own: another name for it cannot be set.
  private func isInput(_ name: String) -> Bool {
    guard let node = node(named: name) else { return false }
    return operation(of: node) == .input && self.name(of: node) == name
  }

  private var wholeRange: SourceRange { program.statements.first?.range ?? SourceRange(lower: 0, upper: 0) }
}
