import BigInt
import ComputationGraph
import Differentiation
import Notation
import Testing

@Suite struct FactTests {
  @Test(
    arguments: [
      ("x*x", 9, 6), ("x - x", 0, 0), ("x/x", 1, 0), ("x + x", 6, 2), ("x", 3, 1), ("x^2", 9, 6), ("x^3", 27, 27),
      ("x^1", 3, 1), ("x^0", 1, 0), ("2^x", 8, 8 * 0.6931471805599453), ("-x^2", -9, -6), ("+x", 3, 1), ("--x", 3, 1),
      ("pi*x", 3 * .pi, .pi), ("if(x > 2, x^2, 1/(x - 3))", 9, 6), ("prod(x, x, x)", 27, 27), ("sum(x)", 3, 1),
      ("mean(x, x, 3, x)", 3, 0.75), ("x > 2", 1, 0), ("x*0", 0, 0), ("0*x + 5", 5, 0),
      ("x**x", 27, 27 * (1 + 1.0986122886681098)),
    ] as [(String, Double, Double)])
  func `a small program has this value and this derivative`(_ text: String, _ value: Double, _ slope: Double) throws {
    let evaluation = try Evaluation("x = 3; y = " + text)
    #expect(isClose(try #require(evaluation.value(of: "y")), value, within: 1e-15))
    #expect(isClose(try evaluation.derivative(of: "y", by: "x"), slope, within: 1e-15))
    #expect(isClose(try #require(evaluation.tangents(along: ["x": 1])["y"]), slope, within: 1e-15))
  }

  @Test(arguments: [(-2.0, 2.0, -4.0), (-2, 3, 12), (-1.5, -2, 0.5925925925925926), (0, 2, 0), (0, 1, 1), (0, 0, 0)])
  func `a whole power of a base below zero has a derivative`(_ x: Double, _ n: Double, _ slope: Double) throws {
    let evaluation = try Evaluation("y = x^(\(n))", at: ["x": x])
    #expect(isClose(try evaluation.derivative(of: "y", by: "x"), slope, within: 1e-15))
    #expect(evaluation.partialErrors.isEmpty)
  }

  @Test func `constants alone have a value and no derivative`() throws {
    let evaluation = try Evaluation("const k = 2\ny = k*3 + 1")
    #expect(evaluation.value(of: "y") == 7)
    #expect(evaluation.partials.values.allSatisfy { $0 == 0 })
    #expect(try evaluation.derivative(of: "y", by: "k") == 0)
  }

  @Test func `an input nothing uses has derivative zero`() throws {
    let evaluation = try Evaluation("x = 2; unused = 5; y = x^2")
    #expect(try evaluation.derivative(of: "y", by: "unused") == 0)
    #expect(evaluation.paths(from: "unused", to: "y").count == 0)
    #expect(Array(evaluation.paths(from: "unused", to: "y")).isEmpty)
    #expect(evaluation.paths(from: "nobody", to: "y").largest(3).isEmpty)
  }

  @Test func `a node has one path to itself, of product one`() throws {
    let paths = try Evaluation("x = 2; y = x^2").paths(from: "x", to: "x")
    #expect(paths.count == 1)
    #expect(paths.map(\.product) == [1])
    #expect(paths.largest(2).map(\.nodes) == [[NodeID(0)]])
    #expect(paths.sum == 1)
  }

  @Test func `an output that is only another name for an input is that input`() throws {
    let evaluation = try Evaluation("x = 2; f = x")
    #expect(evaluation.value(of: "f") == 2)
    #expect(try evaluation.derivative(of: "f", by: "x") == 1)
  }

  @Test func `a program without nodes has nothing to differentiate`() throws {
    let evaluation = try Evaluation("f(x) = x")
    #expect(evaluation.graph.nodeCount == 0)
    #expect(evaluation.adjoints(of: "f").table.values.isEmpty)
    #expect(evaluation.paths(from: "x", to: "f").count == 0)
    #expect(evaluation.tangents(along: ["x": 1]).table.values.isEmpty)
  }

  @Test func `a derivative by an intermediate takes it for free`() throws {
    let evaluation = try Evaluation("x = 2; u = x^2; y = u*x")
    #expect(try evaluation.derivative(of: "y", by: "u") == 2)
    #expect(evaluation.tangents(along: ["u": 1])["y"] == 2)
    #expect(evaluation.tangents(along: ["u": 1, "x": 0])["y"] == 2)
    #expect(try evaluation.derivative(of: "y", by: "x") == 12)
  }

  @Test func `forty inputs have forty derivatives`() throws {
    let text = "y = " + (1...40).map { "\($0)*x\($0)" }.joined(separator: " + ")
    let point = Dictionary(uniqueKeysWithValues: (1...40).map { ("x\($0)", 1.0) })
    let evaluation = try Evaluation(text, at: point)
    let adjoints = evaluation.adjoints(of: "y")
    #expect((1...40).map { adjoints["x\($0)"] } == (1...40).map(Double.init))
  }

