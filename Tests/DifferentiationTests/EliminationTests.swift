import ComputationGraph
import Differentiation
import Notation
import TestSupport
import Testing

@Suite struct EliminationTests {
  @Test(arguments: Batch.all)
  func `elimination in any order gives the Jacobian of the sweeps`(_ batch: Batch) throws {
    for (index, program) in batch.programs.enumerated() {
      let evaluation = try program.evaluation()
      let (outputs, variables) = someNodes(of: evaluation.graph, seed: UInt64(index))
      let expected = outputs.map { evaluation.adjoints(of: $0) }
      let sizes = outputs.map { evaluation.magnitudes(of: $0) }
      var random = SplitMix64(seed: UInt64(index))
      let shuffled = evaluation.graph.nodes.shuffled(using: &random)
      for order in [EliminationOrder.forward, .reverse, .markowitz, .given(shuffled)] {
        let elimination = try #require(evaluation.elimination(of: outputs, wrt: variables, order: order))
        let jacobian = elimination.jacobian(of: outputs, wrt: variables)
        for row in outputs.indices {
          for (column, variable) in variables.enumerated() {
            let size = sizes[row][Int(variable.index)]
            expectClose(jacobian.values[row][column], expected[row][variable], scale: size, program.text)
          }
        }
      }
    }
  }

  /// Inputs and outputs, and now and then any nodes, one of them twice.
  private func someNodes(of graph: Graph, seed: UInt64) -> (outputs: [NodeID], variables: [NodeID]) {
    let outputs = graph.outputs.map(\.node)
    let variables = graph.inputs.map(\.node)
    guard seed.isMultiple(of: 3) else { return (outputs, variables) }
    var random = SplitMix64(seed: seed)
    let some = (0..<4).compactMap { _ in graph.nodes.randomElement(using: &random) }
    return (outputs + some.prefix(3), variables + some.suffix(3) + some.suffix(1))
  }

  @Test(arguments: Batch.all)
  func `the pure orders take what their formulas say`(_ batch: Batch) throws {
    for program in batch.programs {
      let graph = try program.graph()
      let (outputs, variables) = (graph.outputs.map(\.node), graph.inputs.map(\.node))
      let ways = Ways(from: variables, to: outputs, in: graph)
      let forward = try #require(graph.elimination(of: outputs, wrt: variables, order: .forward))
      let reverse = try #require(graph.elimination(of: outputs, wrt: variables, order: .reverse))
      #expect(forward.structural.multiplications == ways.forwardProducts, "\(program.text)")
      #expect(reverse.structural.multiplications == ways.reverseProducts, "\(program.text)")
    }
  }

