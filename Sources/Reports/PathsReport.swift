import BigInt
import ComputationGraph
import Differentiation
import Notation

/// The paths between pairs of nodes: their number, products and sum, and the sum with common factors taken out.
public struct PathsReport: Sendable {
  /// What there is to say of one pair besides its paths.
  struct Pair: Sendable {
    let variable: NamedNode
    let output: NamedNode
    let count: BigUInt
    /// Nil without numbers.
    let sum: Quantity?
    let isListed: Bool
    /// Nil where it would be too long to read.
    let factored: String?

    var derivative: Cell { .derivative(of: output.name, by: variable.name) }
  }

  public let graph: Graph
  public let hasNumbers: Bool
  /// How many paths of largest contribution to list, or nil for all.
  public let top: Int?
  let pairs: [Pair]
  /// Without a value for every input: NaN everywhere, a carrier for the paths. With exact numbers: those rounded.
  private let evaluation: Evaluation
  let exact: ExactEvaluation?

  static let listingLimit = 1000

  /// How many of the largest paths can be asked for: finding them keeps so many for each node.
  public static func topLimit(in graph: Graph) -> Int { max(1, Extent.limit / max(1, graph.nodeCount)) }

  public init(
    of graph: Graph, evaluation: Evaluation?, of outputs: AskedNodes? = nil, wrt variables: AskedNodes? = nil,
    top: Int? = nil, exact: ExactEvaluation? = nil
  ) throws(SourceErrors) {
    let evaluation = exact?.rounded ?? evaluation
    self.graph = graph
    self.exact = exact
    hasNumbers = evaluation != nil
    self.top = top.map { min($0, Self.topLimit(in: graph)) }
    if let evaluation {
      self.evaluation = evaluation
    } else {
      let point = graph.inputs.map { ($0.name, Double.nan) }
      self.evaluation = try graph.evaluated(
        at: Dictionary(point, uniquingKeysWith: { first, _ in first }), allowsNonfinite: true)
    }
    var pairs: [Pair] = []
    for output in (outputs ?? .everyOutput(of: graph)).all {
      let adjoints = try exact?.adjoints(of: output.node)
      for variable in (variables ?? .everyInput(of: graph)).all {
        let sum = adjoints.map { Quantity.exact($0[variable.node]) }
        pairs.append(
          try Self.pair(variable, output, in: self.evaluation, exactSum: sum, hasNumbers: hasNumbers, top: top))
      }
    }
    self.pairs = pairs
  }

  private static func pair(
    _ variable: NamedNode, _ output: NamedNode, in evaluation: Evaluation, exactSum: Quantity?,
    hasNumbers: Bool, top: Int?
  ) throws(SourceErrors) -> Pair {
    let paths = evaluation.paths(from: variable.node, to: output.node)
    let count = paths.count
    let isShort = count <= listingLimit && count * BigUInt(evaluation.graph.nodeCount) <= Extent.limit
    return Pair(
      variable: variable, output: output, count: count, sum: exactSum ?? (hasNumbers ? .double(paths.sum) : nil),
      isListed: top != nil || isShort, factored: try factored(variable.node, output.node, in: evaluation.graph))
  }

  /// Beyond so many edges nobody reads it.
  private static let factoringLimit = 100_000

  private static func factored(
    _ variable: NodeID, _ output: NodeID, in graph: Graph
  ) throws(SourceErrors) -> String? {
    guard graph.edgeCount <= factoringLimit else { return nil }
    var partials = SymbolicPartials(of: graph)
    guard let derivative = try partials.factoredDerivative(from: variable, to: output) else { return nil }
    guard partials.store.writtenSize(of: derivative) <= 5000 else { return nil }
    return partials.store.text(of: derivative, printer: ExpressionPrinter(multiplicationSign: "·"))
  }

  /// The paths to list, made as they are asked for.
  func listed(_ pair: Pair) -> AnySequence<Path> {
    guard pair.isListed else { return AnySequence([]) }
    let paths = evaluation.paths(from: pair.variable.node, to: pair.output.node)
    guard let top, pair.count > top || hasNumbers else { return AnySequence(paths) }
    return hasNumbers ? AnySequence(paths.largest(top)) : AnySequence(paths.prefix(top))
  }

  func partials(on path: Path) -> QuantityRow {
    if let exact { return .exact(path.edges.map { exact.partials[$0] ?? 0 }) }
    return .doubles(path.partials)
  }

  func product(of path: Path) -> Quantity {
    exact.map { .exact($0.product(along: path.edges)) } ?? .double(path.product)
  }

  func listedCount(_ pair: Pair) -> Int {
    guard pair.isListed else { return 0 }
    return Int(top.map { min(BigUInt($0), pair.count) } ?? pair.count)
  }

  /// What was left out, and how to get it.
  public var notes: [String] {
    if pairs.isEmpty { return ["there is no input for a path to start from"] }
    return pairs.filter { !$0.isListed }.map { pair in
      let ends = [pair.variable.name, pair.output.name].map { SourceError.What.quoted($0) }
      return "\(pair.count) paths from \(ends[0]) to \(ends[1]) are not listed; --top shows the largest"
    }
  }
}