  @Test func `two to the thousandth paths are counted and the largest found`() throws {
    let lines = (1...1_000).map { "x\($0) = x\($0 - 1) + 0.5*x\($0 - 1)" }
    let evaluation = try Evaluation("x0 = 1\n" + lines.joined(separator: "\n"))
    let paths = evaluation.paths(from: "x0", to: "x1000")
    #expect(paths.count == BigUInt(2).power(1_000))
    #expect(!paths.isAtMost(10_000))
    #expect(isClose(paths.sum, 1.0e176 * 1.2338405969061735, within: 1e-3))
    #expect(paths.largest(5).map(\.product) == [1, 0.5, 0.5, 0.5, 0.5])
    #expect(Set(paths.largest(5).map(\.edges)).count == 5)
    #expect(Array(paths.prefix(3)).count == 3)
  }

  @Test func `paths far too small for a number still have an order`() throws {
    let lines = (1...300).map { "x\($0) = 1e-5*x\($0 - 1) + 1e-4*x\($0 - 1)" }
    let evaluation = try Evaluation("x0 = 1\n" + lines.joined(separator: "\n"))
    let largest = try #require(evaluation.paths(from: "x0", to: "x300").largest(1).first)
    #expect(largest.partials.filter { $0 == 1e-4 }.count == 300)
  }

  @Test func `paths of infinite partials come first and do no harm`() throws {
    let evaluation = try Evaluation("x = 0; y = sqrt(sqrt(sqrt(sqrt(x)))) + x")
    let largest = evaluation.paths(from: "x", to: "y").largest(2)
    #expect(largest.map(\.product) == [.infinity, 1])
    #expect(evaluation.partialErrors.count == 4)
  }

  @Test(arguments: [
    "x = 0; y = if(x > 0, log(x), x)", "x = -1; y = if(x > 0, sqrt(x), 2*x)", "x = 0; y = if(x == 0, 1, sin(x)/x)",
    "x = 0; y = if(1, x, 1/0)",
  ])
  func `a branch not taken may be undefined`(_ text: String) throws {
    let evaluation = try Evaluation(text)
    #expect(evaluation.partialErrors.isEmpty)
    #expect(try evaluation.derivative(of: "y", by: "x").isFinite)
    #expect(try #require(evaluation.tangents(along: ["x": 1])["y"]).isFinite)
    #expect(evaluation.paths(from: "x", to: "y").reduce(0) { $0 + $1.product }.isFinite)
  }

  @Test func `numbers beyond the range are kept when asked for`() throws {
    let evaluation = try Graph("y = log(x) + 1/z").evaluated(at: ["x": -1, "z": 0], allowsNonfinite: true)
    #expect(evaluation.value(of: "y")?.isNaN == true)
    #expect(evaluation.partialErrors.isEmpty)
  }

  @Test func `nested functions differentiate as if written out`() throws {
    let nested = try Evaluation("sq(t) = t*t\nquad(t) = sq(sq(t))\ny = quad(x) + sq(x)", at: ["x": 1.5])
    #expect(isClose(try nested.derivative(of: "y", by: "x"), 4 * 3.375 + 3))
  }

  @Test func `the cost of Olah's example is that of its edges`() throws {
    let graph = try Graph("e = (a + b)*(b + 1)")
    let nodes = try ["a", "b", "e"].map { try #require(graph.node(named: $0)) }
    let cost = graph.cost(of: [nodes[2]], wrt: [nodes[0], nodes[1]])
    #expect(cost.nodes == 6 && cost.edges == 6)
    #expect(cost.forward == graph.cost(of: [], wrt: [nodes[0], nodes[1]]).forward)
    #expect([cost.forward.sweeps, cost.forward.multiplications, cost.forward.additions] == [2, 2 + 4, 1])
    #expect([cost.reverse.sweeps, cost.reverse.multiplications, cost.reverse.additions] == [1, 5, 1])
  }

  @Test func `a hundred seeds cost what each costs alone`() throws {
    let names = (0..<100).map { "x\($0)" }
    let graph = try Graph("s = \(names.joined(separator: " + "))\ny = s*s")
    let inputs = graph.inputs.map(\.node)
    let output = try #require(graph.node(named: "y"))
    let together = graph.cost(of: [output], wrt: inputs)
    let alone = inputs.map { graph.cost(of: [output], wrt: [$0]).forward }
    #expect(together.forward.multiplications == alone.map(\.multiplications).reduce(0, +))
    #expect(together.forward.additions == alone.map(\.additions).reduce(0, +))
  }
}
