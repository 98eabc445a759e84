/// A drawing of a graph before anything is laid out: boxes, arrows and typeset text with roles.
///
/// It knows no colours, no coordinates and no file format: rendering adds those. Boxes stand in evaluation order, and
/// other parts refer to them by index.
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
  /// Mathematics beside the drawing, from the inputs up.
  public var notes: [Note] = []
  /// Mathematics beneath the drawing.
  public var formulas: [Line]
  /// Words beneath the drawing.
  public var caption: [Line]
  public var legend: [LegendEntry]
  /// A sweep one step after the other, from what is there before it; without steps the figure shows all at once.
  public var steps: [Step] = []
  /// What the steps go through.
  public var sweep: SweepDirection?
  /// What was chosen where nobody had asked for one thing, for whoever ordered the figure.
  public var remarks: [String] = []

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

    /// Unique in the figure, the same in every run: `n3` is node 3.
    public var id: String
    public var shape: Shape
    public var fill: Fill
    /// What stands inside, from the top; a wire has none.
    public var lines: [Line]
    /// The innermost frame around the box, an index of ``Figure/frames``.
    public var frame: Int?
    /// The local rule in words, shown on hovering.
    public var tooltip: String
    /// The role of the sweep that starts here.
    public var seed: Role?
    /// The closed composite that the box stands for, an index of the graph's groups.
    public var group: Int?
    /// The step of the sweep that finds the box's number, an index of ``Figure/steps``.
    public var step: Int?
  }

  /// One use of an operand, or one path along it.
  public struct Arrow: Sendable, Hashable, Codable {
    public var id: String
    /// The operand, an index of ``Figure/boxes``.
    public var from: Int
    /// The node that uses it, an index of ``Figure/boxes``.
    public var to: Int
    public var label: Line?
    public var role: Role
    /// Drawn heavier: it carries something.
    public var isCarrying: Bool
    /// Circuits point only at their outputs.
    public var hasHead: Bool
    public var tooltip: String
    /// The step of the sweep that goes along the arrow, an index of ``Figure/steps``: from then on it carries.
    public var step: Int?
  }

  /// An opened composite around its nodes, or one half of a comparison.
  public struct Frame: Sendable, Hashable, Codable {
    public var title: Line
    /// The frame around this one, an earlier index of ``Figure/frames``.
    public var parent: Int?
    public var role: Role
    /// The opened composite, an index of the graph's groups.
    public var group: Int?
  }

  /// What there is to say of a row of boxes, to the right of it.
  public struct Note: Sendable, Hashable, Codable {
    /// Indices of ``Figure/boxes``, which the note brings into one row.
    public var boxes: [Int]
    public var lines: [Line]
  }

  /// A sign that the figure uses, in the colour it has there, and what it means.
  public struct LegendEntry: Sendable, Hashable, Codable {
    public var sign: [Run]
    public var words: String
  }
}

/// What a figure shows.
public enum FigureKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// The operations alone.
  case graph
  /// And the value of every node.
  case values
  /// And the partial on every edge, as symbol and number.
  case partials
  /// And the tangent of every node along the first variable.
  case forward
  /// And the adjoint of every node for the first output, as a sum where edges fork.
  case reverse
  /// Every path from a variable to the first output in its own colour, and the sum of their products beneath.
  case paths
  /// Forward and reverse mode beside each other, and what each takes for all outputs and variables.
  case compare
  /// One sweep, step by step, with the local rule of each step.
  case steps

  /// Whether the figure shows more than values.
  public var showsDerivatives: Bool {
    switch self {
    case .graph, .values: false
    case .partials, .forward, .reverse, .paths, .compare, .steps: true
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
  /// `∂e/∂c = 2`
  case number
  /// `∂e/∂c = d`
  case symbol
  /// `∂e/∂c = d = 2`
  case both
}

/// The language of captions, legends, tooltips and the text alternative; raw values are BCP 47 tags.
public enum Language: String, Sendable, Hashable, Codable, CaseIterable {
  case english = "en"
  case vietnamese = "vi"
}
