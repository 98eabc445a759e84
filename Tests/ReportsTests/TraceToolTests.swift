import Differentiation
import Foundation
import Notation
import TestSupport
import Testing

@testable import Reports

/// What other programs make of traces.
struct TraceToolTests {
  private static let hostile: [(String, Ties)] = [
    ("lambda = 2; y = lambda*exp(lambda)", .both), ("x = 2; dx = 3; dy = 4; y = x*dx^dy", .both),
    ("math = 3; print = 4; x' = 2; y' = x'*x' + math*print", .both),
    ("μ = 3; µ = 2; ſ = 5; s = 7; y = μ*µ*ſ*s", .both), ("điểm = 2; θ = 3; y = sin(điểm)*θ", .both),
    ("x = 2; y = 2; f = max(x, y, 2)*min(x, y)", .split), ("x = 2; y = 2; f = max(x, y)*min(x, y, 2)", .first),
    ("x = 2; y = 2; f = max(x, y)*max(x)", .both), ("x = -1; y = if(x > 0, log(x), x^2)", .both),
    ("x = 0; y = 0; z = 3; f = hypot(x, y) + z*x", .both), ("x = 3; f = x", .both), ("x = 3; a = 2; f = 2*a", .both),
    ("x = -2; f = cbrt(x) + x^3 + abs(x)^-2 + sign(x)*step(-x)", .both),
    ("p = 2; y = prod(p, 2, 3, p, 1, 1, 1, p, 0.5) + mean(p, 3) + sum(p, p, 1)", .both),
    ("where = 2; relu = 3; f(x) = sigmoid(x); sigmoid_ = 4; y = f(where - relu) + where^relu*sigmoid_", .both),
    ("x = 1e16; y = x*1e20/10000000000000000", .both),
    ("_ = 2; ____ = 3; y = _*____", .both), ("const t = 5; const lambda = 2; x = 1; y = t*x^lambda + 2*pi*x", .both),
  ]

  private static var examples: [Example] {
    get throws {
      try (1...50).map { try Example(RandomComputation(seed: UInt64($0), isAwayFromKinks: $0 % 2 == 0)) }
        + hostile.map { try Example($0.0, ties: $0.1) }
    }
  }

  /// A Python program that runs one of ours and prints what it is asked for.
  private func line(_ example: Example, _ index: Int) throws -> String {
    let trace = example.trace()
    let code = try example.traceText(.text, .code)
    var names = PythonNames(of: example.graph)
    names.addNames(.dot)
    names.addNames(.bar)
    let inputs = example.graph.inputs.map(\.node)
    let asked = trace.output.map { [names.name(of: $0.node), names.name(of: $0.node, .dot)] } ?? []
    let all = asked + inputs.map { names.name(of: $0, .bar) }
    let list = all.map { "\"\($0)\"" }.joined(separator: ", ")
    return "run(\(index), r'''\n\(code)''', [\(list)])\n"
  }

  @Test(.enabled(if: Tool.python != nil, "python3 is not installed: the code style is not run"))
  func `Python code runs and gives the values, tangents and adjoints`() throws {
    let python = try #require(Tool.python)
    let examples = try Self.examples
    var script = """
      def run(index, code, names):
          space = {}
          try:
              exec(code, space)
              print(index, *[repr(float(space[__import__("unicodedata").normalize("NFKC", name)])) for name in names])
          except Exception as error:
              print(index, repr(error), code)

      """
    for (index, example) in examples.enumerated() { script += "\n" + (try line(example, index)) }
    let run = try python.run([], on: script, named: "traces.py")
    #expect(run.status == 0, "\(run.output.suffix(2000))")
    let printed = run.output.split(separator: "\n")
    #expect(printed.count == examples.count)
    for (line, example) in zip(printed, examples) {
      let numbers = line.split(separator: " ").dropFirst().map { Double($0) }
      try #require(numbers.allSatisfy { $0 != nil }, "\(line)\n\(run.output)")
      let expected = try numbersOf(example)
      #expect(numbers.count == expected.count)
      for (number, expected) in zip(numbers, expected) {
        let number = number ?? .nan
        #expect(abs(number - expected) <= 1e-9 * max(1, abs(expected)), "\(line) is not \(expected)")
      }
    }
  }

  private func numbersOf(_ example: Example) throws -> [Double] {
    let trace = example.trace()
    let evaluation = try #require(example.evaluation)
    let output = try #require(trace.output).node
    let adjoints = evaluation.adjoints(of: output)
    let ends = [evaluation.values[output], trace.tangents?[output] ?? .nan]
    return ends + example.graph.inputs.map { adjoints[$0.node] }
  }

  @Test(
    .enabled(if: Tool.pdflatex != nil, "pdflatex is not installed: LaTeX is not compiled"),
    arguments: TraceStyle.allCases, [false, true])
  func `LaTeX compiles, in Vietnamese too`(_ style: TraceStyle, _ isVietnamese: Bool) throws {
    let pdflatex = try #require(Tool.pdflatex)
    let text = """
      const hằng_số = 3
      x_1 = 2; điểm = 5; trọng_số = -3; alpha' = 1e-7; weight_in = 0
      y = ln(x_1) + x_1*điểm - sin(điểm) + max(trọng_số, -3)^2/hằng_số*sqrt(alpha') + abs(weight_in) - (x_1 >= 2)
      """
    let latex = try Example(text).traceText(
      .latex, style, sheet: .worksheetAndKey, isStandalone: true,
      in: ReportStyle(words: isVietnamese ? .vietnamese : .english))
    let run = try pdflatex.run(
      ["-interaction=nonstopmode", "-halt-on-error"], on: latex, named: "trace.tex")
    #expect(run.status == 0, "\(run.output.suffix(1500))")
    #expect(!run.output.contains("Missing character"))
  }

  @Test(.enabled(if: Tool.pdflatex != nil, "pdflatex is not installed: LaTeX is not compiled"))
  func `a table beyond a page goes on`() throws {
    let pdflatex = try #require(Tool.pdflatex)
    let text = "x = 1\n" + (1...120).map { "y\($0) = \($0 == 1 ? "x" : "y\($0 - 1)") + 1" }.joined(separator: "\n")
    let latex = try Example(text).traceText(.latex, isStandalone: true)
    let run = try pdflatex.run(
      ["-interaction=nonstopmode", "-halt-on-error"], on: latex, named: "trace.tex")
    #expect(run.status == 0, "\(run.output.suffix(1500))")
    let pages = run.output.firstMatch(of: /Output written on trace.pdf \((\d+) pages/)?.output.1
    #expect(pages.flatMap { Int($0) } ?? 0 > 4)
  }
}
