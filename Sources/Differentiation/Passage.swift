import BigInt
import ComputationGraph

/// The part of a graph that lies on paths from one node to another.
struct Passage: Sendable {
  let graph: Graph
  let source: NodeID
  let target: NodeID
  /// Whether a path from source to target runs through the node.
  let isOnPath: NodeTable<Bool>
  let isEmpty: Bool
  /// The edges of paths, by the node they leave: a run of `leaving` for each node.
  private let starts: [Int32]
  private let leaving: [EdgeID]

  /// Without paths where `source` or `target` is nil. O(nodes and edges).
  init(in graph: Graph, from source: NodeID?, to target: NodeID?) {
    self.graph = graph
    self.source = source ?? NodeID(0)
    self.target = target ?? NodeID(0)
    let onPath = Self.nodesOnPaths(in: graph, from: source, to: target)
    isOnPath = onPath
    isEmpty = source.map { !onPath[$0] } ?? true
    let edges = graph.edges.filter { onPath[graph.tail(of: $0)] && onPath[graph.head(of: $0)] }
    var counts = [Int32](repeating: 0, count: graph.nodeCount + 1)
    for edge in edges { counts[Int(graph.tail(of: edge).index) + 1] += 1 }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    starts = counts
    var next = counts
    var leaving = [EdgeID](repeating: EdgeID(0), count: edges.count)
    for edge in edges {
      let tail = Int(graph.tail(of: edge).index)
      leaving[Int(next[tail])] = edge
      next[tail] += 1
    }
    self.leaving = leaving
  }

  private static func nodesOnPaths(in graph: Graph, from source: NodeID?, to target: NodeID?) -> NodeTable<Bool> {
    var reached = NodeTable<Bool>(repeating: false, count: graph.nodeCount)
    var onPath = reached
    guard let source, let target, source <= target else { return onPath }
    reached[source] = true
    for node in graph.nodes[Int(source.index)...Int(target.index)] where node != source {
      reached[node] = graph.operands(of: node).contains { reached[$0] }
    }
    guard reached[target] else { return onPath }
    onPath[target] = true
    for node in graph.nodes[Int(source.index)...Int(target.index)].reversed() where onPath[node] && node != source {
      for operand in graph.operands(of: node) where reached[operand] { onPath[operand] = true }
    }
    return onPath
  }

  /// The edges of paths that leave a node, ordered by where they lead and the slot they fill.
  func edges(leaving node: NodeID) -> ArraySlice<EdgeID> {
    leaving[Int(starts[Int(node.index)])..<Int(starts[Int(node.index) + 1])]
  }

  /// The edges of paths that enter a node.
  func edges(into node: NodeID) -> LazyFilterSequence<GraphIndices<EdgeID>> {
    graph.edges(into: node).lazy.filter { isOnPath[graph.tail(of: $0)] }
  }

  /// Nodes on paths in evaluation order.
  var nodes: [NodeID] {
    guard !isEmpty else { return [] }
    return graph.nodes[Int(source.index)...Int(target.index)].filter { isOnPath[$0] }
  }

  /// How many paths there are, or `limit` where there are more. O(edges).
  func count(upTo limit: Int) -> Int {
    guard !isEmpty else { return 0 }
    var counts = NodeTable<Int>(repeating: 0, count: graph.nodeCount)
    counts[source] = 1
    for node in nodes where node != source {
      for edge in edges(into: node) { counts[node] = min(limit, counts[node] + counts[graph.tail(of: edge)]) }
    }
    return counts[target]
  }

  /// How many paths there are, exactly. Counts are let go once their node's last user has them.
  func count() -> BigUInt {
    guard !isEmpty else { return 0 }
    var counts: [NodeID: BigUInt] = [source: 1]
    var uses: [NodeID: Int] = [:]
    for node in nodes where node != source {
      var sum: BigUInt = 0
      for edge in edges(into: node) { sum += counts[graph.tail(of: edge)] ?? 0 }
      for edge in edges(into: node) {
        let tail = graph.tail(of: edge)
        uses[tail, default: 0] += 1
        if uses[tail] == edges(leaving: tail).count { counts[tail] = nil }
      }
      counts[node] = sum
    }
    return counts[target] ?? 0
  }
}
