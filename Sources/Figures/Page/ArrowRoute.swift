import ComputationGraph

/// How the partial along an arrow comes from those on the graph's edges.
enum ArrowRoute: Sendable {
  case edge(EdgeID)
  /// The sum over all ways through the closed composite, an index of the graph's groups.
  case composite(Int, from: NodeID)
  /// One after the other, multiplied.
  case chain([ArrowRoute])
}

extension DrawnGraph {
  /// A factor of the partial along an arrow.
  public enum Factor: Sendable, Hashable {
    /// The partial on an edge of the graph.
    case edge(EdgeID)
    /// The derivative of `head` by `tail` over all ways through `nodes` alone, which are in evaluation order and end
    /// with `head`.
    case composite(tail: NodeID, head: NodeID, nodes: [NodeID])
  }
}

extension Presentation {
  /// The routes of a chain end to end, without recursion.
  func factors(of route: ArrowRoute, _ composites: [Int: [NodeID]]) -> [DrawnGraph.Factor] {
    var factors: [DrawnGraph.Factor] = []
    var stack = [route]
    while let route = stack.popLast() {
      switch route {
      case .edge(let edge): factors.append(.edge(edge))
      case .composite(let group, let tail):
        let nodes = composites[group] ?? []
        factors.append(.composite(tail: tail, head: graph.groups[group].result, nodes: nodes))
      case .chain(let routes): stack += routes.reversed()
      }
    }
    return factors
  }
}
