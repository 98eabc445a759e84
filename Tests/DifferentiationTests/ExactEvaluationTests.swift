import BigInt
import ComputationGraph
import Differentiation
import Notation
import TestSupport
import Testing

extension NumberEvaluation where Number == Rational {
  init(_ text: String, at point: [String: Rational] = [:], ties: Ties = .both) throws {
    self = try Graph(text).evaluated(in: Rational.self, at: point, ties: ties)
  }

  func derivative(of output: String, by input: String) throws -> String {
    let adjoints = try adjoints(of: #require(graph.node(named: output)))
    return adjoints[try #require(graph.node(named: input))].description
  }
}

struct ExactEvaluationTests {
  @Test func `Olah's example in fractions`() throws {
    let third = try #require(Rational(1, over: 3))
    let exact = try ExactEvaluation("e = (a + b)*(b + 1)", at: ["a": 2, "b": third])
    #expect(exact.value(of: "e")?.description == "28/9")
    #expect(try exact.derivative(of: "e", by: "b") == "11/3")
    #expect(try exact.derivative(of: "e", by: "a") == "4/3")
  }

  @Test(arguments: 0..<500)
  func `forward, reverse and the sum over paths are exactly equal`(_ seed: UInt64) throws {
    let graph = try Graph(RandomRationalProgram(seed: seed).text)
    let exact = try graph.evaluated(in: Rational.self, at: [:])
    #expect(exact.partialErrors.isEmpty)
    let output = try #require(graph.node(named: "last"))
    let adjoints = try exact.adjoints(of: output)
    for input in graph.inputs {
      let tangents = try exact.tangents(along: [input.node: 1])
      #expect(tangents[output] == adjoints[input.node])
      let paths = exact.rounded.paths(from: input.node, to: output)
      guard paths.isAtMost(2000) else { continue }
      let sum = paths.reduce(Rational(0)) { $0 + exact.product(along: $1.edges) }
      #expect(sum == adjoints[input.node])
    }
    #expect(try exact.jacobian(of: [output], wrt: graph.inputs.map(\.node)) == [graph.inputs.map { adjoints[$0.node] }])
  }

  /// Doubles may take another branch where rounding moves them across a kink, so those are left out.
  @Test func `doubles are within rounding of exact numbers`() throws {
    var compared = 0
    for seed in 0..<150 as Range<UInt64> {
      let graph = try Graph(RandomRationalProgram(seed: seed).text)
      let exact = try graph.evaluated(in: Rational.self, at: [:])
      guard let rounded = try? graph.evaluated(), exact.kinks.isEmpty, rounded.kinks.isEmpty else { continue }
      let output = try #require(graph.node(named: "last"))
      let adjoints = rounded.adjoints(of: output)
      let sizes = rounded.magnitudes(of: output)
      for input in graph.inputs {
        let expected = try exact.adjoints(of: output)[input.node].nearestDouble
        expectClose(adjoints[input.node], expected, within: 1e-9, scale: sizes[Int(input.node.index)])
        compared += 1
      }
    }
    #expect(compared > 50)
  }

  @Test func `second derivatives are exact`() throws {
    let exact = try ExactEvaluation("f = x^3*y + x/y + prod(x, y, 3)", at: ["x": 2, "y": 3])
    let nodes = exact.graph.inputs.map(\.node)
    let hessian = try exact.hessian(of: try #require(exact.graph.node(named: "f")), wrt: nodes)
    #expect(hessian.map { $0.map(\.description) } == [["36", "134/9"], ["134/9", "4/27"]])
  }

  @Test func `numbers are read from the text, also in constants`() throws {
    let exact = try ExactEvaluation(
      "const k = 1/3 + 0.1; const m = 2*k; y = m*x + 0.30000000000000000001", at: ["x": 3])
    #expect(exact.value(of: "k")?.description == "13/30")
    #expect(exact.value(of: "m")?.description == "13/15")
    #expect(exact.value(of: "y")?.description == "290000000000000000001/100000000000000000000")
    #expect(try ExactEvaluation("x = -0.25; y = leakyrelu(x)").value(of: "y")?.description == "-1/400")
    #expect(try ExactEvaluation("h(u) = u/3; x = 1; y = h(h(x))").value(of: "y")?.description == "1/9")
  }

  @Test(arguments: [
    ("sqrt(x)", "9/4", "3/2", "1/3"), ("cbrt(x)", "-8/27", "-2/3", "3/4"), ("x^(3/2)", "4", "8", "3"),
    ("sigmoid(x)", "0", "1/2", "1/4"), ("tanh(x)", "0", "0", "1"), ("exp(x)", "0", "1", "1"),
    ("log(x)", "1", "0", "1"), ("sin(x)", "0", "0", "1"), ("hypot(x, 4)", "3", "5", "3/5"),
    ("round(x)", "5/2", "2", "0"), ("round(x)", "-7/2", "-4", "0"), ("ceil(x)", "-7/2", "-3", "0"),
    ("mean(x, 1, 1)", "1/2", "5/6", "1/3"), ("elu(x)", "2/3", "2/3", "1"), ("asinh(x)", "0", "0", "1"),
    ("if(x > 0, x, log(-1))", "1/3", "1/3", "1"), ("if(x == 0, 1, sin(x)/x)", "0", "1", "0"),
  ])
  func `what comes out as a fraction is computed`(
    _ text: String, _ x: String, _ value: String, _ derivative: String
  ) throws {
    let parts = x.split(separator: "/").compactMap { BigInt(String($0)) }
    let point = try #require(Rational(parts[0], over: parts.count > 1 ? parts[1] : 1))
    let exact = try ExactEvaluation("y = 0 + \(text)", at: ["x": point])
    #expect(exact.value(of: "y")?.description == value)
    #expect(exact.partialErrors.isEmpty)
    #expect(try exact.derivative(of: "y", by: "x") == derivative)
  }

  @Test(arguments: [
    ("irrational", "c = x/3\ny = sin(c) + cos(c)"), ("irrational-pi", "y = x*pi"),
    ("irrational-constant", "const k = sqrt(2)\ny = k*x"), ("irrational-power", "y = 2^(x/2)"),
    ("irrational-in-function", "h(u) = exp(u)\ny = 1 + h(x)"), ("undefined", "a = x - 1\ny = 1/a"),
    ("undefined-logarithm", "y = log(x - 1)"), ("partial", "y = 2^x"),
    ("too-long", (0..<40).reduce("x0 = x/3") { "\($0)\nx\($1 + 1) = x\($1)^2" }),
    ("too-long-power", "y = (x + 1)^99999"),
    ("unbound", "y = x*q"),
  ])
  func `what is no fraction is an error that points at it`(_ name: String, _ text: String) throws {
    let error = #expect(throws: SourceErrors.self) {
      let exact = try ExactEvaluation(text, at: ["x": 1])
      _ = try exact.adjoints(of: try #require(exact.graph.node(named: "y") ?? exact.graph.outputs.first?.node))
    }
    expectGolden(try #require(error).description, "diagnostics/exact-\(name).txt")
  }

  @Test func `derivatives may not grow beyond the limit either`() throws {
    let text = (0..<4000).reduce("y0 = x") { "\($0)\ny\($1 + 1) = 1000*y\($1) - 749.25" }
    let exact = try ExactEvaluation(text, at: ["x": try #require(Rational(3, over: 4))])
    #expect(exact.value(of: "y4000")?.description == "3/4")
    let error = #expect(throws: SourceErrors.self) { _ = try exact.derivative(of: "y4000", by: "x") }
    #expect(try #require(error).description.contains("is too long"))
  }

  @Test func `kinks and ties are those of doubles`() throws {
    for ties in Ties.allCases {
      let text = "y = max(x, 1, 2 - x) + relu(x - 1) + abs(1 - x) + floor(x)"
      let exact = try ExactEvaluation(text, at: ["x": 1], ties: ties)
      let double = try Evaluation(text, at: ["x": 1], ties: ties)
      #expect(exact.rounded.kinks == double.kinks)
      #expect(exact.rounded.partials.values == double.partials.values)
      #expect(exact.rounded.values.values == double.values.values)
    }
  }
}
