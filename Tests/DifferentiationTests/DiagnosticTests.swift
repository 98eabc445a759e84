import ComputationGraph
import Differentiation
import Notation
import TestSupport
import Testing

/// A program and a point at which it has no values; its errors are in Goldens/diagnostics/NAME.txt.
struct PointDiagnostic: Sendable, CustomTestStringConvertible {
  let name: String
  let program: String
  var point: [String: Double] = [:]

  var testDescription: String { name }

  var graph: Graph { get throws { try Graph(of: Program(parsing: Source(name: "lesson.chain", text: program))) } }

  static let values: [PointDiagnostic] = [
    PointDiagnostic(name: "division-by-zero", program: "x = 2\ny = 1/(x - 2)"),
    PointDiagnostic(name: "division-by-constant", program: "x = 2\ny = x/0 + 1/0"),
    PointDiagnostic(name: "division-zero-by-zero", program: "x = 0\ny = x/x"),
    PointDiagnostic(name: "domain-many", program: "a = -1\nb = 2\nc = sqrt(a)\nd = asin(b) + acosh(a)\ne = a^0.5"),
    PointDiagnostic(name: "domain-log", program: "x = -1\ny = 3*log(x) + 1"),
    PointDiagnostic(name: "domain-log-zero", program: "x = 1\ny = log(x - 1)"),
    PointDiagnostic(name: "domain-in-function", program: "entropy(p) = -p*log(p)\nh = entropy(q)", point: ["q": 0]),
    PointDiagnostic(name: "domain-constant", program: "x = 2\ny = x*log(-1)"),
    PointDiagnostic(name: "domain-power", program: "x = 0\ny = x^(-1)"),
    PointDiagnostic(name: "overflow", program: "x = 800\ny = 1 + exp(x)"),
    PointDiagnostic(name: "overflow-product", program: "a = 1e200\nb = a*a*a"),
    PointDiagnostic(name: "overflow-tiny-divisor", program: "a = 1e-300\nb = 1e300/a"),
    PointDiagnostic(name: "input-not-finite", program: "y = 2*x", point: ["x": .nan]),
    PointDiagnostic(name: "input-infinite", program: "y = 2*x", point: ["x": -.infinity]),
    PointDiagnostic(name: "input-unbound", program: "a = 2\ne = (a + b)*(b + c)"),
    PointDiagnostic(name: "input-unknown", program: "alpha = 2\ny = alpha + 1", point: ["alhpa": 3, "y": 2, "q": 1]),
    PointDiagnostic(name: "input-alias", program: "x = 2\nf = x\ny = f + 1", point: ["f": 3]),
  ]

  static let partials: [PointDiagnostic] = [
    PointDiagnostic(name: "partial-root", program: "x = 0\ny = sqrt(x) + cbrt(x)"),
    PointDiagnostic(name: "partial-edge", program: "x = 1\ny = asin(x)"),
    PointDiagnostic(name: "partial-origin", program: "x = 0\ny = atan2(x, x)"),
    PointDiagnostic(name: "partial-power", program: "x = -2\nn = 2\ny = x^n"),
  ]
}

@Suite struct PointDiagnosticTests {
  @Test(arguments: PointDiagnostic.values)
  func `a value that is none reads as its golden file says`(_ diagnostic: PointDiagnostic) throws {
    let graph = try diagnostic.graph
    let errors = #expect(throws: SourceErrors.self) { try graph.evaluated(at: diagnostic.point) }
    expectGolden(errors?.rendered() ?? "", "diagnostics/point-\(diagnostic.name).txt")
  }

  @Test(arguments: PointDiagnostic.partials)
  func `a partial that is none reads as its golden file says`(_ diagnostic: PointDiagnostic) throws {
    let graph = try diagnostic.graph
    let errors = try graph.evaluated(at: diagnostic.point).partialErrors
    let text = SourceErrors(errors: errors, source: graph.program.source).rendered()
    expectGolden(text, "diagnostics/point-\(diagnostic.name).txt")
  }
}
