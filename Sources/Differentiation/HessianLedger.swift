import ComputationGraph
import Notation

/// How many Hessian–vector products the ways to one Hessian take.
public struct HessianLedger: Sendable {
  public let variableCount: Int
  /// How many entries can differ from 0; nil where that was too long to find out.
  public let entryCount: Int?
  /// Each row read from its own product, variables that interact with nothing in common sharing one.
  public let columnProducts: Int
  /// Entries read from their own or their mirror image's product.
  public let starProducts: Int
  /// The largest number of steps from double to double between the two; nil without numbers, and where that is too much.
  public let largestUlps: UInt64?

  /// Edges times products: some seconds.
  private static let limit = 10_000_000
  private static let entryLimit = 4_000_000

  public init(
    of output: NodeID, wrt variables: [NodeID], in graph: Graph, evaluation: Evaluation?
  ) throws(SourceErrors) {
    let column = try graph.hessianPlan(of: output, wrt: variables, coloring: .column)
    let star = try graph.hessianPlan(of: output, wrt: variables, coloring: .star)
    variableCount = variables.count
    entryCount = column.entryCount
    columnProducts = column.groups.count
    starProducts = star.groups.count
    let products = columnProducts + starProducts
    let isSmall = variables.count <= Self.entryLimit / max(1, variables.count)
    let isShort = isSmall && products <= Self.limit / max(1, graph.edgeCount)
    guard let evaluation, isShort else {
      largestUlps = nil
      return
    }
    let (one, other) = (
      try evaluation.hessian(of: output, wrt: variables, by: column),
      try evaluation.hessian(of: output, wrt: variables, by: star)
    )
    largestUlps = zip(one.values.joined(), other.values.joined()).reduce(0) { max($0, $1.0.ulps(to: $1.1)) }
  }
}
