/// How a report is written.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, csv, markdown, latex

  /// The format that a file's ending stands for.
  public init?(fileExtension: String) {
    switch fileExtension.lowercased() {
    case "txt": self = .text
    case "json": self = .json
    case "csv": self = .csv
    case "md", "markdown": self = .markdown
    case "tex": self = .latex
    default: return nil
    }
  }
}
