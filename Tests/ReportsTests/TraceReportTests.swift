import Foundation
import Notation
import TestSupport
import Testing

@testable import Reports

struct TraceReportTests {
  struct Golden: Sendable, CustomTestStringConvertible {
    let name: String
    let program: String
    let style: TraceStyle
    let format: ReportFormat
    let ending: String

    var testDescription: String { "\(name)-\(style.rawValue).\(ending)" }
  }

  static let goldens: [Golden] = [("olah", Example.olah), ("neuron", Example.neuron), ("baydin", Example.survey)]
    .flatMap { name, program in
      TraceStyle.allCases.flatMap { style in
        EvaluationReportTests.formats.filter { style != .code || $0.0 != .json && $0.0 != .csv }.map {
          Golden(name: name, program: program, style: style, format: $0.0, ending: $0.1)
        }
      }
    }

  @Test(arguments: goldens)
  func `the examples of the literature in every style and format`(_ golden: Golden) throws {
    let style = ReportStyle(decimals: golden.name == "baydin" ? 3 : golden.name == "neuron" ? 2 : nil)
    let text = try Example(golden.program).traceText(
      golden.format, golden.style, isForward: golden.style != .code, in: style)
    expectGolden(text, "traces/\(golden.testDescription)")
  }

  static let formats = EvaluationReportTests.formats.filter { $0.0 != .json && $0.0 != .csv }

  @Test(arguments: formats)
  func `a worksheet has blanks, and its key after it`(_ format: ReportFormat, _ ending: String) throws {
    let text = try Example(Example.olah).traceText(
      format, sheet: .worksheetAndKey, isStandalone: format == .latex, in: ReportStyle(words: .vietnamese))
    expectGolden(text, "traces/worksheet.\(ending)")
  }

  @Test(arguments: TraceStyle.allCases)
  func `a worksheet and its key are the two halves of both`(_ style: TraceStyle) throws {
    let example = try Example(Example.survey)
    let sheet = try example.traceText(.text, style, sheet: .worksheet)
    let key = try example.traceText(.text, style, sheet: .key)
    #expect(try example.traceText(.text, style, sheet: .worksheetAndKey) == sheet + "\n" + key)
    #expect(sheet.contains("____") && !key.contains("____"))
    #expect(!sheet.contains("11.65") && key.contains("11.65"))
    #expect(!sheet.contains("0.2837") && key.contains("0.2837"))
  }

  @Test(arguments: TraceStyle.allCases)
  func `without values there are symbols, no numbers, and blanks for what the derivatives are`(
    _ style: TraceStyle
  ) throws {
    let example = try Example("loss = relu(w*x_1 + b)/sqrt(x_1)\nz = b")
    expectGolden(try example.traceText(.text, style), "traces/unbound-\(style.rawValue).txt")
    let sheet = try example.traceText(.text, style, sheet: .worksheet)
    #expect(sheet.contains("____"))
    #expect(!sheet.contains("sqrt(x_1)^2") && !sheet.contains("relu'"))
  }

  @Test(arguments: TraceStyle.allCases)
  func `kinks, forks, second names, constants and outputs nobody asked for`(_ style: TraceStyle) throws {
    let text = """
      const k = 3
      x = 2
      z = x
      loss_1 = max(x*x, 4) + sin(2*pi*x)^2 - k/x + if(x < 1, x, relu(x - 2))*floor(-x)
      """
    expectGolden(try Example(text).traceText(.text, style, of: "loss_1"), "traces/kinks-\(style.rawValue).txt")
  }

  @Test func `the results that the book shows beside the numbers`() throws {
    let text = try Example(Example.survey).traceText(.text, .griewank, showsResults: true, in: ReportStyle(decimals: 3))
    expectGolden(text, "traces/baydin-results.txt")
  }

  @Test func `a square hands on its adjoint twice`() throws {
    let text = try Example("x = 3\ny = x*x").traceText(.text, .adjoint, isForward: false)
    #expect(text.contains("x̄     += ȳ·x = 1·3 = 3 → 6"))
    #expect(text.contains("x̄      = ȳ·x = 1·3 = 3\n"))
  }

  @Test func `an input that is an output, and nothing besides`() throws {
    let text = try Example("x = 3\ny = x").traceText(.text, .griewank)
    #expect(text.contains("v₀ = x  = 3"))
    #expect(text.contains("y  = v₀ = 3"))
    #expect(text.contains("x̄  = v̄₀ = 1"))
    #expect(text.contains("v̄₀ = ȳ  = 1"))
  }

  @Test func `π of a rule is written, and its number where the program has another pi`() throws {
    #expect(try Example("x = 1\ny = erf(x)").traceText(.text).contains("/sqrt(π)·exp(−x^2)"))
    #expect(try Example("pi = 2\ny = erf(pi)").traceText(.text).contains("/sqrt(3.142)·exp(−pi^2)"))
  }

  @Test func `letters that the program uses for itself are left to it`() throws {
    let text = try Example("v1 = 3\ny = sin(v1)").traceText(.text, .griewank)
    #expect(text.contains("u₁ = sin u₀"))
  }

  @Test func `a product of very many factors names its partials`() throws {
    let names = (1...9).map { "p\($0)" }
    let text = names.map { "\($0) = 1" }.joined(separator: "\n") + "\ny = prod(\(names.joined(separator: ", ")))"
    #expect(try Example(text).traceText(.text).contains("ẏ  = ṗ1·∂y/∂p1 + ṗ2·∂y/∂p2"))
  }

  @Test func `columns are aligned by what a reader sees`() throws {
    let text = try Example("điểm = 2\n学 = 3\nxx = 1\ny = điểm*学 + xx").traceText(.text, isReverse: false)
    func width(_ line: Substring) -> Int {
      line.prefix { $0 != "=" }.reduce(0) { $0 + $1.displayWidth }
    }
    let lines = text.split(separator: "\n").filter { $0.contains("=") }
    #expect(lines.count == 5)
    #expect(Set(lines.filter { !$0.contains("·") && !$0.contains("+") }.map(width)).count == 1)
  }

  @Test func `what is not finite is spelled out`() throws {
    let example = try Example("x = 0\na = 1/x\nb = -a\nc = a + b")
    #expect(try example.traceText(.text).contains("c = a + b = ∞ − ∞ = NaN"))
    #expect(try example.traceText(.latex).contains("\\infty"))
    #expect(try example.traceText(.json).contains("\"Infinity\""))
    #expect(try example.traceText(.text, .code, isForward: false).contains("c = float(\"nan\")"))
  }

  @Test(arguments: [("x", 2.0, "2"), ("", 0.0004, "0.0004"), ("", -0.28366, "−0.284"), ("", 1e-9, "1e−9")])
  func `places after the point do not round to nothing`(_ name: String, _ value: Double, _ text: String) {
    #expect(ReportStyle(decimals: 3).rounded(value).text(minus: "−") == text)
  }

  @Test(arguments: [
    (11.652071, 3, "11.652"), (10.6931, 3, "10.693"), (5.5, 3, "5.5"), (123456.789, 0, "123457"), (0.0, 3, "0"),
    (1e300, 2, "1e300"), (0.9996, 3, "1"), (.infinity, 3, "∞"),
  ])
  func `numbers to places after the point`(_ value: Double, _ places: Int, _ text: String) {
    #expect(ReportStyle(decimals: places).rounded(value).text() == text)
  }
}
