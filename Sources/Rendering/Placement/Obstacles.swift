import Graphviz

/// What an edge or a label has to keep clear of, found by place.
struct Obstacles {
  enum Kind {
    case box(Int)
    case text
    /// The label of an edge.
    case label(Int)
    /// The arrowhead of an edge.
    case head(Int)
    /// A piece of an edge's route.
    case piece(Int)
  }

  private(set) var kinds: [Kind] = []
  private(set) var areas: [Rectangle] = []
  private(set) var segments: [Segment] = []
  private var cells: [[Int32]]
  private let columns: Int
  private let rows: Int
  private let side: Double

  init(in arrangement: Arrangement) {
    let bounds = arrangement.drawing.bounds
    side = max(48, max(bounds.width, bounds.height) / 64)
    columns = max(1, Int((bounds.width / side).rounded(.up)))
    rows = max(1, Int((bounds.height / side).rounded(.up)))
    cells = Array(repeating: [], count: columns * rows)
    for (index, outline) in arrangement.outlines.enumerated() { add(.box(index), outline) }
    for text in arrangement.texts { add(.text, text) }
    for frame in arrangement.frames.values { if let title = frame.title { add(.text, title.box) } }
  }

  mutating func add(_ label: Rectangle, ofEdge edge: Int) { add(.label(edge), label) }

  mutating func add(_ route: Route, ofEdge edge: Int, halfHead: Double) {
    for segment in route.segments {
      add(.piece(edge), segment.box, segment)
    }
    if let tip = route.tip, let end = route.controls.last {
      add(.head(edge), Rectangle(around: [tip, end]).grown(by: halfHead))
    }
  }

  private mutating func add(_ kind: Kind, _ area: Rectangle, _ segment: Segment? = nil) {
    let number = Int32(kinds.count)
    kinds.append(kind)
    areas.append(area)
    segments.append(segment ?? Segment(start: area.center, end: area.center))
    let span = columns(under: area)
    for row in rows(under: area) {
      for column in span { cells[row * columns + column].append(number) }
    }
  }

  private func columns(under area: Rectangle) -> ClosedRange<Int> { column(area.x)...column(area.right) }
  private func rows(under area: Rectangle) -> ClosedRange<Int> { row(area.y)...row(area.bottom) }

  private func column(_ x: Double) -> Int { min(columns - 1, max(0, Int(x / side))) }
  private func row(_ y: Double) -> Int { min(rows - 1, max(0, Int(y / side))) }

  func contains(near area: Rectangle, where isWanted: (Int) -> Bool) -> Bool {
    var isFound = false
    visit(near: area) { number in
      isFound = isWanted(number)
      return !isFound
    }
    return isFound
  }

  /// Calls back with every obstacle near an area, with some of them more than once, until the answer is no.
  @inline(__always)
  func visit(near area: Rectangle, _ goesOn: (Int) -> Bool) {
    let span = columns(under: area)
    for row in rows(under: area) {
      for column in span {
        for number in cells[row * columns + column] {
          let other = areas[Int(number)]
          guard other.x <= area.right, area.x <= other.right, other.y <= area.bottom, area.y <= other.bottom else {
            continue
          }
          if !goesOn(Int(number)) { return }
        }
      }
    }
  }
}
