import ComputationGraph
import Differentiation
import Foundation
import Notation

@testable import Reports

/// A program's graph, at the values it gives where it gives all.
struct Example {
  let graph: Graph
  let evaluation: Evaluation?
  var exact: ExactEvaluation?

  init(_ text: String, ties: Ties = .both) throws {
    graph = try Graph(of: Program(parsing: text))
    evaluation = graph.isBound ? try graph.evaluated(ties: ties, allowsNonfinite: true) : nil
  }

  init(exactly text: String, at point: [String: Rational] = [:]) throws {
    graph = try Graph(of: Program(parsing: text))
    evaluation = nil
    exact = try graph.evaluated(in: Rational.self, at: point)
  }

  static let olah = "a = 2\nb = 1\ne = (a + b)*(b + 1)"

  /// A program of the samples.
  init(sample: String) throws {
    let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "samples")
    try self.init(String(contentsOf: samples.appending(path: sample + ".chain"), encoding: .utf8))
  }

  func evaluationText(
    _ format: ReportFormat, of outputs: [String]? = nil, wrt variables: [String]? = nil, hessian: Bool = false,
    style: ReportStyle = ReportStyle()
  ) throws -> String {
    let report = try EvaluationReport(
      of: graph, evaluation: evaluation, of: outputs.map { AskedNodes(named: $0, in: graph) },
      wrt: variables.map { AskedNodes(named: $0, in: graph) }, wantsHessian: hessian, exact: exact)
    return try text { (stream) throws(SourceErrors) in try report.write(as: format, style: style, to: &stream) }
  }

  func pathsText(
    _ format: ReportFormat, of outputs: [String]? = nil, wrt variables: [String]? = nil, top: Int? = nil,
    style: ReportStyle = ReportStyle()
  ) throws -> String {
    let report = try PathsReport(
      of: graph, evaluation: evaluation, of: outputs.map { AskedNodes(named: $0, in: graph) },
      wrt: variables.map { AskedNodes(named: $0, in: graph) }, top: top, exact: exact)
    return try text { (stream) throws(SourceErrors) in try report.write(as: format, style: style, to: &stream) }
  }

  func comparisonText(
    _ format: ReportFormat, of outputs: [String]? = nil, wrt variables: [String]? = nil, hessian: Bool = false,
    style: ReportStyle = ReportStyle()
  ) throws -> String {
    let report = try ComparisonReport(
      of: graph, evaluation: evaluation, of: outputs.map { AskedNodes(named: $0, in: graph) },
      wrt: variables.map { AskedNodes(named: $0, in: graph) }, wantsHessian: hessian)
    return try text { stream in report.write(as: format, style: style, to: &stream) }
  }

  func checkText(_ format: ReportFormat, style: ReportStyle = ReportStyle()) throws -> String {
    guard let evaluation else { return "" }
    let (outputs, variables) = (AskedNodes.everyOutput(of: graph), AskedNodes.everyInput(of: graph))
    let check = try evaluation.checked(of: outputs.nodes, wrt: graph.inputs)
    let report = CheckReport(of: graph, check: check, of: outputs, wrt: variables)
    return try text { report.write(as: format, style: style, to: &$0) }
  }

  private func text(_ write: (inout ByteStream) throws(SourceErrors) -> Void) throws -> String {
    var bytes: [UInt8] = []
    var stream = ByteStream(chunkSize: 64) { bytes += $0 }
    try write(&stream)
    stream.flush()
    return String(decoding: bytes, as: UTF8.self)
  }
}
