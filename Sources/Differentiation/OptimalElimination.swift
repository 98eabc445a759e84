import ComputationGraph

extension LinearizedGraph {
  /// How many intermediates a graph may have whose best order is looked for.
  static let searchLimit = 10

  /// An order of fewest products among all orders, or nil where there are too many.
  ///
  /// Which edges there are after some vertices are gone does not depend on the order in which they went, so each set of
  /// them is looked at once: O(2^k · k · vertices) for k intermediates.
  var bestOrder: [NodeID]? {
    guard intermediates.count <= Self.searchLimit, vertexCount <= 64 else { return nil }
    let search = OrderSearch(of: self)
    let sets = 1 << intermediates.count
    var products = [Int](repeating: .max, count: sets)
    var last = [Int](repeating: -1, count: sets)
    products[0] = 0
    for gone in 0..<sets {
      let isGone = search.mask(gone)
      for choice in intermediates.indices where gone & 1 << choice == 0 {
        let total = products[gone] + search.products(choice, isGone)
        let next = gone | 1 << choice
        if total < products[next] { (products[next], last[next]) = (total, choice) }
      }
    }
    var order: [NodeID] = []
    var gone = sets - 1
    while gone != 0 {
      order.append(nodes[Int(intermediates[last[gone]])])
      gone &= ~(1 << last[gone])
    }
    return order.reversed()
  }
}

/// Neighbours of vertices as sets of bits.
private struct OrderSearch {
  private let intermediates: [Int]
  private var tails: [UInt64]
  private var heads: [UInt64]
  private var unitsIn: [Int]
  private var unitsOut: [Int]

  init(of graph: LinearizedGraph) {
    intermediates = graph.intermediates.map { Int($0) }
    tails = [UInt64](repeating: 0, count: graph.vertexCount)
    heads = tails
    unitsIn = [Int](repeating: 0, count: graph.vertexCount)
    unitsOut = unitsIn
    for edge in graph.edges {
      let (tail, head) = (Int(edge.tail), Int(edge.head))
      tails[head] |= 1 << UInt64(tail)
      heads[tail] |= 1 << UInt64(head)
      if edge.isUnit {
        unitsIn[head] += 1
        unitsOut[tail] += 1
      }
    }
  }

  /// The vertices of a set of intermediates.
  func mask(_ gone: Int) -> UInt64 {
    var mask: UInt64 = 0
    for (place, vertex) in intermediates.enumerated() where gone & 1 << place != 0 { mask |= 1 << UInt64(vertex) }
    return mask
  }

  /// How many products taking one more intermediate out makes.
  func products(_ choice: Int, _ isGone: UInt64) -> Int {
    let vertex = intermediates[choice]
    let incoming = neighbours(vertex, tails, isGone).nonzeroBitCount - unitsIn[vertex]
    let outgoing = neighbours(vertex, heads, isGone).nonzeroBitCount - unitsOut[vertex]
    return incoming * outgoing
  }

  /// The vertices still there that are joined to one through those that are gone.
  private func neighbours(_ vertex: Int, _ adjacent: [UInt64], _ isGone: UInt64) -> UInt64 {
    var found = adjacent[vertex]
    var entered: UInt64 = 0
    while found & isGone & ~entered != 0 {
      let next = (found & isGone & ~entered).trailingZeroBitCount
      entered |= 1 << UInt64(next)
      found |= adjacent[next]
    }
    return found & ~isGone
  }
}

extension Graph {
  /// The fewest products of all orders of elimination, found by trying them; nil for more than ten intermediates.
  public func bestElimination(of outputs: [NodeID], wrt variables: [NodeID]) -> Elimination? {
    LinearizedGraph(of: outputs, wrt: variables, in: self, partials: nil).bestOrder.flatMap {
      elimination(of: outputs, wrt: variables, order: .given($0))
    }
  }
}

extension Evaluation {
  /// The same with numbers.
  public func bestElimination(of outputs: [NodeID], wrt variables: [NodeID]) -> Elimination? {
    LinearizedGraph(of: outputs, wrt: variables, in: graph, partials: nil).bestOrder.flatMap {
      elimination(of: outputs, wrt: variables, order: .given($0))
    }
  }
}
