/// A drawing of a graph before anything is laid out: boxes, arrows and typeset text with roles.
public struct Figure: Sendable, Hashable, Codable {
  public var kind: FigureKind
  public var style: FigureStyle
  public var language: Language
  /// A short name, for `<title>` and file names.
  public var title: String
  /// The derivation in words, in order: the text alternative.
  public var description: String
  public var boxes: [Box]
  public var arrows: [Arrow]
  public var frames: [Frame]
  /// Groups of boxes that stand in one row, in order.
  public var rows: [[Int]]
  /// Mathematics beneath the drawing.
  public var formulas: [Line]
  /// Words beneath the drawing.
  public var caption: [Line]
  public var legend: [LegendEntry]

  /// A node of the drawing.
  public struct Box: Sendable, Hashable, Codable {
    public enum Shape: Sendable, Hashable, Codable {
      case box
      /// An operation of a circuit.
      case gate
      /// A wire of a circuit, with a name before it, a line above it and a line below.
      case wire(name: [Run], above: [Run], below: [Run])
      /// Text without an outline.
      case plain
    }

    public enum Fill: String, Sendable, Hashable, Codable {
      case input, output, operation, constant, composite
    }

    public var id: String
    public var shape: Shape
    public var fill: Fill
    public var lines: [Line]
    /// The innermost frame around the box, an index of ``Figure/frames``.
    public var frame: Int?
    /// The local rule in words, shown on hovering.
    public var tooltip: String
    /// The role of the sweep that starts here.
    public var seed: Role?
  }

  public struct Arrow: Sendable, Hashable, Codable {
    public var id: String
    public var from: Int
    public var to: Int
    public var label: Line?
    public var role: Role
    /// Drawn heavier: it carries something.
    public var isCarrying: Bool
    public var hasHead: Bool
    public var tooltip: String
  }

  /// An opened composite around its nodes, or one half of a comparison.
  public struct Frame: Sendable, Hashable, Codable {
    public var title: Line
    public var parent: Int?
    public var role: Role
  }

  public struct LegendEntry: Sendable, Hashable, Codable {
    public var sign: [Run]
    public var words: String
  }
}

/// What a figure shows.
public enum FigureKind: String, Sendable, Hashable, Codable, CaseIterable {
  case graph, values, partials, forward, reverse, paths, compare

  /// Whether the figure shows more than values.
  public var showsDerivatives: Bool {
    switch self {
    case .graph, .values: false
    case .partials, .forward, .reverse, .paths, .compare: true
    }
  }
}

/// How a figure is drawn; a style changes no number.
public enum FigureStyle: String, Sendable, Hashable, Codable, CaseIterable {
  /// Inputs at the bottom, outputs at the top, partials beside their edges.
  case olah
  /// Left to right, gates on wires with values above and gradients below.
  case circuit
}

/// How the partial on an edge is written.
public enum PartialDisplay: String, Sendable, Hashable, Codable, CaseIterable {
  case number, symbol, both
}

public enum Language: String, Sendable, Hashable, Codable, CaseIterable {
  case english = "en"
  case vietnamese = "vi"
}
