import Differentiation
import Foundation
import Notation
import TestSupport
import Testing

@testable import Reports

extension Example {
  /// Forward from the first input, in reverse from the first output, where nothing else is said.
  func trace(
    wrt variable: String? = nil, of output: String? = nil, order: Trace.Order = .evaluation,
    isForward: Bool = true, isReverse: Bool = true
  ) -> Trace {
    let (input, end) = ends(wrt: variable, of: output)
    return Trace(
      of: graph, evaluation: evaluation, along: isForward ? input.map { [Trace.Seed($0)] } ?? [] : [],
      of: isReverse ? end : nil, order: order)
  }

  /// The same in fractions.
  func exactTrace(
    wrt variable: String? = nil, of output: String? = nil, order: Trace.Order = .evaluation,
    isForward: Bool = true, isReverse: Bool = true
  ) throws -> Trace {
    let (input, end) = ends(wrt: variable, of: output)
    return try Trace(
      of: #require(exact), along: isForward ? input.map { [Trace.Seed($0)] } ?? [] : [],
      of: isReverse ? end : nil, order: order)
  }

  private func ends(wrt variable: String?, of output: String?) -> (input: NamedNode?, output: NamedNode?) {
    let input =
      variable.flatMap { AskedNodes(named: [$0], in: graph).all.first } ?? AskedNodes.everyInput(of: graph).all.first
    let end =
      output.flatMap { AskedNodes(named: [$0], in: graph).all.first } ?? AskedNodes.everyOutput(of: graph).all.first
    return (input, end)
  }

  func traceText(
    _ format: ReportFormat, _ style: TraceStyle = .names, wrt variable: String? = nil, of output: String? = nil,
    isForward: Bool = true, isReverse: Bool = true, showsResults: Bool = false, sheet: TraceReport.Sheet = .full,
    isStandalone: Bool = false, in writing: ReportStyle = ReportStyle()
  ) throws -> String {
    let trace =
      exact == nil
      ? trace(wrt: variable, of: output, order: style.order, isForward: isForward, isReverse: isReverse)
      : try exactTrace(wrt: variable, of: output, order: style.order, isForward: isForward, isReverse: isReverse)
    let report = TraceReport(
      of: trace, style: style, showsResults: showsResults, sheet: sheet, isStandalone: isStandalone)
    var bytes: [UInt8] = []
    var stream = ByteStream(chunkSize: 64) { bytes += $0 }
    try report.write(as: format, style: writing, to: &stream)
    stream.flush()
    return String(decoding: bytes, as: UTF8.self)
  }

  init(_ computation: RandomComputation) throws {
    let inputs = computation.point.keys.sorted().map { "\($0) = \(computation.point[$0] ?? 0)" }
    try self.init((inputs + [computation.text]).joined(separator: "\n"))
  }

  static let survey = "x1 = 2\nx2 = 5\ny = ln(x1) + x1*x2 - sin(x2)"
  static let neuron = "w0 = 2; x0 = -1; w1 = -3; x1 = -2; w2 = -3\nf = 1/(1 + exp(-(w0*x0 + w1*x1 + w2)))"
}
