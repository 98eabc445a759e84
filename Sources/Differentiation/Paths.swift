import BigInt
import ComputationGraph

/// One way from a node to another along edges, and the product of the partials on it.
public struct Path: Sendable, Hashable {
  public let nodes: [NodeID]
  public let edges: [EdgeID]
  public let partials: [Double]

  /// What the path contributes to the derivative; 1 for the path of no edges.
  public var product: Double { partials.reduce(1, Evaluation.carried) }
}

/// Every path from one node to another, made one at a time as it is asked for: there may be 2^1000.
///
/// The order is that of the edges: by where they lead, then by slot, from the source on.
public struct Paths: Sequence, Sendable {
  let passage: Passage
  let evaluation: Evaluation

  public var source: NodeID { passage.source }
  public var target: NodeID { passage.target }

  /// The exact number of paths. O(edges · digits).
  public var count: BigUInt { passage.count() }

  /// Whether there are at most so many, without counting further. O(edges).
  public func isAtMost(_ limit: Int) -> Bool { passage.count(upTo: limit + 1) <= limit }

  /// The sum over all paths, by one reverse sweep: the derivative of the target by the source.
  public var sum: Double { passage.isEmpty ? 0 : evaluation.adjoints(of: target)[source] }

  public func makeIterator() -> Iterator { Iterator(passage, evaluation.partials) }

  public struct Iterator: IteratorProtocol {
    private let passage: Passage
    private let partials: EdgeTable<Double>
    /// For each node on the current path, which of its leaving edges is taken next.
    private var choices: [Int]
    private var nodes: [NodeID]
    private var edges: [EdgeID] = []

    init(_ passage: Passage, _ partials: EdgeTable<Double>) {
      self.passage = passage
      self.partials = partials
      nodes = passage.isEmpty ? [] : [passage.source]
      choices = passage.isEmpty ? [] : [0]
    }

    public mutating func next() -> Path? {
      while let node = nodes.last, let choice = choices.last {
        if node == passage.target, choice == 0 {
          choices[choices.count - 1] = 1
          return Path(nodes: nodes, edges: edges, partials: edges.map { partials[$0] })
        }
        let leaving = passage.edges(leaving: node)
        if node == passage.target || choice == leaving.count {
          backUp()
        } else {
          choices[choices.count - 1] += 1
          advance(along: leaving[leaving.startIndex + choice])
        }
      }
      return nil
    }

    private mutating func advance(along edge: EdgeID) {
      edges.append(edge)
      nodes.append(passage.graph.head(of: edge))
      choices.append(0)
    }

    private mutating func backUp() {
      nodes.removeLast()
      choices.removeLast()
      if !edges.isEmpty { edges.removeLast() }
    }
  }
}

extension Evaluation {
  /// The paths between two nodes. Empty where none leads from one to the other, or a name is unknown.
  public func paths(from source: String, to target: String) -> Paths {
    let passage = Passage(in: graph, from: graph.node(named: source), to: graph.node(named: target))
    return Paths(passage: passage, evaluation: self)
  }

  public func paths(from source: NodeID, to target: NodeID) -> Paths {
    Paths(passage: Passage(in: graph, from: source, to: target), evaluation: self)
  }
}

extension Graph {
  /// The exact number of paths between two nodes, evaluated or not.
  public func pathCount(from source: NodeID, to target: NodeID) -> BigUInt {
    Passage(in: self, from: source, to: target).count()
  }

  /// The sum of the numbers of paths over every pair, in one sweep: O(nodes and edges) additions however many pairs.
  public func pathCount(from sources: [NodeID], to targets: [NodeID]) -> BigUInt {
    if let count = shortPathCount(from: sources, to: targets) { return BigUInt(count) }
    var remainingUses = NodeTable<Int32>(repeating: 0, count: nodeCount)
    for tail in operandNodes { remainingUses[tail] += 1 }
    let starts = Dictionary(sources.map { ($0, 1) }, uniquingKeysWith: +)
    let ends = Dictionary(targets.map { ($0, 1) }, uniquingKeysWith: +)
    var counts: [NodeID: BigUInt] = [:]
    var total: BigUInt = 0
    for node in nodes {
      var sum = BigUInt(starts[node] ?? 0)
      for tail in operands(of: node) {
        if let count = counts[tail] { sum += count }
        remainingUses[tail] -= 1
        if remainingUses[tail] == 0 { counts[tail] = nil }
      }
      if let times = ends[node] { total += sum * BigUInt(times) }
      if !sum.isZero, remainingUses[node] > 0 { counts[node] = sum }
    }
    return total
  }

  /// Nil where a count does not fit a machine word.
  private func shortPathCount(from sources: [NodeID], to targets: [NodeID]) -> UInt? {
    var counts = Array(repeating: UInt(0), count: nodeCount)
    for source in sources { counts[Int(source.index)] += 1 }
    let tails = operandNodes
    for node in nodes {
      for position in edgeRange(into: node) {
        let (sum, overflow) = counts[Int(node.index)].addingReportingOverflow(counts[Int(tails[position].index)])
        if overflow { return nil }
        counts[Int(node.index)] = sum
      }
    }
    var total: UInt = 0
    for target in targets {
      let (sum, overflow) = total.addingReportingOverflow(counts[Int(target.index)])
      if overflow { return nil }
      total = sum
    }
    return total
  }
}
