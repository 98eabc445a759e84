import ComputationGraph

/// What forward and reverse mode take for a whole Jacobian.
public struct Cost: Sendable, Equatable {
  public let nodes: Int
  public let edges: Int
  public let forward: Sweeps
  public let reverse: Sweeps

  /// Sweeps in one mode, with the products of a partial and what it carries, and the sums where edges meet.
  ///
  /// A sweep touches only the edges that its seed reaches (forward) or that reach its output (reverse) and that come
  /// from an input; constants carry nothing. Products by 1 count: the sweep makes them.
  public struct Sweeps: Sendable, Equatable {
    public let sweeps: Int
    public let multiplications: Int
    public let additions: Int
  }
}

extension Graph {
  /// Counts what the sweeps for these outputs and variables do. O(edges · sweeps / 64).
  public func cost(of outputs: [NodeID], wrt variables: [NodeID]) -> Cost {
    Cost(
      nodes: nodeCount, edges: edgeCount, forward: forwardCost(variables), reverse: reverseCost(outputs))
  }

  private func forwardCost(_ seeds: [NodeID]) -> Cost.Sweeps {
    var products = 0
    var sums = 0
    for block in blocks(of: seeds) {
      var reached = mask(block)
      let seeded = reached
      for node in nodes where isActive(node) {
        var seen: UInt64 = 0
        for operand in operands(of: node) {
          let arriving = reached[operand] & ~seeded[node]
          products += arriving.nonzeroBitCount
          sums += (arriving & seen).nonzeroBitCount
          seen |= arriving
        }
        reached[node] |= seen
      }
    }
    return Cost.Sweeps(sweeps: seeds.count, multiplications: products, additions: sums)
  }

  private func reverseCost(_ outputs: [NodeID]) -> Cost.Sweeps {
    var products = 0
    var sums = 0
    for block in blocks(of: outputs) {
      var reached = mask(block)
      for node in nodes.reversed() where reached[node] != 0 {
        for operand in operands(of: node) where isActive(operand) {
          products += reached[node].nonzeroBitCount
          sums += (reached[operand] & reached[node]).nonzeroBitCount
          reached[operand] |= reached[node]
        }
      }
    }
    return Cost.Sweeps(sweeps: outputs.count, multiplications: products, additions: sums)
  }

  private func blocks(of nodes: [NodeID]) -> [ArraySlice<NodeID>] {
    stride(from: 0, to: nodes.count, by: 64).map { nodes[$0..<min($0 + 64, nodes.count)] }
  }

  /// One bit for each seed of a block.
  private func mask(_ block: ArraySlice<NodeID>) -> NodeTable<UInt64> {
    var mask = NodeTable<UInt64>(repeating: 0, count: nodeCount)
    for (bit, node) in block.enumerated() { mask[node] |= 1 << UInt64(bit) }
    return mask
  }
}
