import Figures

/// Where the columns of a tape stand, measured from the left end of the rows, in points.
struct TapeColumns {
  private struct Extent {
    /// To the left and right of the line along which a column is aligned.
    var before = 0.0
    var after = 0.0
  }

  private let tape: Figure.Tape
  private let label: HTMLLabel
  private var extents: [Extent]
  private var starts: [Double] = []
  private(set) var width = 0.0

  /// Before the first column.
  private static let margin = 1.0
  static let textSize = 16.0
  static let headingSize = 14.0
  static let indent = 14.0

  init(_ tape: Figure.Tape, cells: [(cells: [[Line]], level: Int)], label: HTMLLabel) {
    self.tape = tape
    self.label = label
    extents = Array(repeating: Extent(), count: tape.columns.count)
    for row in cells {
      for (column, lines) in row.cells.enumerated() where column < extents.count {
        for line in lines { widen(column, line, level: row.level) }
      }
    }
    for heading in tape.headings + tape.groups { widen(heading) }
    place()
  }

  private mutating func widen(_ column: Int, _ line: Line, level: Int) {
    let (before, after) = sides(of: line, column)
    let indent = column == 0 ? Double(level) * Self.indent : 0
    extents[column].before = max(extents[column].before, before)
    extents[column].after = max(extents[column].after, after + indent)
  }

  private mutating func widen(_ heading: Figure.Tape.Heading) {
    place()
    let missing = width(of: heading) - span(of: heading).width
    guard missing > 0 else { return }
    if isLeading(heading) {
      extents[heading.last].after += missing
    } else {
      extents[heading.first].before += missing / 2
      extents[heading.last].after += missing / 2
    }
  }

  private mutating func place() {
    var x = Self.margin
    starts = tape.columns.indices.map { column in
      if column > 0 { x += gap(before: column) }
      defer { x += extents[column].before + extents[column].after }
      return x
    }
    width = x.rounded(.up)
  }

  private func gap(before column: Int) -> Double {
    switch tape.columns[column].gap {
    case .none: 5
    case .item: 18
    case .quantity: 30
    }
  }

  /// A line's width before and after the line of alignment.
  private func sides(of line: Line, _ column: Int) -> (before: Double, after: Double) {
    let width = lineWidth(line)
    switch tape.columns[column].alignment {
    case .leading: return (0, width)
    case .trailing: return (width, 0)
    case .decimal:
      let integer = integerWidth(line) ?? width
      return (integer, width - integer)
    }
  }

  private func lineWidth(_ line: Line) -> Double {
    line.pieces.reduce(0) { $0 + label.widthWithBlanks($1.allRuns, size: Self.textSize) }
  }

  /// Up to the decimal point or the power of ten; a key does not stand otherwise than its sheet.
  private func integerWidth(_ line: Line) -> Double? {
    guard !line.hasBlank, let run = line.pieces.first?.allRuns.first else { return nil }
    guard let end = run.text.firstIndex(where: { $0 == "." || $0 == "·" }) else { return nil }
    var integer = run
    integer.text = String(run.text[..<end])
    return label.width([integer], size: Self.textSize)
  }

  // MARK: Answers

  func start(of line: Line, _ column: Int, level: Int) -> Double {
    let indent = column == 0 ? Double(level) * Self.indent : 0
    return starts[column] + extents[column].before - sides(of: line, column).before + indent
  }

  func width(of heading: Figure.Tape.Heading) -> Double {
    heading.title.pieces.reduce(0) { $0 + label.width($1.allRuns, size: Self.headingSize) }
  }

  /// From the first of its columns to the last.
  func span(of heading: Figure.Tape.Heading) -> (start: Double, width: Double) {
    let end = starts[heading.last] + extents[heading.last].before + extents[heading.last].after
    return (starts[heading.first], end - starts[heading.first])
  }

  func middle(of heading: Figure.Tape.Heading) -> Double {
    let span = span(of: heading)
    return isLeading(heading) ? span.start + width(of: heading) / 2 : span.start + span.width / 2
  }

  private func isLeading(_ heading: Figure.Tape.Heading) -> Bool {
    tape.columns[heading.first].alignment == .leading
  }
}

extension Piece {
  /// A tape has its fractions on one line.
  var allRuns: [Run] {
    switch self {
    case .runs(let runs): runs
    case .fraction(let numerator, let denominator, let role): numerator + [Run("/", role: role)] + denominator
    }
  }
}
