import ChainRule
import Graphviz

/// What a drawing shows, taken apart again by what it belongs to.
struct DrawnFigure {
  /// One run of text, by its ink.
  struct Text {
    let owner: String
    let kind: Object.Kind
    let text: String
    let box: Rectangle
    let size: Double
  }

  struct Edge {
    let arrow: Figure.Arrow
    var line: [Segment] = []
    var points: [Point] = []
    var box = Rectangle(x: 0, y: 0, width: 0, height: 0)
    var head: [Point]?
    /// Its text and the bars of its fractions.
    var label: Rectangle?

    func distance(to other: Rectangle, within limit: Double) -> Double {
      guard box.grown(by: limit).overlaps(other) else { return limit }
      var least = limit
      for segment in line where segment.box.grown(by: least).overlaps(other) {
        least = min(least, segment.distance(to: other))
      }
      return least
    }
  }

  let figure: Figure
  let bounds: Rectangle
  private(set) var texts: [Text] = []
  private(set) var edges: [Edge] = []
  /// Of boxes and gates the outline, of wires the wire, of what has none its text.
  private(set) var outlines: [String: Rectangle] = [:]
  private(set) var frames: [String: Rectangle] = [:]
  private var edgeOfArrow: [String: Int] = [:]

  init(_ drawing: Drawing, of figure: Figure) {
    self.figure = figure
    bounds = drawing.bounds
    edges = figure.arrows.map { Edge(arrow: $0) }
    for (index, arrow) in figure.arrows.enumerated() { edgeOfArrow[arrow.id] = index }
    var current = Object(kind: .graph, name: "")
    for operation in drawing.operations {
      switch operation {
      case .begin(let object): current = object
      case .end: current = Object(kind: .graph, name: "")
      case .text(let run): add(run, current)
      case .shape(let shape): add(shape, current)
      }
    }
    for box in figure.boxes { outlineText(of: box) }
  }

  private mutating func outlineText(of box: Figure.Box) {
    let blanks: Rectangle?
    switch box.shape {
    case .box, .gate, .wire: return
    case .plain: blanks = outlines[box.id]
    // What colours a row is as wide as all rows.
    case .row: blanks = nil
    }
    outlines[box.id] = texts.filter { $0.owner == box.id }.reduce(blanks) { $0?.union($1.box) ?? $1.box }
  }

  func outline(ofBox index: Int) -> Rectangle? { outlines[figure.boxes[index].id] }

  private mutating func add(_ run: TextRun, _ object: Object) {
    guard run.text.contains(where: { $0 != " " && $0 != "\u{A0}" }) else { return }
    let size = run.font.script == nil ? run.size : run.size * Graphviz.scriptScale
    let shift =
      switch run.font.script {
      case .sub: Graphviz.subscriptDrop * run.size
      case .super: -Graphviz.superscriptRise * run.size
      case nil: 0.0
      }
    // Cap height and a little descent: what ink letters and digits have.
    let box = Rectangle(x: run.x, y: run.baseline + shift - 0.7 * size, width: run.width, height: 0.75 * size)
    texts.append(Text(owner: object.id, kind: object.kind, text: run.text, box: box, size: size))
    if let edge = edgeOfArrow[object.id] { edges[edge].label = edges[edge].label?.union(box) ?? box }
  }

  private mutating func add(_ shape: Shape, _ object: Object) {
    switch object.kind {
    case .graph: break
    case .cluster: frames[object.id] = frames[object.id] ?? Rectangle(around: shape.points)
    case .node: addToNode(shape, object)
    case .edge: if let edge = edgeOfArrow[object.id] { add(shape, toEdge: edge) }
    }
  }

  private mutating func addToNode(_ shape: Shape, _ object: Object) {
    // A note has no outline; what it strokes are the bars of its fractions.
    guard object.className != "note" else { return }
    let box = shape.kind == .ellipse ? Self.ellipseBox(shape.points) : Rectangle(around: shape.points)
    if shape.stroke == nil ? shape.fill != nil : shape.kind != .polyline {
      outlines[object.id] = outlines[object.id]?.union(box) ?? box
    }
  }

  private mutating func add(_ shape: Shape, toEdge edge: Int) {
    let box = Rectangle(around: shape.points)
    switch shape.kind {
    case .bezier:
      edges[edge].points = shape.points.sampled
      edges[edge].line = edges[edge].points.segments
      edges[edge].box = Rectangle(around: edges[edge].points)
    case .polygon where edges[edge].arrow.hasHead && edges[edge].head == nil: edges[edge].head = shape.points
    case .polygon, .polyline, .ellipse: edges[edge].label = edges[edge].label?.union(box) ?? box
    }
  }

  private static func ellipseBox(_ points: [Point]) -> Rectangle {
    guard points.count == 2 else { return Rectangle(around: points) }
    let (center, corner) = (points[0], points[1])
    return Rectangle(around: [corner, Point(x: 2 * center.x - corner.x, y: 2 * center.y - corner.y)])
  }
}