  @Test(arguments: 0..<60)
  func `the best order is the best of all permutations, and Markowitz is never better`(_ seed: Int) throws {
    let graph = try Graph(SmallProgram(seed: UInt64(seed)).text)
    let (outputs, variables) = (graph.outputs.map(\.node), graph.inputs.map(\.node))
    let intermediates = try #require(graph.elimination(of: outputs, wrt: variables, order: .forward)).order
    func products(_ order: EliminationOrder) throws -> Int {
      try #require(graph.elimination(of: outputs, wrt: variables, order: order)).structural.multiplications
    }
    let fewest = try permutations(of: intermediates).map { try products(.given($0)) }.min()
    let best = try #require(graph.bestElimination(of: outputs, wrt: variables))
    #expect(best.structural.multiplications == fewest)
    for order in [EliminationOrder.forward, .reverse, .markowitz] { #expect(try products(order) >= fewest ?? 0) }
  }

  @Test func `Markowitz' rule is not always the best order`() throws {
    let differences = try (0..<60).map { seed in
      let graph = try Graph(SmallProgram(seed: UInt64(seed)).text)
      let (outputs, variables) = (graph.outputs.map(\.node), graph.inputs.map(\.node))
      let markowitz = try #require(graph.elimination(of: outputs, wrt: variables, order: .markowitz))
      let best = try #require(graph.bestElimination(of: outputs, wrt: variables))
      return markowitz.structural.multiplications - best.structural.multiplications
    }
    #expect(differences.contains { $0 > 0 } && differences.contains(0))
  }

  /// Each pure mode takes n products for every node of the waist; across, the waist becomes one edge first.
  @Test(arguments: [2, 3, 8])
  func `through a waist the way across is shorter than both pure ways`(_ n: Int) throws {
    let sum = (1...n).map { "x\($0)" }.joined(separator: ", ")
    let outputs = (1...n).map { "y\($0) = \($0)*w" }
    let waist = ["s = sum(\(sum))", "t = sin(s)", "u = exp(t)", "w = cos(u)"]
    let graph = try Graph((waist + outputs).joined(separator: "\n"))
    func products(_ order: EliminationOrder) throws -> Int {
      let elimination = graph.elimination(of: graph.outputs.map(\.node), wrt: graph.inputs.map(\.node), order: order)
      return try #require(elimination).structural.multiplications
    }
    #expect(try products(.forward) == 3 * n + n * n)
    #expect(try products(.reverse) == 3 * n + n * n)
    #expect(try products(.markowitz) == 2 + n + n * n)
    let best = graph.bestElimination(of: graph.outputs.map(\.node), wrt: graph.inputs.map(\.node))
    #expect(best?.structural.multiplications == 2 + n + n * n)
  }

  @Test func `parallel edges are added, and an end that leads on is an intermediate too`() throws {
    let evaluation = try Evaluation("x = 3\nv = x*x\ny = v*x")
    let (x, v, y) = (NodeID(0), NodeID(1), NodeID(2))
    let elimination = try #require(evaluation.elimination(of: [v, y, x], wrt: [x, v], order: .markowitz))
    #expect(elimination.jacobian(of: [v, y, x], wrt: [x, v]).values == [[6, 1], [27, 3], [1, 0]])
    #expect(elimination.structural == OperationCount(multiplications: 1, additions: 2))
    #expect(elimination.order == [v])
  }

  @Test(arguments: [EliminationOrder.forward, .reverse, .markowitz])
  func `a chain takes one product for each intermediate, and so does a node with many uses`(
    _ order: EliminationOrder
  ) throws {
    let chain = (1...20_000).reduce("v0 = 0.5\n") { $0 + "v\($1) = sin(v\($1 - 1))\n" }
    let hub = "s = sum(" + (1...20_000).map { "\($0)*x" }.joined(separator: ", ") + ")"
    for (text, sums) in [(chain, 0), (hub, 19_999)] {
      let graph = try Graph(text)
      let (outputs, variables) = (graph.outputs.map(\.node), graph.inputs.map(\.node))
      let elimination = try #require(graph.elimination(of: outputs, wrt: variables, order: order))
      #expect(elimination.structural.multiplications == elimination.order.count)
      #expect(elimination.structural.additions == sums)
    }
  }

  @Test func `what is too tangled is given up`() throws {
    let graph = try Graph("s = a*b*c\nt = s*s\nu = s*t")
    let (outputs, variables) = (graph.outputs.map(\.node), graph.inputs.map(\.node))
    let whole = try #require(graph.elimination(of: outputs, wrt: variables, order: .markowitz))
    let products = whole.structural.multiplications
    for (budget, isEnough) in [(products, true), (products - 1, false)] {
      let elimination = graph.elimination(of: outputs, wrt: variables, order: .markowitz, budget: budget)
      #expect((elimination != nil) == isEnough)
    }
  }

  @Test(arguments: [(11, true), (12, false)])
  func `up to ten intermediates all orders are tried`(_ length: Int, _ isFound: Bool) throws {
    let graph = try Graph((1...length).map { "v\($0) = sin(v\($0 - 1))" }.joined(separator: "\n"))
    let best = graph.bestElimination(of: graph.outputs.map(\.node), wrt: graph.inputs.map(\.node))
    #expect((best?.order.count == length - 1) == isFound)
  }
}

/// The formulas of Griewank and Walther for pure orders, counted on their own: n_v variables reach a node, m_v outputs
/// are reached from it.
private struct Ways {
  private(set) var forwardProducts = 0
  private(set) var reverseProducts = 0

  init(from variables: [NodeID], to outputs: [NodeID], in graph: Graph) {
    var reaching = [NodeID: Set<NodeID>]()
    var reached = [NodeID: Set<NodeID>]()
    for variable in variables { reaching[variable, default: []].insert(variable) }
    for node in graph.nodes {
      for operand in graph.operands(of: node) where graph.isActive(operand) {
        reaching[node, default: []].formUnion(reaching[operand] ?? [])
      }
    }
    var users = [NodeID: Set<NodeID>]()
    for node in graph.nodes.reversed() {
      let isUseful = outputs.contains(node) || reached[node] != nil
      guard isUseful, reaching[node] != nil else { continue }
      for operand in graph.operands(of: node) where reaching[operand] != nil {
        users[operand, default: []].insert(node)
        reached[operand, default: []].formUnion((reached[node] ?? []).union(outputs.contains(node) ? [node] : []))
      }
    }
    for node in graph.nodes where !variables.contains(node) {
      guard let before = reaching[node], let after = reached[node] else { continue }
      forwardProducts += before.count * (users[node]?.count ?? 0)
      reverseProducts += after.count * Set(graph.operands(of: node).filter { reaching[$0] != nil }).count
    }
  }
}

/// A few operations over a few inputs, so that all orders can be tried.
private struct SmallProgram {
  let text: String

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var names = (1...Int.random(in: 1...3, using: &random)).map { "x\($0)" }
    var lines: [String] = []
    for index in 1...Int.random(in: 3...6, using: &random) {
      let count = Int.random(in: 1...3, using: &random)
      let operands = (0..<count).compactMap { _ in names.randomElement(using: &random) }
      lines.append("v\(index) = prod(\(operands.joined(separator: ", ")))")
      names.append("v\(index)")
    }
    text = lines.joined(separator: "\n")
  }
}

private func permutations<Element>(of elements: [Element]) -> [[Element]] {
  elements.reduce([[]]) { shorter, element in
    shorter.flatMap { list in (0...list.count).map { Array(list[..<$0]) + [element] + list[$0...] } }
  }
}
