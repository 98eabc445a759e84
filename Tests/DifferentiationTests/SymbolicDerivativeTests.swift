import ComputationGraph
import Differentiation
import Notation
import TestSupport
import Testing

/// Symbolic derivatives, simplified or not.
@Suite struct SymbolicDerivativeTests {
  @Test(
    arguments: [
      ("x^2*sin(x)", "2*x*sin(x) + x^2*cos(x)"), ("sigmoid(x)", "sigmoid(x)*(1 - sigmoid(x))"), ("x/y", "1/y"),
      ("y/x", "-y/x^2"), ("exp(x)/x", "exp(x)*(x - 1)/x^2"), ("x^x", "x^x*(1 + log(x))"), ("x*x", "2*x"),
      ("x*x^2", "3*x^2"), ("2*x + 3*x", "5"), ("x^3 + 2*x^2 - 5*x + 7", "3*x^2 + 4*x - 5"), ("--x", "1"),
      ("sin(x)/x", "(x*cos(x) - sin(x))/x^2"), ("(x + 1)/(x - 1)", "-2/(x - 1)^2"), ("1/x", "-1/x^2"),
      ("x/(1 + x^2)", "(1 - x^2)/(1 + x^2)^2"), ("sqrt(x^2 + 1)", "x/sqrt(x^2 + 1)"), ("log(x)/x", "(1 - log(x))/x^2"),
      ("log(x^2 + 1)", "2*x/(x^2 + 1)"), ("x*sqrt(x)", "3*sqrt(x)/2"), ("x^n", "n*x^(n - 1)"), ("a^x", "a^x*log(a)"),
      ("tanh(x)", "1 - tanh(x)^2"), ("sin(3*x)", "3*cos(3*x)"), ("erf(x)", "2*exp(-x^2)/sqrt(pi)"),
      ("exp(-x^2/2)/sqrt(2*pi)", "-x*exp(-x^2/2)/sqrt(2*pi)"), ("0.1*x + 0.2*x", "0.3"), ("x/3 + x/6", "1/2"),
      ("x^2*exp(x)", "x*exp(x)*(2 + x)"), ("sin(x)*cos(x)", "cos(x)^2 - sin(x)^2"), ("y", "0"), ("x", "1"),
      ("max(x, y)", "x >= y"), ("relu(w*x)", "if(w*x > 0, w, 0)"), ("abs(x)", "sign(x)"),
      ("x*abs(x)", "abs(x) + x*sign(x)"),
      ("if(x > 0, log(x), x^2)", "if(x > 0, 1/x, 2*x)"), ("leakyrelu(x, s)", "if(x > 0, 1, s)"),
      ("max(x, y)^2", "if(x >= y, 2*max(x, y), 0)"), ("sqrt(x^2)", "x/sqrt(x^2)"), ("x^1.5", "1.5*sqrt(x)"),
      ("exp(log(x))", "1"), ("prod(x, x, x)", "3*x^2"), ("mean(x, y, x)", "2/3"), ("(2*x)^3", "24*x^2"),
      ("4*(1 - x)*x", "4 - 8*x"), ("exp(sin(x^2))", "2*x*exp(sin(x^2))*cos(x^2)"),
    ] as [(String, String)])
  func `a derivative is what a textbook prints`(_ program: String, _ derivative: String) throws {
    let graph = try Graph("result = 0 + (\(program))")
    let text =
      graph.node(named: "x") == nil ? "0" : try graph.derivativeText(of: "result", wrt: "x")
    #expect(text == derivative)
  }

