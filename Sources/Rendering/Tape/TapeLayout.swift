import Figures

/// Where everything on a tape stands: x from the left end of the rows, y down from the top, in points.
struct TapeLayout {
  struct Band {
    let middle: Double
    let height: Double
  }

  struct Frame {
    let index: Int
    /// 1 for the outermost.
    let level: Int
    let top: Double
    var bottom = 0.0
    let title: Band
  }

  struct Rule {
    let y: Double
    let start: Double
    let width: Double
    /// Under the headings, in ink.
    let isStrong: Bool
  }

  private let figure: Figure
  let columns: TapeColumns
  let levels: [Int]
  private(set) var rows: [Band] = []
  private(set) var groups = 0.0
  private(set) var headings = 0.0
  private(set) var frames: [Frame] = []
  private(set) var rules: [Rule] = []
  /// With room for the borders of frames.
  let width: Double
  private var y = 0.0

  static let lineHeight = 21.0
  private static let rowPadding = 5.0
  private static let framePadding = 5.0

  init(_ figure: Figure, _ tape: Figure.Tape, sides: [TapeArcs], label: HTMLLabel) {
    self.figure = figure
    let levels = figure.boxes.map { figure.ancestors(ofFrame: $0.frame).count }
    self.levels = levels
    columns = TapeColumns(tape, cells: figure.boxes.enumerated().map { ($1.cells, levels[$0]) }, label: label)
    let rowWidth = columns.width + (levels.max().map { $0 > 0 ? Double($0) * 5 + 3 : 0 } ?? 0)
    width = figure.frames.indices.reduce(rowWidth) { width, frame in
      let title = label.width(of: figure.frames[frame].title, size: TapeColumns.headingSize)
      return max(width, Self.titleIndent(atLevel: figure.ancestors(ofFrame: frame).count) + Double(title) + 12)
    }
    placeHeadings(tape)
    placeRows(tape, sides, label)
  }

  /// Where the titles of frames begin.
  static func titleIndent(atLevel level: Int) -> Double { Double(level) * TapeColumns.indent }

  private mutating func placeHeadings(_ tape: Figure.Tape) {
    if !tape.groups.isEmpty {
      groups = y + 9
      y += 20
      for group in tape.groups {
        let span = columns.span(of: group)
        rules.append(Rule(y: y, start: span.start, width: span.width, isStrong: false))
      }
      y += 3
    }
    headings = y + 10
    y += 22
    rules.append(Rule(y: y, start: 0, width: width, isStrong: true))
    y += 4
  }

  private mutating func placeRows(_ tape: Figure.Tape, _ sides: [TapeArcs], _ label: HTMLLabel) {
    var open: [Int] = []
    for (index, box) in figure.boxes.enumerated() {
      let around = figure.ancestors(ofFrame: box.frame)
      close(&open, downTo: zip(open, around).prefix { frames[$0].index == $1 }.count)
      if tape.ruledBoxes.contains(index) { placeRule() }
      for frame in around.dropFirst(open.count) { self.open(frame, &open) }
      let lines = (0..<box.lineCount).reduce(0) { $0 + Self.height(ofLine: $1, box, label) }
      let needed = sides.map { $0.height(ofRow: index) }.max() ?? 0
      rows.append(takeBand(max(lines + Self.rowPadding, needed)))
    }
    close(&open, downTo: 0)
    y += 4
    rules.append(Rule(y: y, start: 0, width: width, isStrong: true))
  }

  static func height(ofLine line: Int, _ box: Figure.Box, _ label: HTMLLabel) -> Double {
    let hasBlank = box.cells.contains { line < $0.count && $0[line].hasBlank }
    return hasBlank ? max(lineHeight, Double(label.blankHeight + 4)) : lineHeight
  }

  private mutating func takeBand(_ height: Double) -> Band {
    defer { y += height }
    return Band(middle: y + height / 2, height: height)
  }

  private mutating func placeRule() {
    y += 4
    rules.append(Rule(y: y, start: 0, width: width, isStrong: false))
    y += 4
  }

  private mutating func open(_ frame: Int, _ open: inout [Int]) {
    y += Self.framePadding
    let top = y
    let title = takeBand(Self.lineHeight + 2)
    open.append(frames.count)
    frames.append(Frame(index: frame, level: open.count, top: top, title: title))
  }

  private mutating func close(_ open: inout [Int], downTo count: Int) {
    while open.count > count, let last = open.popLast() {
      y += 3
      frames[last].bottom = y
      y += Self.framePadding
    }
  }
}

extension Figure {
  /// From the outermost in.
  fileprivate func ancestors(ofFrame frame: Int?) -> [Int] {
    var found: [Int] = []
    var current = frame
    while let index = current {
      found.append(index)
      current = frames[index].parent
    }
    return found.reversed()
  }
}

extension Figure.Box {
  /// For each column its lines; only rows have any.
  var cells: [[Line]] { if case .row(let cells) = shape { cells } else { [] } }

  /// Of the highest cell.
  var lineCount: Int { max(1, cells.map(\.count).max() ?? 1) }
}
