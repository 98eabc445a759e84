/// What a figure can be written as.
public enum Format: String, Sendable, Hashable, CaseIterable {
  /// Markup of our own on Graphviz's layout.
  case svg
  /// Drawn by Graphviz with the same geometry.
  case png, pdf
  /// Graphviz's language, with HTML-like labels.
  case dot

  public var isText: Bool {
    switch self {
    case .svg, .dot: true
    case .png, .pdf: false
    }
  }

  /// By the ending of a file's name; `gv` is DOT too.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    let ending = fileName[fileName.index(after: dot)...].lowercased()
    self.init(rawValue: ending == "gv" ? "dot" : ending)
  }
}
