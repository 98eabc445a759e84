import ComputationGraph
import HeapModule

/// In which order the intermediates of a computation are eliminated.
public enum EliminationOrder: Sendable, Equatable {
  /// In evaluation order: what forward sweeps do, all at once.
  case forward
  /// Against evaluation order: what reverse sweeps do, all at once.
  case reverse
  /// Always the node of fewest products next, in- times out-edges; of equals the one nearest to the side of fewer ends,
  /// outputs or variables.
  case markowitz
  /// These nodes first; those not named follow in evaluation order.
  case given([NodeID])
}

/// A Jacobian accumulated by eliminating intermediates from the graph of partials: every edge into one is joined with
/// every edge out of it, and parallel edges are added, until only edges from variables to outputs are left.
///
/// Griewank and Walther, Evaluating Derivatives, 2nd ed., ch. 9 and 10; Naumann, Math. Program. 99 (2004). A pure mode
/// eliminates in forward or in reverse order; cross-country orders may take fewer products. To find the fewest is hard.
public struct Elimination: Sendable {
  /// The nodes in the order of their elimination.
  public let order: [NodeID]
  /// Products and sums by the shape of the graph. There are no seeds, and so no products with them.
  public let structural: OperationCount
  /// Those left where products by 0, 1 and −1 and sums with 0 are free; nil where there are no numbers.
  public let atPoint: OperationCount?
  /// How many edges the graph has between variables and outputs.
  public let edges: Int
  /// How many edges came to be.
  public let fill: Int
  /// What the last edges carry.
  let derivatives: [Pair: Double]

  struct Pair: Sendable, Hashable {
    let output: NodeID
    let variable: NodeID
  }

  private init(_ order: [NodeID], _ graph: LinearizedGraph, hasNumbers: Bool) {
    self.order = order
    structural = graph.structural
    atPoint = hasNumbers ? graph.atPoint : nil
    edges = graph.initialEdgeCount
    fill = graph.fill
    derivatives = hasNumbers ? graph.remaining : [:]
  }

  /// How many products are made before a graph counts as too tangled.
  public static let budget = 20_000_000

  /// Nil where more products than `budget` would be made. O((edges + products) · log nodes).
  static func run(_ graph: LinearizedGraph, _ order: EliminationOrder, hasNumbers: Bool, budget: Int) -> Elimination? {
    var graph = graph
    let order =
      switch order {
      case .forward: graph.eliminate(graph.intermediates, budget)
      case .reverse: graph.eliminate(graph.intermediates.reversed(), budget)
      case .markowitz: graph.eliminateByMarkowitz(budget)
      case .given(let nodes): graph.eliminate(graph.completed(nodes), budget)
      }
    return order.map { Elimination($0.map { graph.nodes[Int($0)] }, graph, hasNumbers: hasNumbers) }
  }

  /// The matrix of what the last edges carry, 0 where there is none.
  public func jacobian(of outputs: [NodeID], wrt variables: [NodeID]) -> Jacobian {
    let rows = outputs.map { output in
      variables.map { derivatives[Pair(output: output, variable: $0)] ?? 0 }
    }
    return Jacobian(of: outputs, wrt: variables, values: rows)
  }
}

extension LinearizedGraph {
  fileprivate mutating func eliminate(_ vertices: [Int32], _ budget: Int) -> [Int32]? {
    for vertex in vertices {
      guard structural.multiplications + products(at: vertex) <= budget else { return nil }
      eliminate(vertex)
    }
    return vertices
  }

  private struct Candidate: Comparable {
    let products: Int
    /// The vertex, or its negative where the last of equals goes first.
    let rank: Int32

    static func < (a: Self, b: Self) -> Bool { (a.products, a.rank) < (b.products, b.rank) }
  }

  /// A candidate whose number has changed since it was queued is stale: a newer one is in the queue.
  fileprivate mutating func eliminateByMarkowitz(_ budget: Int) -> [Int32]? {
    let sign: Int32 = sinks.count <= sources.count ? -1 : 1
    var queued = [Int](repeating: -1, count: vertexCount)
    for vertex in intermediates { queued[Int(vertex)] = products(at: vertex) }
    var queue = Heap(intermediates.map { Candidate(products: queued[Int($0)], rank: sign * $0) })
    var order: [Int32] = []
    while let next = queue.popMin() {
      let chosen = sign * next.rank
      guard queued[Int(chosen)] == next.products else { continue }
      queued[Int(chosen)] = -1
      order.append(chosen)
      guard structural.multiplications + next.products <= budget else { return nil }
      var touched: [Int32] = []
      eliminate(chosen) { touched.append($0) }
      for vertex in touched where queued[Int(vertex)] >= 0 && queued[Int(vertex)] != products(at: vertex) {
        queued[Int(vertex)] = products(at: vertex)
        queue.insert(Candidate(products: queued[Int(vertex)], rank: sign * vertex))
      }
    }
    return order
  }

  /// The intermediates among these nodes, and then the others.
  fileprivate func completed(_ wanted: [NodeID]) -> [Int32] {
    let vertices = Dictionary(intermediates.map { (nodes[Int($0)], $0) }, uniquingKeysWith: { $1 })
    let first = wanted.distinct.compactMap { vertices[$0] }
    let named = Set(first)
    return first + intermediates.filter { !named.contains($0) }
  }

  fileprivate var remaining: [Elimination.Pair: Double] {
    let outputs = Dictionary(sinks.map { ($0.vertex, $0.node) }, uniquingKeysWith: { $1 })
    var derivatives: [Elimination.Pair: Double] = [:]
    for source in sources {
      for edge in edges(outOf: source.vertex).map({ edges[Int($0)] }) {
        guard let output = outputs[edge.head] else { continue }
        derivatives[Elimination.Pair(output: output, variable: source.node)] = edge.value
      }
    }
    return derivatives
  }
}

extension Graph {
  /// Counts what an order of elimination takes. Nil where it is too tangled: where more than `budget` products are made.
  public func elimination(
    of outputs: [NodeID], wrt variables: [NodeID], order: EliminationOrder, budget: Int = Elimination.budget
  ) -> Elimination? {
    let graph = LinearizedGraph(of: outputs, wrt: variables, in: self, partials: nil)
    return Elimination.run(graph, order, hasNumbers: false, budget: budget)
  }
}

extension Evaluation {
  /// Accumulates the Jacobian by elimination. Nil where it is too tangled: where more than `budget` products are made.
  public func elimination(
    of outputs: [NodeID], wrt variables: [NodeID], order: EliminationOrder, budget: Int = Elimination.budget
  ) -> Elimination? {
    let graph = LinearizedGraph(of: outputs, wrt: variables, in: graph, partials: partials)
    return Elimination.run(graph, order, hasNumbers: true, budget: budget)
  }
}
