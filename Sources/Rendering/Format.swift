/// What a figure can be written as.
public enum Format: String, Sendable, Hashable, CaseIterable {
  case svg, png, pdf, dot

  public var isText: Bool {
    switch self {
    case .svg, .dot: true
    case .png, .pdf: false
    }
  }

  /// By the ending of a file's name.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    let ending = fileName[fileName.index(after: dot)...].lowercased()
    self.init(rawValue: ending == "gv" ? "dot" : ending)
  }
}
