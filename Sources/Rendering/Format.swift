/// What a figure can be written as.
public enum Format: String, Sendable, Hashable, CaseIterable {
  /// Markup of our own on Graphviz's layout.
  case svg
  /// Drawn by Graphviz with the same geometry.
  case png, pdf
  /// The same, by plugins that not every Graphviz has.
  case webp, jpg, gif, tiff, bmp, eps, ps
  /// Graphviz's language, with HTML-like labels.
  case dot
  /// TikZ on Graphviz's layout; LaTeX sets the mathematics.
  case tex
  /// A flowchart that Mermaid lays out.
  case mermaid
  /// The figure as data, with its layout.
  case json

  public var isText: Bool {
    switch self {
    case .svg, .dot, .tex, .mermaid, .json: true
    case .png, .pdf, .webp, .jpg, .gif, .tiff, .bmp, .eps, .ps: false
    }
  }

  /// Whether a resolution means anything.
  public var hasPixels: Bool {
    switch self {
    case .png, .webp, .jpg, .gif, .tiff, .bmp: true
    case .svg, .pdf, .eps, .ps, .dot, .tex, .mermaid, .json: false
    }
  }

  /// Whether themes change anything.
  public var hasColors: Bool { self != .json }

  /// By the ending of a file's name, or another name of the format.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    let ending = fileName[fileName.index(after: dot)...].lowercased()
    self.init(rawValue: Self.otherNames[ending] ?? ending)
  }

  private static let otherNames = ["gv": "dot", "jpeg": "jpg", "jpe": "jpg", "tif": "tiff", "mmd": "mermaid"]
}
