import ComputationGraph
import Notation
import TestSupport
import Testing

/// A program that no graph can be made of; its errors are in Goldens/diagnostics/NAME.txt.
struct Diagnostic: Sendable, CustomTestStringConvertible {
  let name: String
  let program: String
  var options = GraphOptions()

  var testDescription: String { name }

  static let all: [Diagnostic] = [
    Diagnostic(name: "arity-exact", program: "y = sin(a, b) + hypot(a)\nz = if(a > 0, b)"),
    Diagnostic(name: "arity-optional", program: "y = elu(a, 1, 2)"),
    Diagnostic(name: "arity-own", program: "area(width, height) = width*height\ny = area(3)"),
    Diagnostic(name: "constant-of-function", program: "x = 2\nscaled(p) = p*x\nconst k = scaled(3)"),
    Diagnostic(
      name: "constant-of-nested-function",
      program: "inner(p) = p*rate\nouter(p) = inner(p) + 1\nconst k = outer(3)"),
    Diagnostic(name: "constant-of-unbound", program: "const k = 2*m"),
    Diagnostic(name: "constant-not-finite", program: "const k = 1/0"),
    Diagnostic(name: "constant-undefined", program: "const k = log(-1)"),
    Diagnostic(
      name: "too-large", program: "f(x) = x*x\ng(x) = f(f(x)) + f(x)\ny = g(g(a))",
      options: GraphOptions(maximumNodeCount: 6)),
    Diagnostic(
      name: "too-large-tree", program: "a = x + 1\nb = a*a\nc = b*b",
      options: GraphOptions(sharing: .tree, maximumNodeCount: 6)),
    Diagnostic(name: "unknown-function", program: "c = 2\ne = a + cs(b)\ng = frobnicate(c)"),
    Diagnostic(name: "unknown-function-own", program: "swish(x) = x*sigmoid(x)\ny = swihs(a) + Swish(b)"),
    Diagnostic(name: "unknown-function-case", program: "y = Sin(x) + RELU(x)"),
  ]
}

@Suite struct DiagnosticTests {
  @Test(arguments: Diagnostic.all)
  func `an error reads as its golden file says`(_ diagnostic: Diagnostic) {
    let errors = #expect(throws: SourceErrors.self) { try Graph(diagnostic.program, diagnostic.options) }
    expectGolden(errors?.rendered() ?? "", "diagnostics/graph-\(diagnostic.name).txt")
  }

  @Test func `a note reads as its golden file says`() throws {
    let graph = try Graph("relu(x) = max(x, 0)\ny = relu(a)")
    expectGolden(
      SourceErrors(errors: graph.notes, source: graph.program.source).rendered(), "diagnostics/graph-hides-builtin.txt")
  }

  @Test func `ten thousand unknown functions are told at once`() {
    let text = (0..<10_000).map { "y\($0) = unknown\($0)(x)" }.joined(separator: "\n")
    #expect(throws: SourceErrors.self) { try Graph(text) }
  }

  @Test(
    arguments: [
      ("cs", "cos"), ("sine", "sin"), ("sqr", "sqrt"), ("arctan", "atan"), ("X", nil), ("Relu", "relu"),
      ("signoid", "sigmoid"),
      ("x", nil), ("", nil), ("abcdefghijklmnopqrstuvwxyz", nil), ("ahtan", "atan"),
    ] as [(String, String?)])
  func `the nearest function is the one somebody meant`(_ word: String, _ nearest: String?) {
    #expect(Spelling.nearest(to: word, among: Primitive.callableNames) == nearest)
  }
}
