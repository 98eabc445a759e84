/// A face as the metrics know it.
public struct Font: Sendable, Hashable {
  public enum Family: String, Sendable, CaseIterable {
    case serif, sans, mono
  }

  public enum Script: Sendable {
    case `super`, sub
  }

  public var family: Family
  public var bold: Bool
  public var italic: Bool
  public var script: Script?

  public init(_ family: Family, bold: Bool = false, italic: Bool = false, script: Script? = nil) {
    self.family = family
    self.bold = bold
    self.italic = italic
    self.script = script
  }

  /// The name to write in DOT, so that PNG and PDF show the widths the layout counted with.
  public var graphvizName: String {
    switch family {
    case .serif: "Liberation Serif"
    case .sans: "Liberation Sans"
    case .mono: "Liberation Mono"
    }
  }
}
