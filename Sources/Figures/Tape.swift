extension Figure {
  /// The table that the boxes of a figure in the style `tape` are the rows of, from the top.
  public struct Tape: Sendable, Hashable, Codable {
    public enum Alignment: String, Sendable, Hashable, Codable {
      case leading, trailing
      /// Numbers by their decimal points.
      case decimal
    }

    /// How far a column stands from the one before it.
    public enum Gap: String, Sendable, Hashable, Codable {
      /// Both are parts of one formula.
      case none
      /// Both are of one kind.
      case item
      /// Another quantity begins.
      case quantity
    }

    public struct Column: Sendable, Hashable, Codable {
      public var alignment: Alignment
      public var gap: Gap
    }

    /// Words over columns that stand beside each other.
    public struct Heading: Sendable, Hashable, Codable {
      public var title: Line
      public var first: Int
      public var last: Int
    }

    public var columns: [Column] = []
    /// Over the headings, where several columns have something in common.
    public var groups: [Heading] = []
    public var headings: [Heading] = []
    /// Boxes with a rule above them, which parts inputs, operations and outputs.
    public var ruledBoxes: [Int] = []
    /// Arrows to the right of the rows; all others are to their left.
    public var rightArrows: [Int] = []
  }
}

extension Figure.Box {
  /// Everything written on the box, wherever its shape puts it.
  public var allLines: [Line] {
    switch shape {
    case .wire(let name, let above, let below): [Line(name), Line(above), Line(below)] + lines
    case .row(let cells): cells.flatMap(\.self) + lines
    case .box, .gate, .plain: lines
    }
  }
}
