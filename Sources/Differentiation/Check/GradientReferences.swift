import BigInt
import ComputationGraph
import Notation

/// A double evaluation's program at the same point, in forty and in eighty digits.
struct GradientReferences {
  typealias Precise = GradientCheck.Precise

  /// One output's derivatives by every node.
  struct Sweeps {
    let reverse: Sweep
    /// The sums over paths of the products' sizes.
    let sizes: NodeTable<Double>
    let precise: NodeTable<Precise>
    let shorter: NodeTable<BigFloat<FortyDigits>>
  }

  /// The one-sided derivatives of each output by one input, from values alone; nil outside the domain.
  struct Sides {
    let below: [Precise]?
    let above: [Precise]?
  }

  let evaluation: Evaluation
  private let precise: NumberEvaluation<Precise>
  private let shorter: NumberEvaluation<BigFloat<FortyDigits>>
  private let rules: NumberRules<Precise>

  private var graph: Graph { evaluation.graph }

  init(of evaluation: Evaluation) throws(SourceErrors) {
    self.evaluation = evaluation
    precise = try evaluation.graph.evaluated(
      in: Precise.self, at: Self.point(evaluation) { BigFloat($0) }, ties: evaluation.ties)
    shorter = try evaluation.graph.evaluated(
      in: BigFloat<FortyDigits>.self, at: Self.point(evaluation) { BigFloat($0) }, ties: evaluation.ties)
    rules = precise.rules
  }

  private static func point<Number>(
    _ evaluation: Evaluation, _ number: (Double) -> Number
  ) -> [String: Number] {
    let pairs = evaluation.graph.inputs.map { ($0.name, number(evaluation.values[$0.node])) }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  func sweeps(of output: NodeID) throws(SourceErrors) -> Sweeps {
    Sweeps(
      reverse: evaluation.adjoints(of: output), sizes: sizes(of: output), precise: try precise.adjoints(of: output),
      shorter: try shorter.adjoints(of: output))
  }

  private func sizes(of output: NodeID) -> NodeTable<Double> {
    var sizes = NodeTable<Double>(repeating: 0, count: graph.nodeCount)
    sizes[output] = 1
    for node in graph.nodes.reversed() where sizes[node] != 0 {
      for edge in graph.edges(into: node) {
        sizes[graph.tail(of: edge)] += Evaluation.carried(abs(evaluation.partials[edge]), sizes[node])
      }
    }
    return sizes
  }

  // MARK: - Values

  func value(of node: NodeID) -> GradientCheck.Value {
    let exact = precise.values[node] ?? .zero
    return GradientCheck.Value(
      output: node, value: evaluation.values[node], precise: exact, relativeError: relativeError(of: node))
  }

  /// Of a value in doubles; 0 where both are 0.
  func relativeError(of node: NodeID) -> Double {
    guard let exact = precise.values[node], evaluation.values[node].isFinite else { return .nan }
    let error = (BigFloat(evaluation.values[node]) - exact).magnitude
    if error.isZero { return 0 }
    return (try? error.divided(by: exact.magnitude))?.nearestDouble ?? .infinity
  }

  /// The operation below an output whose value has lost most digits against those of its operands; nil where none has
  /// lost two.
  func nodeLosingDigits(below output: NodeID) -> NodeID? {
    var isBelow = NodeTable<Bool>(repeating: false, count: graph.nodeCount)
    isBelow[output] = true
    var worst: (node: NodeID, growth: Double)?
    for node in graph.nodes.reversed() where isBelow[node] {
      for operand in graph.operands(of: node) { isBelow[operand] = true }
      let error = relativeError(of: node)
      guard error > 100 * Double.ulpOfOne, graph.isActive(node) else { continue }
      let inherited = graph.operands(of: node).map { relativeError(of: $0) }.max() ?? 0
      let growth = error / max(inherited, Double.ulpOfOne / 2)
      if growth > worst?.growth ?? 100 { worst = (node, growth) }
    }
    return worst?.node
  }

  // MARK: - Differences

  /// The binary logarithm of a step, relative to an input above 1.
  static let stepOrder = -70
  /// A step for telling what a smaller one changes.
  static let finerStepOrder = -100

  func sides(of outputs: [NodeID], wrt input: Graph.Input, stepOrder: Int = stepOrder) -> Sides {
    let center = Precise(evaluation.values[input.node])
    let order = center.number.order
    let wide = sides(outputs, input, center, step: max(order, 0) + stepOrder)
    guard wide.below == nil || wide.above == nil, !center.isZero, order < 0 else { return wide }
    let narrow = sides(outputs, input, center, step: order + stepOrder)
    return Sides(below: wide.below ?? narrow.below, above: wide.above ?? narrow.above)
  }

  private func sides(_ outputs: [NodeID], _ input: Graph.Input, _ center: Precise, step order: Int) -> Sides {
    let step = Precise(BinaryFloat(1, order))
    return Sides(
      below: slopes(outputs, input, center, -step), above: slopes(outputs, input, center, step))
  }

  private func slopes(
    _ outputs: [NodeID], _ input: Graph.Input, _ center: Precise, _ step: Precise
  ) -> [Precise]? {
    var point = Self.point(evaluation) { Precise($0) }
    point[input.name] = center + step
    var tables = NumberTables(graph: graph, rules: rules)
    tables.fillValues(at: point)
    var slopes: [Precise] = []
    for output in outputs {
      guard let moved = try? tables.values[output].get(), let still = precise.values[output],
        let slope = try? (moved - still).divided(by: step)
      else { return nil }
      slopes.append(slope)
    }
    return slopes
  }
}
