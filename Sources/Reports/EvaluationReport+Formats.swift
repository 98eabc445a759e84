import Notation

extension EvaluationReport {
  public func write(as format: ReportFormat, to stream: inout ByteStream) throws(SourceErrors) {
    switch format {
    case .json: try writeJSON(to: &stream)
    case .text, .csv, .markdown, .latex: try writeJSON(to: &stream)
    }
  }
}
