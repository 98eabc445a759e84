import Figures
import Graphviz

/// Where the parts of a figure stand in its drawing; points, y downwards.
struct FigureGeometry {
  let bounds: Rectangle
  private var parts: [Key: Part] = [:]

  private struct Key: Hashable {
    var kind: Object.Kind
    var id: String
  }

  private struct Part {
    var shapes: [Shape] = []
    var runs: [TextRun] = []

    var area: Rectangle? { Rectangle(around: shapes.map(\.area) + runs.map(\.area)) }

    /// Of one line: fractions stand above and below its baseline alike.
    var textCenter: Point? { Rectangle(around: runs.map(\.area))?.center }
  }

  init(of drawing: Drawing) {
    bounds = drawing.bounds
    var key: Key?
    for operation in drawing.operations {
      switch operation {
      case .begin(let object): key = Key(kind: object.kind, id: object.kind == .graph ? "" : object.id)
      case .end: key = nil
      case .text(let run): if let key { parts[key, default: Part()].runs.append(run) }
      case .shape(let shape): if let key { parts[key, default: Part()].shapes.append(shape) }
      }
    }
  }

  // MARK: Boxes

  /// The outline of a box, or what is around its text and strokes where it has none.
  func area(of box: Figure.Box) -> Rectangle? {
    guard let part = parts[Key(kind: .node, id: box.id)] else { return nil }
    switch box.shape {
    case .box, .gate: return part.shapes.first?.area
    default: return part.area
    }
  }

  func isRound(_ box: Figure.Box) -> Bool {
    parts[Key(kind: .node, id: box.id)]?.shapes.first?.kind == .ellipse
  }

  /// The ends of the stroke that is a circuit's wire.
  func wire(of box: Figure.Box) -> (start: Point, end: Point)? {
    let strokes = parts[Key(kind: .node, id: box.id)]?.shapes.filter { $0.fill != nil && $0.stroke == nil } ?? []
    guard let area = Rectangle(around: strokes.map(\.area)) else { return nil }
    let height = area.y + area.height / 2
    return (Point(x: area.x, y: height), Point(x: area.x + area.width, y: height))
  }

  // MARK: Arrows

  /// A start and three points for each cubic piece, up to the arrowhead's tip.
  func curve(of arrow: Figure.Arrow) -> [Point] {
    guard let shapes = parts[Key(kind: .edge, id: arrow.id)]?.shapes,
      var points = shapes.first(where: { $0.kind == .bezier && $0.fill == nil })?.points, let end = points.last
    else { return [] }
    let head = shapes.first { $0.kind == .polygon }?.points ?? []
    if let tip = head.max(by: { $0.distance(to: end) < $1.distance(to: end) }) { points[points.count - 1] = tip }
    return points
  }

  /// The middle of an arrow's label.
  func labelCenter(of arrow: Figure.Arrow) -> Point? { parts[Key(kind: .edge, id: arrow.id)]?.textCenter }

  // MARK: Rows

  /// Everything written in a node, from the first cell to the last.
  func runs(ofNode id: String) -> [TextRun] { parts[Key(kind: .node, id: id)]?.runs ?? [] }

  /// What is around the strokes and fills of a node.
  func strokes(ofNode id: String) -> Rectangle? {
    parts[Key(kind: .node, id: id)].flatMap { Rectangle(around: $0.shapes.map(\.area)) }
  }

  // MARK: Around and beneath

  func frame(_ index: Int) -> Rectangle? { parts[Key(kind: .cluster, id: "frame\(index)")]?.shapes.first?.area }

  /// A frame's title above its baseline.
  func title(of index: Int) -> Rectangle? {
    let runs = parts[Key(kind: .cluster, id: "frame\(index)")]?.runs ?? []
    return Rectangle(
      around: runs.map { Rectangle(x: $0.x, y: $0.baseline - $0.size, width: $0.width, height: $0.size) })
  }

  /// The middle of a note's left side.
  func noteStart(_ index: Int) -> Point? {
    guard let part = parts[Key(kind: .node, id: "note\(index)")], let area = part.area else { return nil }
    return Point(x: area.x, y: area.y + area.height / 2)
  }

  /// The middle of the upper edge of what stands beneath the drawing.
  var underTop: Point? {
    parts[Key(kind: .graph, id: "")]?.area.map { Point(x: $0.x + $0.width / 2, y: $0.y) }
  }
}

extension TextRun {
  /// A line is 1.2 sizes high; its baseline is 0.32 sizes below its middle.
  fileprivate var area: Rectangle {
    Rectangle(x: x, y: baseline - 0.92 * size, width: width, height: 1.2 * size)
  }
}

extension Shape {
  fileprivate var area: Rectangle {
    guard kind == .ellipse, points.count == 2 else { return Rectangle(around: points) }
    let (middle, corner) = (points[0], points[1])
    return Rectangle(around: [corner, Point(x: 2 * middle.x - corner.x, y: 2 * middle.y - corner.y)])
  }
}

extension Rectangle {
  /// Nil around nothing.
  fileprivate init?(around areas: [Rectangle]) {
    guard !areas.isEmpty else { return nil }
    self.init(around: areas.flatMap { [Point(x: $0.x, y: $0.y), Point(x: $0.x + $0.width, y: $0.y + $0.height)] })
  }
}
