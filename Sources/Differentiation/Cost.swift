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
    /// How many different edges the sweeps go along, each counted once.
    public let edges: Int
    /// False where counting stopped at its limit: there are at least so many products and sums.
    public let isWhole: Bool

    init(sweeps: Int, multiplications: Int, additions: Int, edges: Int, isWhole: Bool = true) {
      self.sweeps = sweeps
      self.multiplications = multiplications
      self.additions = additions
      self.edges = edges
      self.isWhole = isWhole
    }
  }
}

extension Graph {
  /// Counts what the sweeps for these outputs and variables do. O(edges · forks / 64), where forks are the nodes at which
  /// ways from the variables, or back from the outputs, first part.
  ///
  /// - Parameter limit: How many nodes and edges each mode may be followed through, again and again, in order to count.
  public func cost(of outputs: [NodeID], wrt variables: [NodeID], limit: Int = .max) -> Cost {
    Cost(
      nodes: nodeCount, edges: edgeCount, forward: singleSeedCost(of: variables, .forward, limit),
      reverse: singleSeedCost(of: outputs, .reverse, limit))
  }

  private func singleSeedCost(of seeds: [NodeID], _ direction: SingleSeedCost.Direction, _ limit: Int) -> Cost.Sweeps {
    let (count, isWhole) = SingleSeedCost(in: self, direction).count(of: seeds, limit: limit)
    let edges = direction == .forward ? edgeCount(reachedFrom: [seeds]) : edgeCount(reaching: [seeds])
    return Cost.Sweeps(
      sweeps: seeds.count, multiplications: count.multiplications, additions: count.additions, edges: edges,
      isWhole: isWhole)
  }

  /// The same for forward sweeps that are each seeded at several nodes at once. O(edges · sweeps / 64).
  public func forwardCost(of groups: [[NodeID]]) -> Cost.Sweeps {
    var products = 0
    var sums = 0
    for block in blocks(of: groups) {
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
    return Cost.Sweeps(
      sweeps: groups.count, multiplications: products, additions: sums, edges: edgeCount(reachedFrom: groups))
  }

  /// The same for reverse sweeps that are each seeded at several nodes at once.
  public func reverseCost(of groups: [[NodeID]]) -> Cost.Sweeps {
    var products = 0
    var sums = 0
    for block in blocks(of: groups) {
      var reached = mask(block)
      for node in nodes.reversed() where reached[node] != 0 {
        for operand in operands(of: node) where isActive(operand) {
          products += reached[node].nonzeroBitCount
          sums += (reached[operand] & reached[node]).nonzeroBitCount
          reached[operand] |= reached[node]
        }
      }
    }
    return Cost.Sweeps(
      sweeps: groups.count, multiplications: products, additions: sums, edges: edgeCount(reaching: groups))
  }

  private func edgeCount(reachedFrom groups: [[NodeID]]) -> Int {
    var reached = mask([groups.flatMap(\.self)])
    var count = 0
    for node in nodes where isActive(node) {
      for operand in operands(of: node) where reached[operand] != 0 {
        count += 1
        reached[node] = 1
      }
    }
    return count
  }

  private func edgeCount(reaching groups: [[NodeID]]) -> Int {
    var reached = mask([groups.flatMap(\.self)])
    var count = 0
    for node in nodes.reversed() where reached[node] != 0 {
      for operand in operands(of: node) where isActive(operand) {
        count += 1
        reached[operand] = 1
      }
    }
    return count
  }

  private func blocks(of groups: [[NodeID]]) -> [ArraySlice<[NodeID]>] {
    stride(from: 0, to: groups.count, by: 64).map { groups[$0..<min($0 + 64, groups.count)] }
  }

  /// One bit for each group of a block.
  private func mask(_ block: ArraySlice<[NodeID]>) -> NodeTable<UInt64> {
    var mask = NodeTable<UInt64>(repeating: 0, count: nodeCount)
    for (bit, group) in block.enumerated() {
      for node in group { mask[node] |= 1 << UInt64(bit) }
    }
    return mask
  }
}
