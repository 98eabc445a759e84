/// What Graphviz would draw, resolved to shapes and runs of text.
///
/// All lengths are points; the origin is the top left corner of the padded figure, y grows downwards.
public struct Drawing: Sendable, Equatable {
  public var bounds: Rectangle
  /// Bottom to top. Every `begin` has its `end`; clusters and the graph enclose nothing but their own shapes.
  public var operations: [Operation]
  /// Complaints that did not keep the graph from being drawn.
  public var warnings: [String]

  public init(bounds: Rectangle, operations: [Operation], warnings: [String] = []) {
    self.bounds = bounds
    self.operations = operations
    self.warnings = warnings
  }
}

public struct Point: Sendable, Hashable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

public struct Rectangle: Sendable, Hashable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

public enum Operation: Sendable, Equatable {
  case begin(Object)
  case end(Object.Kind)
  case text(TextRun)
  case shape(Shape)
}

/// The thing in the graph that the operations up to its `end` draw.
public struct Object: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case graph, cluster, node, edge
  }

  public var kind: Kind
  /// As in DOT; an edge's is its `key`, mostly empty.
  public var name: String
  /// The `id` attribute, else one that Graphviz made up.
  public var id: String
  /// The `class` attribute: tokens separated by spaces.
  public var className: String

  public init(kind: Kind, name: String, id: String = "", className: String = "") {
    self.kind = kind
    self.name = name
    self.id = id
    self.className = className
  }
}

/// Text of one font and colour on one baseline.
public struct TextRun: Sendable, Hashable {
  /// The left end of the baseline; also for centred text.
  public var x: Double
  /// Of the line: a sub- or superscript hangs from the same one.
  public var baseline: Double
  public var width: Double
  public var text: String
  public var font: Font
  /// Of the line; sub- and superscripts are set at `Graphviz.scriptScale` of it.
  public var size: Double
  /// 0xRRGGBBAA
  public var color: UInt32
  public var lines: TextLines

  public init(
    x: Double, baseline: Double, width: Double, text: String, font: Font, size: Double, color: UInt32,
    lines: TextLines = []
  ) {
    self.x = x
    self.baseline = baseline
    self.width = width
    self.text = text
    self.font = font
    self.size = size
    self.color = color
    self.lines = lines
  }
}

/// The lines that HTML-like labels can ask for along a text. What they stand for is up to who draws it.
public struct TextLines: OptionSet, Sendable, Hashable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// `<o>`
  public static let over = TextLines(rawValue: 1)
  /// `<u>`
  public static let under = TextLines(rawValue: 2)
  /// `<s>`
  public static let through = TextLines(rawValue: 4)
}

public struct Shape: Sendable, Hashable {
  public enum Kind: Sendable {
    /// Two points: the centre, and the corner of the box around it.
    case ellipse
    case polygon, polyline
    /// A start, then three points for each cubic piece.
    case bezier
  }

  public enum Dash: Sendable {
    case solid, dashed, dotted
  }

  public var kind: Kind
  public var points: [Point]
  /// 0xRRGGBBAA
  public var fill: UInt32?
  /// 0xRRGGBBAA
  public var stroke: UInt32?
  public var penWidth: Double
  public var dash: Dash

  public init(
    kind: Kind, points: [Point], fill: UInt32? = nil, stroke: UInt32? = nil, penWidth: Double = 1, dash: Dash = .solid
  ) {
    self.kind = kind
    self.points = points
    self.fill = fill
    self.stroke = stroke
    self.penWidth = penWidth
    self.dash = dash
  }
}
