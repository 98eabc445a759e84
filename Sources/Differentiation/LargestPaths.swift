import ComputationGraph
import HeapModule

/// The size of a product that may lie far outside the range of a double.
private struct Magnitude: Comparable {
  private let exponent: Int
  private let significand: Double

  init(_ value: Double) {
    let isProper = value != 0 && value.isFinite
    exponent = value == 0 ? .min / 2 : isProper ? Int(value.exponent) : .max / 2
    significand = isProper ? abs(value.significand) : 0
  }

  private init(exponent: Int, significand: Double) {
    self.exponent = exponent
    self.significand = significand
  }

  static func * (a: Self, b: Self) -> Self {
    if a.isZero || b.isZero { return Magnitude(0) }
    if a.isInfinite || b.isInfinite { return Magnitude(.infinity) }
    let product = a.significand * b.significand
    let carry = product >= 2 ? 1 : 0
    return Magnitude(exponent: a.exponent + b.exponent + carry, significand: carry == 1 ? product / 2 : product)
  }

  private var isZero: Bool { exponent == .min / 2 }
  private var isInfinite: Bool { exponent == .max / 2 }

  static func < (a: Self, b: Self) -> Bool { (a.exponent, a.significand) < (b.exponent, b.significand) }
}

/// A path that ends at a node: its last edge and its rank among the paths to that edge's tail.
private struct Candidate: Comparable {
  let magnitude: Magnitude
  let edge: EdgeID
  let rank: Int

  /// The larger contribution is greater; at a tie, the earlier path.
  static func < (a: Self, b: Self) -> Bool {
    if a.magnitude != b.magnitude { return a.magnitude < b.magnitude }
    return (a.edge, a.rank) > (b.edge, b.rank)
  }
}

extension Paths {
  /// The paths of largest contribution, largest first, without listing the rest: for each node the best few ways to
  /// it are merged from those of its operands. O(edges · log + nodes · count · log).
  public func largest(_ count: Int) -> [Path] {
    guard count > 0, !passage.isEmpty else { return [] }
    var best: [NodeID: [Candidate]] = [:]
    for node in passage.nodes where node != source {
      best[node] = merged(into: node, best, count)
    }
    guard source != target else { return Array(prefix(1)) }
    return (best[target] ?? []).indices.map { path(endingAt: target, rank: $0, best) }
  }

  private func merged(into node: NodeID, _ best: [NodeID: [Candidate]], _ count: Int) -> [Candidate] {
    var heads = Heap<Candidate>()
    for edge in passage.edges(into: node) {
      if let candidate = candidate(edge, rank: 0, best) { heads.insert(candidate) }
    }
    var chosen: [Candidate] = []
    while chosen.count < count, let next = heads.popMax() {
      chosen.append(next)
      if let following = candidate(next.edge, rank: next.rank + 1, best) { heads.insert(following) }
    }
    return chosen
  }

  private func candidate(_ edge: EdgeID, rank: Int, _ best: [NodeID: [Candidate]]) -> Candidate? {
    let tail = passage.graph.tail(of: edge)
    let partial = Magnitude(evaluation.partials[edge])
    if tail == source { return rank == 0 ? Candidate(magnitude: partial, edge: edge, rank: 0) : nil }
    guard let ways = best[tail], rank < ways.count else { return nil }
    return Candidate(magnitude: ways[rank].magnitude * partial, edge: edge, rank: rank)
  }

  private func path(endingAt target: NodeID, rank: Int, _ best: [NodeID: [Candidate]]) -> Path {
    var edges: [EdgeID] = []
    var node = target
    var rank = rank
    while node != source, let candidate = best[node]?[rank] {
      edges.append(candidate.edge)
      node = passage.graph.tail(of: candidate.edge)
      rank = candidate.rank
    }
    edges.reverse()
    return Path(
      nodes: [source] + edges.map { passage.graph.head(of: $0) }, edges: edges,
      partials: edges.map { evaluation.partials[$0] })
  }
}
