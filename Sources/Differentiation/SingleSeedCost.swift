import ComputationGraph

/// What sweeps from one seed each take together, without making each of them.
///
/// Where a node leads to one other only, a sweep from it is the sweep from that one and a step more. So sweeps are
/// followed from the forks alone, each fork once and 64 at a time: those of a million weights come down to those of the
/// units of their network.
struct SingleSeedCost {
  enum Direction {
    case forward, reverse
  }

  /// From a node to the first fork after it, or to the end.
  private struct Way {
    var fork: Int
    /// Edges that leave the nodes before the fork.
    var products = 0
    var steps = 0
  }

  private let graph: Graph
  private let direction: Direction
  private let tails: [NodeID]
  /// How many edges a sweep goes along from each node.
  private let leaving: [Int]
  private let ways: [Way]

  init(in graph: Graph, _ direction: Direction) {
    self.graph = graph
    self.direction = direction
    tails = graph.operandNodes
    var next = Array(repeating: Self.none, count: graph.nodeCount)
    var leaving = Array(repeating: 0, count: graph.nodeCount)
    for node in graph.nodes where graph.isActive(node) {
      for position in graph.edgeRange(into: node) {
        let tail = graph.operandNodes[position]
        if direction == .reverse, !graph.isActive(tail) { continue }
        let (from, to) = direction == .forward ? (tail, node) : (node, tail)
        let index = Int(from.index)
        leaving[index] += 1
        if next[index] == Self.none { next[index] = Int(to.index) }
        if next[index] != Int(to.index) { next[index] = Self.several }
      }
    }
    self.leaving = leaving
    ways = Self.ways(next, leaving, direction)
  }

  private static let none = -1
  private static let several = -2

  private static func ways(_ next: [Int], _ leaving: [Int], _ direction: Direction) -> [Way] {
    var ways = next.indices.map { Way(fork: $0) }
    func extend(_ index: Int) {
      guard next[index] >= 0 else { return }
      ways[index] = ways[next[index]]
      ways[index].products += leaving[index]
      ways[index].steps += 1
    }
    switch direction {
    case .forward: next.indices.reversed().forEach(extend)
    case .reverse: next.indices.forEach(extend)
    }
    return ways
  }

  /// The products and sums of a sweep from each of the seeds. O(nodes and edges) for every 64 forks that they lead to.
  ///
  /// - Parameter limit: Nodes and edges to visit at most; beyond them the counts are of a part.
  func count(of seeds: [NodeID], limit: Int) -> (count: OperationCount, isWhole: Bool) {
    var count = OperationCount()
    var uses = Array(repeating: 0, count: graph.nodeCount)
    for seed in seeds {
      let way = ways[Int(seed.index)]
      count.multiplications += way.products
      count.additions += way.products - way.steps
      uses[way.fork] += 1
    }
    let forks = uses.indices.filter { uses[$0] > 0 && leaving[$0] > 0 }.map { (index: $0, uses: uses[$0]) }
      .sorted { ($0.uses, $0.index) < ($1.uses, $1.index) }
    let visits = max(1, graph.nodeCount + graph.edgeCount)
    let followed = forks.prefix(limit / visits > forks.count / 64 ? forks.count : limit / visits * 64)
    for start in stride(from: 0, to: followed.count, by: 64) {
      add(followed[start..<min(start + 64, followed.count)], to: &count)
    }
    return (count, followed.count == forks.count)
  }

  /// Follows the sweeps from 64 forks or fewer, in one bit each.
  private func add(_ forks: ArraySlice<(index: Int, uses: Int)>, to count: inout OperationCount) {
    var reached = Array(repeating: UInt64(0), count: graph.nodeCount)
    for (bit, fork) in forks.enumerated() { reached[fork.index] = 1 << UInt64(bit) }
    var weights = BitWeights(forks.map(\.uses))
    let seedCount = forks.reduce(0) { $0 + $1.uses }
    var (products, visited) = (0, 0)
    func pass(_ index: Int) {
      guard reached[index] != 0 else { return }
      let weight = weights.sum(of: reached[index])
      products += weight * leaving[index]
      visited += weight
    }
    switch direction {
    case .forward:
      let first = forks.reduce(graph.nodeCount) { min($0, $1.index) }
      for node in graph.nodes[first...] {
        let index = Int(node.index)
        if graph.isActive(node) {
          for position in graph.edgeRange(into: node) { reached[index] |= reached[Int(tails[position].index)] }
        }
        pass(index)
      }
    case .reverse:
      let last = forks.reduce(0) { max($0, $1.index) }
      for node in graph.nodes[...last].reversed() where reached[Int(node.index)] != 0 {
        let index = Int(node.index)
        pass(index)
        for position in graph.edgeRange(into: node) where graph.isActive(tails[position]) {
          reached[Int(tails[position].index)] |= reached[index]
        }
      }
    }
    count.multiplications += products
    count.additions += products - (visited - seedCount)
  }
}

/// How much the bits of a word weigh together.
private struct BitWeights {
  /// The least weight for all bits, then powers of two for those that weigh more.
  private var parts: [(bits: UInt64, weight: Int)] = []
  private var last: (bits: UInt64, sum: Int) = (0, 0)

  init(_ weights: [Int]) {
    let least = weights.min() ?? 0
    parts = [(.max, least)]
    let most = (weights.max() ?? 0) - least
    for power in 0..<(Int.bitWidth - most.leadingZeroBitCount) {
      let bits = weights.indices.reduce(UInt64(0)) { $0 | UInt64((weights[$1] - least) >> power & 1) << UInt64($1) }
      if bits != 0 { parts.append((bits, 1 << power)) }
    }
  }

  /// Neighbours in a graph are mostly reached from the same seeds.
  mutating func sum(of bits: UInt64) -> Int {
    if bits != last.bits { last = (bits, parts.reduce(0) { $0 + (bits & $1.bits).nonzeroBitCount * $1.weight }) }
    return last.sum
  }
}
