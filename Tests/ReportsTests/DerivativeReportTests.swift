import ComputationGraph
import Differentiation
import Foundation
import Notation
import TestSupport
import Testing

@testable import Reports

struct DerivativeReportTests {
  /// A dozen derivatives that every textbook has.
  private static let textbook = """
    x = 0.5
    power = x^3 - 2*x
    root = sqrt(x^2 + 1)
    product = x^2*sin(x)
    quotient = (x + 1)/(x - 1)
    chain = sin(x^2)
    wave = exp(-x^2/2)*cos(3*x)
    logarithm = log(x)/x
    sigma_1 = sigmoid(2*x + 1)
    tower = x^x
    alpha = 2^x
    bent = max(x, 1 - x)*abs(x)
    piece = if(x > 0, x^2, cbrt(x))
    """

  static let formats: [(DerivativeFormat, String)] = [
    (.text, "txt"), (.markdown, "md"), (.latex, "tex"), (.mathml, "mml"), (.json, "json"),
  ]

  @Test(arguments: formats)
  func `a dozen textbook derivatives in every format`(_ format: DerivativeFormat, _ ending: String) throws {
    expectGolden(try derivatives(Self.textbook, format), "derivatives/textbook.\(ending)")
  }

  @Test(arguments: formats)
  func `steps in every format`(_ format: DerivativeFormat, _ ending: String) throws {
    let program = "y = x^2*sin(3*x)/(1 + exp(-x))"
    let options = DerivativeReport.Options(hasSteps: true)
    expectGolden(try derivatives(program, format, options), "derivatives/steps.\(ending)")
  }

  @Test func `steps in Vietnamese`() throws {
    let options = DerivativeReport.Options(hasSteps: true)
    expectGolden(
      try derivatives(Self.textbook, .text, options, ReportStyle(words: .vietnamese)), "derivatives/vietnamese.txt")
  }

  @Test(arguments: formats)
  func `second partials in every format`(_ format: DerivativeFormat, _ ending: String) throws {
    let options = DerivativeReport.Options(order: 2)
    expectGolden(
      try derivatives("x = 2\ny = 3\nf = x^3*log(y) + x/y", format, options), "derivatives/second.\(ending)")
  }

  @Test func `partials on edges are those of one operation`() throws {
    let example = try Example("a = 3\nq = a*a")
    let report = try DerivativeReport(
      of: example.graph, evaluation: example.evaluation, on: Array(example.graph.edges))
    let text = String.collecting { report.write(as: .text, to: &$0) }
    #expect(text.hasPrefix("∂q/∂a = a = 3\n∂q/∂a = a = 3\n"))
    #expect(report.disagreements.isEmpty)
  }

  @Test func `what is too long to write has a size`() throws {
    let lines = (1...60).map { "v\($0) = v\($0 - 1)*sin(v\($0 - 1))" }.joined(separator: "\n")
    for (format, _) in Self.formats {
      let text = try derivatives("v0 = x\n" + lines, format)
      #expect(text.utf8.count < 2000)
      if format == .text { #expect(text.contains("operands and operations, too many to write out")) }
    }
  }

  @Test func `there are as many derivatives as choices of variables`() {
    #expect(DerivativeReport.count(outputs: 1, variables: 3, order: 1) == 3)
    #expect(DerivativeReport.count(outputs: 1, variables: 3, order: 2) == 6)
    #expect(DerivativeReport.count(outputs: 2, variables: 2, order: 3) == 8)
  }

  @Test(arguments: [
    ("x^2/(2*y)", "<mfrac><msup><mi>x</mi><mn>2</mn></msup><mrow><mn>2</mn><mo>⋅</mo><mi>y</mi></mrow></mfrac>"),
    (
      "alpha_1 < b",
      "<mrow><mn mathvariant=\"bold\">𝟏</mn><mrow><mo stretchy=\"false\">(</mo><mrow><msub><mi>α</mi><mn>1</mn></msub>"
        + "<mo>&lt;</mo><mi>b</mi></mrow><mo stretchy=\"false\">)</mo></mrow></mrow>"
    ),
    ("sqrt(-x)", "<msqrt><mrow><mo>−</mo><mi>x</mi></mrow></msqrt>"),
    ("1e-7", "<mrow><mn>1</mn><mo>⋅</mo><msup><mn>10</mn><mrow><mo>−</mo><mn>7</mn></mrow></msup></mrow>"),
  ])
  func `notation is set as MathML`(_ notation: String, _ mathML: String) {
    #expect(MathMLExpression.text(ofDerivative: notation) == mathML)
  }

  @Test(.enabled(if: Tool.xmllint != nil, "no xmllint: MathML is not checked"))
  func `MathML of random programs is well-formed`() throws {
    let tool = try #require(Tool.xmllint)
    for seed in 0..<60 as Range<UInt64> {
      let program = RandomComputation(seed: seed, isAwayFromKinks: false)
      let run = try tool.run(["--noout"], on: try derivatives(program.text, .mathml), named: "\(seed).mml")
      #expect(run.status == 0, "\(run.output)")
    }
  }

  @Test(.enabled(if: Tool.pdflatex != nil, "no pdflatex: LaTeX is not compiled"))
  func `LaTeX of the samples compiles`() throws {
    let samples = [
      try derivatives(Self.textbook, .latex, DerivativeReport.Options(hasSteps: true)),
      try derivatives("x = 2\ny = 3\nf = x^3*log(y) + hypot(x, y)", .latex, DerivativeReport.Options(order: 2)),
      try derivatives("loss' = relu(w_hidden*x1 - theta)^2", .latex, DerivativeReport.Options(form: .raw)),
    ]
    let document = """
      \\documentclass{article}\\usepackage{amsmath}\\begin{document}
      \(samples.joined(separator: "\n"))
      \\end{document}
      """
    let tool = try #require(Tool.pdflatex)
    let run = try tool.run(["-halt-on-error", "-interaction=nonstopmode"], on: document, named: "derivatives.tex")
    #expect(run.status == 0, "\(run.output.suffix(1500))")
  }

  private func derivatives(
    _ program: String, _ format: DerivativeFormat, _ options: DerivativeReport.Options = DerivativeReport.Options(),
    _ style: ReportStyle = ReportStyle()
  ) throws -> String {
    let example = try Example(program)
    let report = try DerivativeReport(of: example.graph, evaluation: example.evaluation, options: options)
    #expect(report.disagreements.isEmpty && report.notes.isEmpty)
    return String.collecting { report.write(as: format, style: style, to: &$0) }
  }
}
