import ComputationGraph

/// One reverse sweep with all that happened on the way: what every edge added to its tail's adjoint, and to what.
public struct AdjointRecord: Sendable {
  /// As the sweep left them.
  public private(set) var adjoints: NodeTable<Double>
  /// Partial times the adjoint of the edge's head; 0 on an edge the sweep did not come to.
  public private(set) var contributions: EdgeTable<Double>
  /// The tail's adjoint just before the edge added to it.
  public private(set) var priors: EdgeTable<Double>

  fileprivate init(of output: NodeID, in graph: Graph) {
    adjoints = NodeTable(repeating: 0, count: graph.nodeCount)
    contributions = EdgeTable(repeating: 0, count: graph.edgeCount)
    priors = EdgeTable(repeating: 0, count: graph.edgeCount)
    adjoints[output] = 1
  }

  fileprivate mutating func carry(_ contribution: Double, along edge: EdgeID, to tail: NodeID) {
    contributions[edge] = contribution
    priors[edge] = adjoints[tail]
    adjoints[tail] += contribution
  }
}

extension Evaluation {
  /// Sweeps in reverse through operations in the order given, in which every operand precedes its users; of one
  /// node's edges the first operand's comes first. O(nodes and edges).
  ///
  /// In the graph's own order the adjoints are those of ``adjoints(of:)`` to the last bit; another order adds up in
  /// another order.
  public func adjointRecord(
    of output: NodeID, through operations: some BidirectionalCollection<NodeID>
  ) -> AdjointRecord {
    var record = AdjointRecord(of: output, in: graph)
    for node in operations.reversed() {
      let adjoint = record.adjoints[node]
      for edge in graph.edges(into: node) where graph.isActive(graph.tail(of: edge)) {
        record.carry(Self.carried(partials[edge], adjoint), along: edge, to: graph.tail(of: edge))
      }
    }
    return record
  }
}
