import ComputationGraph
import Differentiation

/// What folding starts from: units of nodes that no figure takes apart, each with one node that others use.
///
/// A unit is an operation with the constants in its label, a closed composite, or a whole statement. Units are in
/// evaluation order, that of the nodes they give.
struct UnitGraph {
  /// How much is one unit.
  enum Grain {
    /// An operation; sums of sums and products of products are one.
    case operation
    /// A name and all that is computed for it alone.
    case statement
  }

  let graph: Graph
  /// The unit of each node, or -1 for a constant that is written into labels.
  let unitOfNode: [Int32]
  /// The node that each unit gives.
  let exits: [NodeID]
  /// For each unit its nodes in evaluation order.
  let nodes: IndexRuns
  /// For each unit the other units it uses, each once.
  private(set) var operands = IndexRuns()
  /// For each of these how many edges of the graph lead there.
  private(set) var edgeCounts: [Int32] = []
  /// And the derivative of what the unit gives by what it uses, along these edges; empty without numbers.
  private(set) var partials: [Double] = []

  var count: Int { exits.count }

  init(of graph: Graph, _ evaluation: Evaluation?, unitOfNode: [Int32], exits: [NodeID]) {
    self.graph = graph
    self.unitOfNode = unitOfNode
    self.exits = exits
    nodes = IndexRuns(positionsOf: unitOfNode, count: exits.count)
    connect(evaluation)
  }

  func isLeaf(_ unit: Int) -> Bool { operands.range(unit).isEmpty }

  /// One small reverse sweep in each unit. O(edges · log).
  private mutating func connect(_ evaluation: Evaluation?) {
    var adjoints = [Double](repeating: 0, count: graph.nodeCount)
    var counts = [Int32](repeating: 0, count: count)
    var sums = [Double](repeating: 0, count: count)
    for unit in 0..<count {
      var used: [Int32] = []
      adjoints[Int(exits[unit].index)] = 1
      for position in nodes.range(unit).reversed() {
        let node = NodeID(Int(nodes.values[position]))
        let adjoint = adjoints[Int(node.index)]
        adjoints[Int(node.index)] = 0
        for edge in graph.edgeRange(into: node) {
          let tail = graph.operandNodes[edge]
          let other = unitOfNode[Int(tail.index)]
          guard other >= 0 else { continue }
          let partial = evaluation?.partials.values[edge] ?? 0
          let carried = partial == 0 || adjoint == 0 ? 0 : partial * adjoint
          if Int(other) == unit {
            adjoints[Int(tail.index)] += carried
          } else {
            if counts[Int(other)] == 0 { used.append(other) }
            counts[Int(other)] += 1
            sums[Int(other)] += carried
          }
        }
      }
      used.sort()
      for other in used {
        operands.append(other)
        edgeCounts.append(counts[Int(other)])
        if evaluation != nil { partials.append(sums[Int(other)]) }
        counts[Int(other)] = 0
        sums[Int(other)] = 0
      }
      operands.endRun()
    }
  }
}
