import ChainRule
import Foundation

/// A page of a sample.
struct SamplePage {
  let graph: Graph
  var options = FigureOptions(kind: .steps)

  init(_ sample: String, style: FigureStyle = .olah, language: Language = .english) throws {
    let url = Browser.root.appending(path: "samples/\(sample).chain")
    try self.init(text: try String(contentsOf: url, encoding: .utf8))
    options.style = style
    options.language = language
  }

  init(text: String, kind: FigureKind = .steps) throws {
    graph = try Graph(of: Program(parsing: text))
    options.kind = kind
  }

  func html(at point: [String: Double] = [:]) throws -> String {
    // Steps as quick as a test that waits for them.
    let rendering = RenderingOptions(secondsPerStep: 0.4)
    return try Page(of: graph, evaluation: try graph.evaluated(at: point), options: options, rendering: rendering).html
  }

  /// The point as the page's fields want it.
  func coordinates(of point: [String: Double]) -> [Double] {
    graph.inputs.map { point[$0.name] ?? $0.value ?? 0 }
  }

  /// What `eval --format json` says there.
  func evaluation(at point: [String: Double]) throws -> [UInt8] {
    let report = try EvaluationReport(of: graph, evaluation: try graph.evaluated(at: point), at: point)
    var bytes: [UInt8] = []
    var stream = ByteStream { bytes += $0 }
    try report.write(as: .json, to: &stream)
    stream.flush()
    return bytes
  }
}
