import Notation

extension EvaluationReport {
  /// - Throws: only where a rule in the table of primitives cannot be read.
  public func write(
    as format: ReportFormat, style: ReportStyle = ReportStyle(), to stream: inout ByteStream
  ) throws(SourceErrors) {
    switch format {
    case .json: try writeJSON(to: &stream)
    case .csv: try writeCSV(to: &stream)
    case .text, .markdown, .latex: format.write(try blocks(style.words), precision: style.precision, to: &stream)
    }
  }
}

extension ReportFormat {
  /// Tables and lines; data formats have none.
  func write(_ blocks: [Block], precision: Int, to stream: inout ByteStream) {
    switch self {
    case .text: TextTables(precision: precision).write(blocks, to: &stream)
    case .markdown: MarkdownTables(precision: precision).write(blocks, to: &stream)
    case .latex: LatexTables(precision: precision).write(blocks, to: &stream)
    case .json, .csv: break
    }
  }
}
