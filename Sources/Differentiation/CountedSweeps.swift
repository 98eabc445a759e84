import ComputationGraph

/// Sweeps one after the other over one table, with what they cost where products by 0, 1 and −1 and sums with 0 are free.
///
/// The numbers are those of ``Evaluation/tangents(along:)`` and ``Evaluation/adjoints(weighting:)`` to the last bit.
struct CountedSweeps {
  private let graph: Graph
  private let partials: [Double]
  private let tails: [NodeID]
  private(set) var table: [Double]
  private(set) var count = OperationCount()

  init(over evaluation: Evaluation) {
    graph = evaluation.graph
    partials = evaluation.partials.values
    tails = evaluation.graph.operandNodes
    table = Array(repeating: 0, count: evaluation.graph.nodeCount)
  }

  subscript(node: NodeID) -> Double { table[Int(node.index)] }

  private mutating func seed(_ nodes: [NodeID]) {
    for index in table.indices { table[index] = 0 }
    for node in nodes { table[Int(node.index)] = 1 }
  }

  mutating func sweepForward(from seeds: [NodeID]) {
    seed(seeds)
    let kept = Set(seeds.filter { graph.operation(of: $0) != .input })
    let first = seeds.min().map { Int($0.index) } ?? table.count
    for node in graph.nodes[first...] where graph.isActive(node) {
      let range = graph.edgeRange(into: node)
      if range.isEmpty || !kept.isEmpty && kept.contains(node) { continue }
      var sum = 0.0
      for position in range {
        let (partial, tangent) = (partials[position], table[Int(tails[position].index)])
        if partial == 0 || tangent == 0 { continue }
        let product = partial * tangent
        count.multiply(partial, tangent)
        count.add(sum, product)
        sum += product
      }
      table[Int(node.index)] = sum
    }
  }

  mutating func sweepInReverse(from seeds: [NodeID]) {
    seed(seeds)
    let last = seeds.max().map { Int($0.index) } ?? -1
    for node in graph.nodes[...last].reversed() where table[Int(node.index)] != 0 {
      let adjoint = table[Int(node.index)]
      for position in graph.edgeRange(into: node) where partials[position] != 0 {
        let product = partials[position] * adjoint
        let tail = Int(tails[position].index)
        count.multiply(partials[position], adjoint)
        count.add(table[tail], product)
        table[tail] += product
      }
    }
  }
}