  @Test(
    arguments: [
      ("x^4", "12*x^2"), ("sqrt(x)", "-1/(4*x^(3/2))"), ("tanh(x)", "-2*tanh(x)*(1 - tanh(x)^2)"),
      ("sigmoid(x)", "sigmoid(x)*(1 - 2*sigmoid(x))*(1 - sigmoid(x))"), ("sin(x)", "-sin(x)"), ("1/x", "2/x^3"),
      ("x*log(x)", "1/x"), ("3*x + 1", "0"), ("exp(-x)", "exp(-x)"), ("relu(x)", "0"),
    ] as [(String, String)])
  func `a second derivative is what a textbook prints`(_ program: String, _ derivative: String) throws {
    let graph = try Graph("result = \(program)")
    let (x, output) = try (#require(graph.node(named: "x")), #require(graph.node(named: "result")))
    var derivatives = SymbolicDerivatives(of: graph, wrt: [x])
    let second = try derivatives.derivative(of: output, wrt: [x, x])
    #expect(derivatives.store.text(of: second.expression) == derivative)
  }

  @Test func `the survey's logistic map swells as its first table shows`() throws {
    let example = try #require(Published.all.first { $0.id == "swell" })
    let graph = try Graph(example.program)
    let expected = [
      "l2": "4 - 8*x", "l3": "16*(1 - 10*x + 24*x^2 - 16*x^3)",
      "l4": "64*(1 - 42*x + 504*x^2 - 2640*x^3 + 7040*x^4 - 9984*x^5 + 7168*x^6 - 2048*x^7)",
    ]
    for (output, text) in expected {
      #expect(try graph.derivativeText(of: output, wrt: "x", form: .expanded) == text)
    }
    for (output, text) in try #require(example.derivatives) { #expect(expected[output] == text) }
    let sizes = try ["l2", "l3", "l4"].map { name in
      try #require(try graph.derivative(of: name, wrt: "x")).derivative.rawSize
    }
    #expect(sizes[1] > 3 * sizes[0] && sizes[2] > 3 * sizes[1])
  }

  @Test(arguments: Batch.all)
  func `every form has the value of the sweeps, at ordinary points and at special ones`(_ batch: Batch) throws {
    var compared = 0
    for program in batch.programs {
      let graph = try program.graph()
      guard let output = graph.outputs.last?.node, let input = graph.inputs.first else { continue }
      var derivatives = SymbolicDerivatives(of: graph, wrt: [input.node])
      var expressions: [(DerivativeForm, SymbolicID)] = []
      for form in DerivativeForm.allCases {
        let derivative = try derivatives.derivative(of: output, wrt: [input.node], form: form)
        if form == .simplified { #expect(derivative.form == .simplified) }
        expressions.append((form, derivative.expression))
      }
      for point in Self.points(for: program, graph) {
        guard let evaluation = try? graph.evaluated(at: point), evaluation.partialErrors.isEmpty else { continue }
        let adjoint = evaluation.adjoints(of: output)[input.node]
        let scale = evaluation.magnitudes(of: output)[Int(input.node.index)]
        guard scale.isFinite else { continue }
        let values = derivatives.store.values(at: evaluation.values)
        for (form, expression) in expressions {
          compared += 1
          let value = values[Int(expression.index)]
          expectClose(value, adjoint, within: 1e-9, scale: scale, "\(form) at \(point) of\n\(program.text)")
        }
      }
    }
    #expect(compared > 400)
  }

  /// The program's own point, and those where functions have kinks and powers have zeros.
  private static func points(for program: RandomComputation, _ graph: Graph) -> [[String: Double]] {
    [program.point]
      + [0, 1, -1, 0.5].map { value in
        Dictionary(uniqueKeysWithValues: graph.inputs.map { ($0.name, value) })
      }
  }

  @Test(arguments: Batch.all)
  func `a text reads back as the same value, and simplifying it again changes nothing`(_ batch: Batch) throws {
    for program in batch.programs.prefix(15) {
      let evaluation = try program.evaluation()
      let graph = evaluation.graph
      guard let output = graph.outputs.last?.node, let input = graph.inputs.first else { continue }
      var derivatives = SymbolicDerivatives(of: graph, wrt: [input.node])
      for form in [DerivativeForm.simplified, .raw, .expanded] {
        let expression = try derivatives.derivative(of: output, wrt: [input.node], form: form).expression
        guard derivatives.store.writtenSize(of: expression) < 5000 else { continue }
        let text = derivatives.store.text(of: expression)
        // In the same order, which is that of names in a product.
        let inputs = graph.inputs.map { "\($0.name) = \(evaluation.values[$0.node])" }.joined(separator: "\n")
        guard Double(text) == nil, graph.node(named: text) == nil else { continue }
        let again = try Graph("\(inputs)\nconst k = 3/(2*pi)\nresult = \(text)")
        let value = try again.values()[try #require(again.node(named: "result"))]
        let expected = derivatives.store.value(of: expression, at: evaluation.values)
        if value.isFinite { expectClose(value, expected, within: 1e-12, scale: abs(expected), text) }
        guard form == .simplified else { continue }
        let simplified = try Self.simplified(again)
        #expect(simplified == text, "\(simplified) is not \(text)")
      }
    }
  }

  private static func simplified(_ graph: Graph) throws -> String {
    var derivatives = SymbolicDerivatives(of: graph, wrt: [])
    let result = try #require(graph.node(named: "result"))
    let expression = try derivatives.derivative(of: result, wrt: []).expression
    return derivatives.store.text(of: expression)
  }

  @Test(arguments: Batch.all.prefix(6))
  func `the last step is the result, and every step has the value of a sweep`(_ batch: Batch) throws {
    for program in batch.programs {
      let evaluation = try program.evaluation()
      let graph = evaluation.graph
      guard let output = graph.outputs.last?.node, let input = graph.inputs.first else { continue }
      for order in 1...2 {
        let variables = Array(repeating: input.node, count: order)
        var derivatives = SymbolicDerivatives(of: graph, wrt: [input.node])
        let derivative = try derivatives.derivative(of: output, wrt: variables)
        guard derivative.form == .simplified else { continue }
        let steps = try derivatives.steps(of: output, wrt: variables)
        #expect(steps.last?.derivative == derivative.expression, "\(program.text)")
        #expect(steps.allSatisfy { ($0.rule == .chain) == ($0.outer != nil) })
      }
    }
  }

  @Test(arguments: Batch.all.prefix(6))
  func `second derivatives in symbols are those of the Hessian`(_ batch: Batch) throws {
    for program in batch.programsAwayFromKinks {
      let evaluation = try program.evaluation()
      let inputs = evaluation.inputNodes.prefix(2)
      guard let output = evaluation.graph.outputs.last?.node else { continue }
      let hessian = try evaluation.hessian(of: output, wrt: Array(inputs)).values
      let scale = hessian.joined().map(abs).max() ?? 0
      var derivatives = SymbolicDerivatives(of: evaluation.graph, wrt: Array(inputs))
      for (row, column) in [(0, 0), (0, inputs.count - 1)] {
        for form in [DerivativeForm.raw, .simplified, .expanded] {
          let second = try derivatives.derivative(of: output, wrt: [inputs[row], inputs[column]], form: form)
          let value = derivatives.store.value(of: second.expression, at: evaluation.values)
          expectClose(value, hessian[row][column], within: 1e-8, scale: scale, "\(form) of \(program.text)")
        }
      }
    }
  }

  @Test(arguments: Batch.all.prefix(6))
  func `derivatives in the program's own names have the same value`(_ batch: Batch) throws {
    for program in batch.programsAwayFromKinks {
      let evaluation = try program.evaluation()
      guard let output = evaluation.graph.outputs.last?.node, let input = evaluation.inputNodes.first else { continue }
      let hessian = try evaluation.hessian(of: output, wrt: [input]).values[0][0]
      var derivatives = SymbolicDerivatives(of: evaluation.graph, wrt: [input], in: .names)
      for (order, expected) in [(1, evaluation.adjoints(of: output)[input]), (2, hessian)] {
        let derivative = try derivatives.derivative(of: output, wrt: Array(repeating: input, count: order))
        let value = derivatives.store.value(of: derivative.expression, at: evaluation.values)
        expectClose(
          value, expected, within: 1e-8, scale: evaluation.magnitudes(of: output)[Int(input.index)], program.text)
      }
    }
  }

  @Test func `at a tie both operands have the derivative`() throws {
    for (text, expected) in [
      ("max(x, 2)", 1), ("max(2, x)", 1), ("min(x, x, x)", 3), ("max(x, x)", 2), ("abs(x - 2)", 0), ("relu(x - 2)", 0),
      ("if(x >= 2, x^2, 7*x)", 4), ("if(x > 2, x^2, 7*x)", 7), ("max(x, 2)*x", 4), ("max(x, 2, 2*x - 2)", 3),
    ] as [(String, Double)] {
      let evaluation = try Evaluation("x = 2; y = " + text)
      #expect(try evaluation.derivative(of: "y", by: "x") == expected)
      for form in DerivativeForm.allCases {
        let (derivative, store) = try #require(try evaluation.graph.derivative(of: "y", wrt: "x", form: form))
        #expect(store.value(of: derivative.expression, at: evaluation.values) == expected, "\(form) of \(text)")
      }
    }
  }

  @Test(arguments: [7, 100])
  func `Speelpenning's product has the products of all others`(_ count: Int) throws {
    let names = (1...count).map { "x\($0)" }
    let graph = try Graph("y = " + names.joined(separator: "*"))
    let output = try #require(graph.node(named: "y"))
    let inputs = graph.inputs.map(\.node)
    var derivatives = SymbolicDerivatives(of: graph, wrt: inputs)
    var (shown, written): ([SymbolicID], Double) = ([], 0)
    for (index, input) in inputs.enumerated() {
      let derivative = try derivatives.derivative(of: output, wrt: [input], form: .raw)
      let simplified = try derivatives.derivative(of: output, wrt: [input])
      var others = names
      others.remove(at: index)
      #expect(derivatives.store.text(of: simplified.expression) == others.joined(separator: "*"))
      shown.append(derivative.expression)
      written += derivative.rawSize
    }
    #expect(written == Double(count * (2 * count - 3)))
    #expect(derivatives.store.sharedSize(of: shown) < 6 * count)
  }

  @Test func `what doubles at every step is made in no time and not written`() throws {
    let lines = (1...200).map { "v\($0) = v\($0 - 1)*sin(v\($0 - 1))" }
    let graph = try Graph("v0 = x\n" + lines.joined(separator: "\n"))
    let (derivative, store) = try #require(try graph.derivative(of: "v200", wrt: "x"))
    #expect(derivative.form == .simplified)
    #expect(store.writtenSize(of: derivative.expression) > 1e40)
    #expect(store.sharedSize(of: derivative.expression) < 5000)
  }

  @Test func `a chain of twenty thousand operations has a derivative`() throws {
    let text = "y = " + String(repeating: "sin(", count: 10_000) + "x" + String(repeating: ") + x", count: 10_000)
    let graph = try Graph(text)
    let (derivative, store) = try #require(try graph.derivative(of: "y", wrt: "x", form: .raw))
    #expect(store.writtenSize(of: derivative.expression) > 20_000)
  }

  @Test func `what would be too large stays raw and says so`() throws {
    let graph = try Graph("y = (a + b + c + d)^60*(a - b)^60")
    let (derivative, _) = try #require(try graph.derivative(of: "y", wrt: "a", form: .expanded))
    #expect(derivative.form == .raw)
    let power = try Graph("y = (1 - x)^1000000")
    #expect(try #require(try power.derivative(of: "y", wrt: "x", form: .expanded)).derivative.form == .raw)
  }

  @Test func `nothing is simplified that would change a value`() throws {
    for (text, x, expected) in [
      ("sqrt(x^2)", -3, 3), ("(x^2)^0.5", -3, 3), ("x^0", 0, 1), ("0^x", 0, 1), ("log(x^2)", -1, 0),
      ("(x^3)^(1/3)", 2, 2), ("sign(x)*sign(x)", 0, 0), ("(x > 0)^2", 3, 1), ("abs(x)", -2, 2), ("-(-x)", 4, 4),
      ("(x*x)^1.5", -2, 8), ("sqrt(x)*sqrt(x)", 5, 5), ("2^x*2^x", 3, 64), ("x^2/x", 6, 6), ("(2*x)^-1", 4, 0.125),
      ("sqrt(4*x^2)", -1, 2), ("exp(log(x))", 3, 3), ("(-x)^2", 3, 9), ("-x^2", 3, -9), ("(-x)^3", 2, -8),
      ("0.1*3*x", 1, 0.3),
    ] as [(String, Double, Double)] {
      let graph = try Graph("result = \(text)")
      let result = try #require(graph.node(named: "result"))
      var derivatives = SymbolicDerivatives(of: graph, wrt: [])
      for form in [DerivativeForm.simplified, .expanded] {
        let expression = try derivatives.derivative(of: result, wrt: [], form: form).expression
        let value = derivatives.store.value(of: expression, at: try graph.values(at: ["x": x]))
        expectClose(value, expected, within: 1e-15, "\(form): \(derivatives.store.text(of: expression)) of \(text)")
      }
    }
  }

  @Test func `partials on edges, on each of several`() throws {
    let graph = try Graph("e = (a + b)*(b + 1)\nq = a*a")
    let (b, d) = try (#require(graph.node(named: "b")), #require(graph.node(named: "e")))
    var derivatives = SymbolicDerivatives(of: graph, wrt: [b])
    for (edge, text) in zip(graph.edges(into: d), ["b + 1", "a + b"]) {
      let partial = try derivatives.partial(on: edge).expression
      #expect(derivatives.store.text(of: partial) == text)
    }
    let q = try #require(graph.node(named: "q"))
    for edge in graph.edges(into: q) {
      let partial = try derivatives.partial(on: edge).expression
      #expect(derivatives.store.text(of: partial) == "a")
    }
  }
}
