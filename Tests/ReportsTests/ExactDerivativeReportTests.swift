import Differentiation
import Foundation
import TestSupport
import Testing

@testable import Reports

struct ExactDerivativeReportTests {
  private static let program = "x = 0.5\nf = (x^2 + 1/3)/(2*x - 1/7)"

  static let formats: [(DerivativeFormat, String)] = [(.text, "txt"), (.latex, "tex"), (.json, "json")]

  @Test(arguments: DerivativeForm.allCases, formats)
  func `a quotient of fractions in every form`(_ form: DerivativeForm, _ format: (DerivativeFormat, String)) throws {
    let text = try derivatives(Self.program, format.0, DerivativeReport.Options(form: form, isExact: true))
    expectGolden(text, "derivatives/exact-\(form.rawValue).\(format.1)")
  }

  @Test func `steps have fractions too`() throws {
    let options = DerivativeReport.Options(hasSteps: true, isExact: true)
    expectGolden(try derivatives(Self.program, .text, options), "derivatives/exact-steps.txt")
  }

  @Test func `a number that is the derivative is not said twice`() throws {
    let options = DerivativeReport.Options(isExact: true)
    #expect(try derivatives("x = 2\ny = x/3", .text, options).hasPrefix("∂y/∂x = 1/3\n"))
    #expect(try derivatives("x = 2\ny = 0.1*x", .text, options).hasPrefix("∂y/∂x = 0.1 = 1/10\n"))
    #expect(try derivatives("x = 2\ny = x/3", .latex, options).contains("= \\frac{1}{3}\n"))
  }

  @Test func `a value too long to read is given roughly, and in full as data`() throws {
    let program = "x = 3\ny = (x/7)^200"
    let options = DerivativeReport.Options(isExact: true)
    #expect(try derivatives(program, .text, options).hasPrefix("∂y/∂x = 200*x^199/7^200 ≈ 1.693e-72\n"))
    #expect(try derivatives(program, .latex, options).contains("\\approx 1.693 \\cdot 10^{-72}"))
    #expect(try derivatives(program, .json, options).contains("/" + (try #require(Rational(7).power(200))).description))
  }

  @Test func `a derivative without a value is remarked on`() throws {
    let example = try Example(exactly: "x = 0\ny = x^(7/2)")
    let options = DerivativeReport.Options(order: 4, isExact: true)
    let report = try DerivativeReport(of: example.graph, evaluation: nil, options: options, exact: example.exact)
    #expect(report.notes == ["∂⁴y/∂x⁴ as written has no exact value: it is undefined"])
    #expect(String.collecting { report.write(as: .json, to: &$0) }.contains("\"value\": null"))
  }

  private func derivatives(
    _ program: String, _ format: DerivativeFormat, _ options: DerivativeReport.Options
  ) throws -> String {
    let example = try Example(exactly: program)
    let report = try DerivativeReport(of: example.graph, evaluation: nil, options: options, exact: example.exact)
    #expect(report.disagreements.isEmpty && report.notes.isEmpty)
    return String.collecting { report.write(as: format, to: &$0) }
  }
}
