import ComputationGraph
import Notation

extension SymbolicPartials {
  /// The derivative of every node by one as one forward sweep composes it, in evaluation order.
  public mutating func tangents(from seed: NodeID) throws(SourceErrors) -> [SymbolicID] {
    var tangents = [SymbolicID](repeating: store.number(0), count: graph.nodeCount)
    tangents[Int(seed.index)] = store.number(1)
    for node in graph.nodes[Int(seed.index)...].dropFirst() {
      tangents[Int(node.index)] = try tangent(of: node, composing: tangents)
    }
    return tangents
  }

  /// The derivatives of the nodes on the way from one to another, in evaluation order; empty where no path leads there.
  mutating func tangents(
    from seed: NodeID, to target: NodeID
  ) throws(SourceErrors) -> [(node: NodeID, tangent: SymbolicID)] {
    let passage = Passage(in: graph, from: seed, to: target)
    var tangents = [SymbolicID](repeating: store.number(0), count: graph.nodeCount)
    var found: [(node: NodeID, tangent: SymbolicID)] = []
    for node in passage.nodes {
      tangents[Int(node.index)] = node == seed ? store.number(1) : try tangent(of: node, composing: tangents)
      found.append((node, tangents[Int(node.index)]))
    }
    return found
  }

  private mutating func tangent(
    of node: NodeID, composing tangents: [SymbolicID]
  ) throws(SourceErrors) -> SymbolicID {
    let zero = store.number(0)
    var sum = zero
    for edge in graph.edges(into: node) {
      let upstream = tangents[Int(graph.tail(of: edge).index)]
      if upstream != zero { sum = store.sum(sum, store.product(upstream, try partial(on: edge))) }
    }
    return sum
  }

  /// The derivatives of a stored expression and of all in it that depends on one node, operands before their users.
  ///
  /// - Parameter leaves: what the derivative of another node's name is, given by the sweep from `variable`.
  mutating func tangents(
    of expression: SymbolicID, wrt variable: NodeID, leaves: (NodeID) -> SymbolicID?
  ) throws(SourceErrors) -> [(expression: SymbolicID, tangent: SymbolicID)] {
    let zero = store.number(0)
    var tangents: [SymbolicID: SymbolicID] = [:]
    var found: [(expression: SymbolicID, tangent: SymbolicID)] = []
    for part in store.reachable(from: expression) {
      var sum = zero
      switch store.kind(of: part) {
      case .number: break
      case .node(let node): sum = node == variable ? store.number(1) : leaves(node) ?? zero
      case .apply(let id):
        let operands = store.operands(of: part)
        for (slot, operand) in operands.enumerated() {
          guard let upstream = tangents[operand] else { continue }
          let local = try partial(of: id, slot: slot, operands, value: part)
          sum = store.sum(sum, store.product(upstream, local))
        }
      }
      guard sum != zero else { continue }
      tangents[part] = sum
      found.append((part, sum))
    }
    return found
  }
}
