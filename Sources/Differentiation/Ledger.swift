import ComputationGraph
import Notation

/// What the ways to one Jacobian take, side by side.
public struct Ledger: Sendable {
  public enum Method: String, Sendable, CaseIterable {
    case forward, reverse
    /// Sweeps shared by variables that reach no output in common, or by outputs that no variable reaches both of.
    case forwardCompressed, reverseCompressed
    /// Elimination of intermediates in evaluation order, against it, by Markowitz' rule, and in the best of all orders.
    case forwardElimination, reverseElimination, markowitz, best
  }

  public struct Entry: Sendable, Equatable {
    public let method: Method
    /// Nil for elimination, which sweeps nothing.
    public let sweeps: Int?
    /// How many different edges are gone along, each counted once.
    public let edges: Int?
    /// By the shape of the graph: a product for each edge a sweep goes along, and a sum where two of these meet.
    public let structural: OperationCount?
    /// Those left where products by 0, 1 and −1 and sums with 0 are free.
    public let atPoint: OperationCount?
  }

  public let graph: Graph
  public let outputs: [NodeID]
  public let variables: [NodeID]
  /// Those that apply, in the order of ``Method``: compressed sweeps where they are fewer, elimination where it is not
  /// too tangled, the best order where it can be found.
  public let entries: [Entry]
  /// How many entries of the Jacobian can differ from 0; nil where it was not found out.
  public let nonzeroCount: Int?
  public let paths: PathLedger
  /// Nil without numbers, and where a sweep takes too long.
  public let agreement: SweepAgreement?
  /// In how many orders the intermediates can be eliminated, 0 where the best was not looked for.
  public let orderCount: Int

  /// - Parameter evaluation: nil for structural counts only.
  public init(of outputs: [NodeID], wrt variables: [NodeID], in graph: Graph, evaluation: Evaluation?) {
    self.graph = graph
    self.outputs = outputs
    self.variables = variables
    let pattern = graph.jacobianPattern(of: outputs, wrt: variables)
    nonzeroCount = pattern?.entryCount
    var sweeps = SweepLedger(outputs, variables, graph, evaluation)
    var entries = sweeps.pure()
    agreement = sweeps.agreement
    if let pattern { entries += sweeps.compressed(pattern) }
    let ways = LinearizedGraph(of: outputs, wrt: variables, in: graph, partials: evaluation?.partials)
    entries += Self.eliminations(ways, hasNumbers: evaluation != nil)
    self.entries = entries
    let isSearched = entries.contains { $0.method == .best }
    orderCount = isSearched ? (0..<ways.intermediates.count).reduce(1) { $0 * ($1 + 1) } : 0
    paths = graph.pathLedger(of: outputs, wrt: variables)
  }

  public subscript(method: Method) -> Entry? { entries.first { $0.method == method } }

  private static func eliminations(_ ways: LinearizedGraph, hasNumbers: Bool) -> [Entry] {
    var orders: [(Method, EliminationOrder)] = [
      (.forwardElimination, .forward), (.reverseElimination, .reverse), (.markowitz, .markowitz),
    ]
    if let best = ways.bestOrder { orders.append((.best, .given(best))) }
    return orders.compactMap { method, order in
      let elimination = Elimination.run(ways, order, hasNumbers: hasNumbers, budget: Elimination.budget)
      return elimination.map {
        Entry(method: method, sweeps: nil, edges: $0.edges, structural: $0.structural, atPoint: $0.atPoint)
      }
    }
  }
}

// MARK: - Who wins

extension Ledger {
  public enum Winner: String, Sendable {
    case forward, reverse, neither
  }

  /// What settles it: products, else sums, else sweeps. Only sweeps where the rest is too long to count.
  public enum Criterion: String, Sendable {
    case multiplications, additions, sweeps
  }

  public var verdict: (winner: Winner, criterion: Criterion) {
    let sweeps = (Self.winner(variables.count, outputs.count), Criterion.sweeps)
    guard let forward = self[.forward]?.structural, let reverse = self[.reverse]?.structural else { return sweeps }
    if forward.multiplications != reverse.multiplications {
      return (Self.winner(forward.multiplications, reverse.multiplications), .multiplications)
    }
    if forward.additions != reverse.additions {
      return (Self.winner(forward.additions, reverse.additions), .additions)
    }
    return sweeps
  }

  private static func winner(_ forward: Int, _ reverse: Int) -> Winner {
    forward < reverse ? .forward : reverse < forward ? .reverse : .neither
  }

  /// Whether Markowitz' order takes fewer products than both pure orders of elimination.
  public var isCrossCountryBetter: Bool {
    guard let markowitz = self[.markowitz]?.structural?.multiplications else { return false }
    let pure = [Method.forwardElimination, .reverseElimination].map { self[$0]?.structural?.multiplications ?? .max }
    return pure.allSatisfy { markowitz < $0 }
  }
}
