import ComputationGraph
import Differentiation
import Notation
import TestSupport
import Testing

/// What the sweeps of a Jacobian take, counted without making them.
@Suite struct SweepCostTests {
  /// Products and sums of one sweep, edge by edge.
  private func counted(_ graph: Graph, from seed: NodeID, isForward: Bool) -> OperationCount {
    var count = OperationCount()
    var arrivals = NodeTable<Int>(repeating: 0, count: graph.nodeCount)
    let nodes = isForward ? Array(graph.nodes) : graph.nodes.reversed()
    for node in nodes where graph.isActive(node) {
      for operand in graph.operands(of: node) where isForward || graph.isActive(operand) {
        let (from, to) = isForward ? (operand, node) : (node, operand)
        guard from == seed || arrivals[from] > 0 else { continue }
        count.multiplications += 1
        if arrivals[to] > 0 { count.additions += 1 }
        arrivals[to] += 1
      }
    }
    return count
  }

  private func counted(_ graph: Graph, _ seeds: [NodeID], isForward: Bool) -> [Int] {
    let all = seeds.map { counted(graph, from: $0, isForward: isForward) }
    return [seeds.count, all.reduce(0) { $0 + $1.multiplications }, all.reduce(0) { $0 + $1.additions }]
  }

  private func numbers(_ sweeps: Cost.Sweeps) -> [Int] { [sweeps.sweeps, sweeps.multiplications, sweeps.additions] }

  @Test(arguments: UInt64(1)...60)
  func `sweeps counted together are those counted one by one`(_ seed: UInt64) throws {
    let graph = try Graph(of: Program(parsing: RandomComputation(seed: seed, isAwayFromKinks: true).text))
    // Any node may be a seed, a constant too, and the same one twice.
    let seeds = Array(graph.nodes) + graph.nodes.prefix(3)
    let cost = graph.cost(of: seeds, wrt: seeds)
    #expect(numbers(cost.forward) == counted(graph, seeds, isForward: true))
    #expect(numbers(cost.reverse) == counted(graph, seeds, isForward: false))
    #expect(cost.forward == graph.forwardCost(of: seeds.map { [$0] }))
    #expect(cost.reverse == graph.reverseCost(of: seeds.map { [$0] }))
    #expect(cost.forward.isWhole && cost.reverse.isWhole)
  }

  @Test(arguments: [[3, 2], [5, 4, 3], [12, 20, 2]])
  func `the weights of a network cost what each costs alone`(_ layers: [Int]) throws {
    let graph = try Graph(of: Program(parsing: SeededNetwork(layers: layers, seed: 1).text))
    let seeds = graph.inputs.map(\.node)
    let cost = graph.cost(of: [], wrt: seeds)
    #expect(numbers(cost.forward) == counted(graph, seeds, isForward: true))
  }

  @Test func `counts that stop at a limit are least ones, and say so`() throws {
    let inputs = (0..<200).map { "x\($0)" }
    let terms = inputs.map { "sin(\($0))*cos(\($0))" }
    let graph = try Graph(of: Program(parsing: "y = " + terms.joined(separator: " + ")))
    let seeds = graph.inputs.map(\.node)
    let whole = graph.cost(of: [], wrt: seeds).forward
    var last = 0
    for limit in [0, 2000, 4000, 6000, 9000] {
      let cost = graph.cost(of: [], wrt: seeds, limit: limit).forward
      #expect(cost.isWhole == (cost == whole))
      #expect(cost.multiplications <= whole.multiplications && cost.additions <= whole.additions)
      #expect(cost.multiplications >= last)
      #expect(cost.sweeps == 200 && cost.edges == whole.edges)
      last = cost.multiplications
    }
    #expect(last == whole.multiplications)
  }
}
