import ComputationGraph
import Notation

/// One reverse sweep with all that happened on the way: what every edge added to its tail's adjoint, and to what.
public struct AdjointRecord<Number: Sendable>: Sendable {
  /// As the sweep left them.
  public private(set) var adjoints: NodeTable<Number>
  /// Partial times the adjoint of the edge's head; 0 on an edge the sweep did not come to.
  public private(set) var contributions: EdgeTable<Number>
  /// The tail's adjoint just before the edge added to it.
  public private(set) var priors: EdgeTable<Number>

  fileprivate init(of output: NodeID, in graph: Graph, zero: Number, one: Number) {
    adjoints = NodeTable(repeating: zero, count: graph.nodeCount)
    contributions = EdgeTable(repeating: zero, count: graph.edgeCount)
    priors = EdgeTable(repeating: zero, count: graph.edgeCount)
    adjoints[output] = one
  }

  fileprivate mutating func carry(_ contribution: Number, along edge: EdgeID, to tail: NodeID, total: Number) {
    contributions[edge] = contribution
    priors[edge] = adjoints[tail]
    adjoints[tail] = total
  }
}

extension Evaluation {
  /// Sweeps in reverse through operations in the order given, in which every operand precedes its users; of one
  /// node's edges the first operand's comes first. O(nodes and edges).
  ///
  /// In the graph's own order the adjoints are those of ``adjoints(of:)-(NodeID)`` to the last bit; another order
  /// adds up in another order.
  public func adjointRecord(
    of output: NodeID, through operations: some BidirectionalCollection<NodeID>
  ) -> AdjointRecord<Double> {
    var record = AdjointRecord(of: output, in: graph, zero: 0.0, one: 1.0)
    for node in operations.reversed() {
      let adjoint = record.adjoints[node]
      for edge in graph.edges(into: node) where graph.isActive(graph.tail(of: edge)) {
        let tail = graph.tail(of: edge)
        let contribution = Self.carried(partials[edge], adjoint)
        record.carry(contribution, along: edge, to: tail, total: record.adjoints[tail] + contribution)
      }
    }
    return record
  }
}

extension NumberEvaluation {
  /// The same in the evaluation's numbers; a partial without a value, which an untaken branch may have, carries 0.
  ///
  /// - Throws: for a partial that matters and has no value, and for an adjoint of too many digits.
  public func adjointRecord(
    of output: NodeID, through operations: some BidirectionalCollection<NodeID>
  ) throws(SourceErrors) -> AdjointRecord<Number> {
    try checkPartials()
    var record = AdjointRecord(of: output, in: graph, zero: Number.zero, one: Number.one)
    for node in operations.reversed() {
      let adjoint = record.adjoints[node]
      for edge in graph.edges(into: node) where graph.isActive(graph.tail(of: edge)) {
        let tail = graph.tail(of: edge)
        let contribution = partials[edge].map { Number.carried($0, adjoint) } ?? .zero
        let total = try checked(record.adjoints[tail] + contribution, at: tail)
        record.carry(contribution, along: edge, to: tail, total: total)
      }
    }
    return record
  }
}
