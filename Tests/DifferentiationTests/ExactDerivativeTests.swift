import ComputationGraph
import Differentiation
import Notation
import TestSupport
import Testing

/// Derivatives in symbols whose numbers are fractions.
struct ExactDerivativeTests {
  @Test(
    arguments: [
      ("x^2/3", "2*x/3"), ("0.1*x + 0.2*x", "0.3"), ("x/3*0.5", "1/6"), ("x*1e-7/3", "1/30000000"),
      ("x*0.30000000000000000001", "0.30000000000000000001"), ("x*3.141592653589793", "3.141592653589793"),
      ("(1e20 + 1)*x", "1e20 + 1"), ("x*12345678901234567", "12345678901234567"),
      ("(x/7)^200", "200*x^199/7^200"), ("x/49 + x/(1/3)", "148/49"), ("third*x^2", "2*third*x"),
      ("if(1/3 > 0.3333333, x, 2*x)", "1"), ("x^0 + x", "1"), ("x/0.1", "10"),
    ] as [(String, String)])
  func `no coefficient is rounded`(_ program: String, _ derivative: String) throws {
    let graph = try Graph("const third = 1/3\nresult = 0 + (\(program))")
    let (result, x) = try (#require(graph.node(named: "result")), #require(graph.node(named: "x")))
    var derivatives = SymbolicDerivatives(of: graph, wrt: [x], isExact: true)
    let simplified = try derivatives.derivative(of: result, wrt: [x])
    #expect(derivatives.store.text(of: simplified.expression) == derivative)
  }

  @Test func `what only rounding would simplify stays raw`() throws {
    let graph = try Graph("y = x/1000000007/1000000009")
    let (y, x) = try (#require(graph.node(named: "y")), #require(graph.node(named: "x")))
    var derivatives = SymbolicDerivatives(of: graph, wrt: [x], isExact: true)
    let derivative = try derivatives.derivative(of: y, wrt: [x])
    #expect(derivative.form == .raw)
    #expect(derivatives.store.text(of: derivative.expression) == "1/1000000009*(1/1000000007)")
  }

  @Test(arguments: 0..<100)
  func `every form has exactly the value of the sweep, and so has its text`(_ seed: UInt64) throws {
    let exact = try Graph(RandomRationalProgram(seed: seed).text).evaluated(in: Rational.self, at: [:])
    let graph = exact.graph
    let output = try #require(graph.node(named: "last"))
    let inputs = graph.inputs.map(\.node)
    let adjoints = try exact.adjoints(of: output)
    var derivatives = SymbolicDerivatives(of: graph, wrt: inputs, isExact: true)
    for input in inputs {
      for form in DerivativeForm.allCases {
        let expression = try derivatives.derivative(of: output, wrt: [input], form: form).expression
        let value = derivatives.store.values(of: [expression], at: exact)[0]
        #expect(value == .success(adjoints[input]), "\(form) of seed \(seed)")
        guard derivatives.store.writtenSize(of: expression) < 2000 else { continue }
        let text = derivatives.store.text(of: expression)
        #expect(try exact.value(ofText: text) == adjoints[input], "\(text)")
      }
    }
  }

  @Test(arguments: 0..<40)
  func `second derivatives are exactly those of the Hessian`(_ seed: UInt64) throws {
    let exact = try Graph(RandomRationalProgram(seed: seed).text).evaluated(in: Rational.self, at: [:])
    let output = try #require(exact.graph.node(named: "last"))
    let inputs = exact.graph.inputs.map(\.node)
    let hessian = try exact.hessian(of: output, wrt: inputs)
    var derivatives = SymbolicDerivatives(of: exact.graph, wrt: inputs, isExact: true)
    for form in [DerivativeForm.raw, .simplified, .expanded] {
      let second = try derivatives.derivative(of: output, wrt: [inputs[0], inputs[0]], form: form)
      let value = derivatives.store.values(of: [second.expression], at: exact)[0]
      #expect(value == .success(hessian[0][0]), "\(form) of seed \(seed)")
    }
  }

  @Test(arguments: [
    "y = x^3/7 - max(x, 1)*abs(x)", "y = if(x > 1/3, 1/x, floor(x))", "const k = sqrt(4)\ny = x^k", "y = x^(-2)",
    "y = softsign(x) + leakyrelu(x) + mean(x, 1) + prod(x, x) + round(x)", "y = sqrt(9)*x", "h(u) = u/3\ny = h(x)",
  ])
  func `a program of fractions is rational without a point`(_ text: String) throws {
    #expect(throws: Never.self) { try Graph(text).checkRational() }
  }

  @Test(arguments: [
    ("c = x/3\ny = sin(c) + cos(c)", "sin(c)"), ("y = x*pi", "pi"), ("const k = sqrt(2)\ny = k*x", "sqrt(2)"),
    ("y = 2^x", "2^x"), ("y = x^n", "x^n"), ("y = x^(1/2)", "x^(1/2)"), ("y = sqrt(x)", "sqrt(x)"),
    ("y = sigmoid(x)", "sigmoid(x)"), ("y = hypot(x, 4)", "hypot(x, 4)"), ("h(u) = exp(u)\ny = 1 + h(x)", "exp(u)"),
  ])
  func `the first operation that is not rational is pointed at`(_ text: String, _ place: String) throws {
    let graph = try Graph(text)
    let error = try #require(throws: SourceErrors.self) { try graph.checkRational() }
    #expect(error.errors.count == 1 && error.description.contains("is not rational"))
    #expect(graph.program.source[error.errors[0].range] == place)
  }
}

extension NumberEvaluation where Number == Rational {
  /// Notation over this graph's names, evaluated at this point.
  fileprivate func value(ofText text: String) throws -> Rational? {
    let graph = try Graph("result = 0 + (\(text))")
    let point = graph.inputs.compactMap { input in value(of: input.name).map { (input.name, $0) } }
    let values = Dictionary(point, uniquingKeysWith: { $1 })
    return try graph.evaluated(in: Rational.self, at: values).value(of: "result")
  }
}
