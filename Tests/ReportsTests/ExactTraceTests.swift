import ComputationGraph
import Differentiation
import Foundation
import Notation
import TestSupport
import Testing

@testable import Reports

struct ExactTraceTests {
  struct Golden: Sendable, CustomTestStringConvertible {
    let style: TraceStyle
    let format: ReportFormat
    let ending: String

    var testDescription: String { "fractions-\(style.rawValue).\(ending)" }
  }

  static let goldens = TraceStyle.allCases.filter { $0 != .code }.flatMap { style in
    EvaluationReportTests.formats.map { Golden(style: style, format: $0.0, ending: $0.1) }
  }

  private static func olah() throws -> Example {
    let point = ["a": try #require(Rational(1, over: 3)), "b": try #require(Rational(2, over: 5))]
    return try Example(exactly: "e = (a + b)*(b + 1)", at: point)
  }

  @Test(arguments: goldens)
  func `Olah's example in fractions, in every style and format`(_ golden: Golden) throws {
    let text = try Self.olah().traceText(golden.format, golden.style)
    expectGolden(text, "traces/\(golden.testDescription)")
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `what edges add comes to the exact adjoints, in every order`(_ seed: UInt64) throws {
    let example = try Example(exactly: RandomRationalProgram(seed: seed).text)
    let exact = try #require(example.exact)
    for order in [Trace.Order.evaluation, .levels] {
      let trace = try example.exactTrace(of: "last", order: order)
      let output = try #require(trace.output)
      let sweep = try exact.adjoints(of: output.node)
      var totals = NodeTable<Rational>(repeating: 0, count: trace.graph.nodeCount)
      totals[output.node] = 1
      for edge in trace.operations.reversed().flatMap(trace.carryingEdges) {
        let tail = trace.graph.tail(of: edge)
        #expect(trace.prior(on: edge) == .exact(totals[tail]))
        guard case .exact(let contribution) = trace.contribution(on: edge) else { continue }
        totals[tail] = totals[tail] + contribution
        #expect(trace.total(on: edge) == .exact(totals[tail]))
      }
      for node in trace.graph.nodes where trace.isReached(node) { #expect(totals[node] == sweep[node]) }
      for input in trace.graph.inputs { #expect(trace.adjoint(of: input.node) == .exact(sweep[input.node])) }
      let input = try #require(trace.seeds.first)
      #expect(trace.tangent(of: output.node) == .exact(sweep[input.node]))
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `the numbers of a statement, read back, come to its value`(_ seed: UInt64) throws {
    let trace = try Example(exactly: RandomRationalProgram(seed: seed).text).exactTrace(of: "last")
    let setter = TraceSetter(.text, of: trace.graph, names: TraceNames(of: trace.graph), style: ReportStyle())
    let rows = TraceRows(trace: trace, style: .names, showsResults: true, isBlank: false, outputs: [])
    var lines: [String] = []
    let read = { (row: TraceRow) in
      for case let statement? in row.statements where statement.parts.count == 4 {
        guard let numbers = statement.parts[2], let value = statement.parts[3] else { continue }
        lines.append(
          "check_\(lines.count) = (\(setter.text(of: numbers.expression))) - (\(setter.text(of: value.expression)))")
      }
    }
    try rows.forEachForwardRow(read)
    try rows.forEachReverseRow(read)
    let text = lines.filter { !$0.contains("≈") }.map(inNotation).joined(separator: "\n")
    let graph = try Graph(of: Program(parsing: "unused = 0\n" + text))
    let exact = try graph.evaluated(in: Rational.self, at: [:])
    for output in AskedNodes.everyOutput(of: graph).all where output.name != "unused" {
      #expect(exact.values[output.node] == 0, "\(output.name) of \(text)")
    }
  }

  private func inNotation(_ line: String) -> String {
    let signs = [(" ≥ ", " >= "), (" ≤ ", " <= "), (" ≠ ", " != ")]
    let parts = line.split(separator: " = ", maxSplits: 1)
    let formula = parts[1].replacing(" = ", with: " == ")
    return parts[0] + " = " + signs.reduce(formula) { $0.replacing($1.0, with: $1.1) }
  }

  @Test(arguments: [
    ("x^2", "(2/3)^2 = 4/9", "\\left(\\frac{2}{3}\\right)^{2}$ & $= \\frac{4}{9}$"),
    ("1/x", "1/(2/3) = 3/2", "\\frac{1}{\\frac{2}{3}}$ & $= \\frac{3}{2}$"),
    ("x*x", "(2/3)·(2/3) = 4/9", "\\frac{2}{3} \\cdot \\frac{2}{3}"),
    ("x + x", "2/3 + 2/3 = 4/3", "\\frac{2}{3} + \\frac{2}{3}"),
    ("abs(x)", "abs(2/3) = 2/3", "\\lvert \\frac{2}{3} \\rvert"),
    ("0.1*x", "(1/10)·(2/3) = 1/15", "\\frac{1}{10} \\cdot \\frac{2}{3}"),
  ])
  func `a fraction binds like a quotient`(_ formula: String, _ text: String, _ latex: String) throws {
    let example = try Example(exactly: "y = " + formula, at: ["x": #require(Rational(2, over: 3))])
    #expect(try example.traceText(.text).contains("= " + text))
    #expect(try example.traceText(.latex).replacing("{} ", with: "").contains(latex))
  }

  @Test(arguments: [
    ("x*x", "(−2/3)·(−2/3) = 4/9"), ("x + x", "−2/3 − 2/3 = −4/3"), ("-x", "−(−2/3) = 2/3"),
    ("2 - x", "2 + 2/3 = 8/3"), ("x^2", "(−2/3)^2 = 4/9"), ("max(x, -1)", "max(−2/3, −1) = −2/3"),
  ])
  func `the sign of a fraction is in its brackets`(_ formula: String, _ text: String) throws {
    let example = try Example(exactly: "y = " + formula, at: ["x": #require(Rational(-2, over: 3))])
    #expect(try example.traceText(.text).contains("= " + text))
  }

  @Test func `a fraction too long for a line is given roughly there, and in full as data`() throws {
    let example = try Example(exactly: "x = 3\ny = (x/7)^200\nz = y*2", at: [:])
    #expect(try example.traceText(.text, isReverse: false).contains("= (≈2.539e−74)·2 = ≈5.078e−74"))
    #expect(try example.traceText(.latex).contains("\\left(\\approx 2.539 \\cdot 10^{-74}\\right)"))
    let digits = try #require(Rational(3).power(200)).description
    #expect(try example.traceText(.json).contains("\"value\": \"\(digits)/"))
  }

  @Test func `kinks have fractions on both sides`() throws {
    let example = try Example(exactly: "y = leakyrelu(x, 0.25)", at: ["x": 0])
    #expect(try example.traceText(.text).contains("* ∂y/∂x: 1/4 from below, 1 from above\n"))
  }

  @Test func `an untaken branch without a value has no tangent either`() throws {
    let example = try Example(exactly: "x = 0\ny = if(x > 0, sqrt(x) + 1/x, x)")
    let text = try example.traceText(.text, isReverse: false)
    for end in ["= 1/(2·0)", "= −1/0^2", "= ḃ + ċ", "= ḋ·0 + 1·1 = 1"] {
      #expect(text.split(separator: "\n").contains { $0.hasSuffix(end) }, "\(end) in \(text)")
    }
    #expect(try example.traceText(.json).contains("\"value\": null"))
  }

  @Test func `data can be read, and is marked as exact`() throws {
    let json = try Self.olah().traceText(.json)
    #expect(json.contains("\"schema\": \"chainrule.trace/1\",\n  \"arithmetic\": \"rational\""))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
    #expect(try !Example(Example.olah).traceText(.json).contains("arithmetic"))
  }
}
