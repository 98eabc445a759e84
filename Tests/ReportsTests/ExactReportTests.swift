import Differentiation
import Foundation
import TestSupport
import Testing

@testable import Reports

struct ExactReportTests {
  static let formats: [(ReportFormat, String)] = [
    (.text, "txt"), (.markdown, "md"), (.latex, "tex"), (.csv, "csv"), (.json, "json"),
  ]

  private static let program = "x = -0.5\nconst k = 1/3\ny = k*x^2 + max(x, -1/2)"

  @Test(arguments: formats)
  func `every number of an exact report is a fraction`(_ format: ReportFormat, _ ending: String) throws {
    let text = try Example(exactly: Self.program).evaluationText(format, hessian: true)
    expectGolden(text, "reports/exact.\(ending)")
  }

  @Test(arguments: formats)
  func `so is every number of the paths`(_ format: ReportFormat, _ ending: String) throws {
    let text = try Example(exactly: Self.program).pathsText(format)
    expectGolden(text, "reports/exact-paths.\(ending)")
  }

  @Test func `the largest paths are those of the largest fractions`() throws {
    let text = try Example(exactly: "x = 3\ny = x/7 + x/5 + x/6").pathsText(
      .text, top: 2)
    #expect(text.contains("= 107/210") || text.contains("107/210"))
    #expect(text.contains("2 of 3 paths shown, the largest first"))
  }

  @Test func `a number too long for a table is given roughly there, and in full as data`() throws {
    let example = try Example(exactly: "x = 3\ny = (x/7)^200")
    #expect(try example.evaluationText(.text).contains("≈2.539e-74"))
    #expect(try example.evaluationText(.latex).contains("$\\approx 2.539 \\cdot 10^{-74}$"))
    let digits =
      try #require(Rational(3).power(200)).description + "/" + (try #require(Rational(7).power(200)).description)
    #expect(try example.evaluationText(.json).contains(digits))
    #expect(try example.evaluationText(.csv).contains(digits))
  }

  @Test func `an untaken branch without a value is null`() throws {
    let json = try Example(exactly: "x = 0\ny = if(x > 0, 1/x, x)").evaluationText(.json)
    #expect(json.contains(#""expression": "1/x", "value": null"#))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
  }

  @Test func `reports in doubles do not mention arithmetic`() throws {
    #expect(try !Example(Example.olah).evaluationText(.json).contains("arithmetic"))
    #expect(try !Example(Example.olah).pathsText(.json).contains("arithmetic"))
  }
}

struct CheckReportTests {
  /// One row of each kind: agreement, lost digits, a kink, a choice, a jump, steps outside the domain.
  static let program = """
    x = 1e-5
    w = 0
    f = (1 - cos(x))/x^2
    g = relu(w)*3 + sin(x)
    h = max(w, w) + step(w)*x + log(x)
    """

  @Test(arguments: ExactReportTests.formats)
  func `a check says how far each way is from the truth`(_ format: ReportFormat, _ ending: String) throws {
    expectGolden(try Example(Self.program).checkText(format), "reports/check.\(ending)")
  }

  @Test func `a check speaks Vietnamese`() throws {
    let style = ReportStyle(precision: 2, words: .vietnamese)
    expectGolden(try Example(Self.program).checkText(.text, style: style), "reports/check-vietnamese.txt")
  }

  @Test func `a check in JSON can be read`() throws {
    for text in [Self.program, Example.olah, "x = 0\ny = floor(x)", "x = 1e-30\ny = log(x)"] {
      let json = try Example(text).checkText(.json)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
    }
  }
}
