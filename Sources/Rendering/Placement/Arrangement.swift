import Figures
import Graphviz

/// A figure as Graphviz laid it out, in the parts that can be told apart and moved.
struct Arrangement {
  /// An edge with what belongs to it among the drawing's operations.
  struct Edge {
    let arrow: Figure.Arrow
    var route: Route
    let curveAt: Int
    var headAt: Int?
    /// Where its text and the bars of its fractions are.
    var label: Label?
    let penWidth: Double
  }

  struct Label {
    var operations: Range<Int>
    /// As laid out by Graphviz.
    var original: Rectangle
    var box: Rectangle
  }

  /// A frame and its title.
  struct Frame {
    /// As laid out by Graphviz.
    let original: Rectangle
    var box: Rectangle
    /// Where its border and fill are among the drawing's operations.
    var shapes: [Int]
    var title: Label?
  }

  let figure: Figure
  let drawing: Drawing
  var edges: [Edge] = []
  /// Of each box of the figure: its outline, or the wire.
  private(set) var outlines: [Rectangle]
  /// By the index of the figure's frame.
  var frames: [Int: Frame] = [:]
  /// Text within boxes, notes, and what stands beneath.
  private(set) var texts: [Rectangle] = []

  init(of drawing: Drawing, _ figure: Figure) {
    self.drawing = drawing
    self.figure = figure
    outlines = Array(repeating: Rectangle(x: 0, y: 0, width: 0, height: 0), count: figure.boxes.count)
    var reader = ArrangementReader(figure)
    reader.read(drawing)
    edges = reader.edges
    frames = reader.frames
    texts = reader.texts
    for (index, outline) in reader.outlines { outlines[index] = outline }
  }
}

/// Sorts a drawing's operations by what they belong to.
private struct ArrangementReader {
  private(set) var edges: [Arrangement.Edge] = []
  private(set) var outlines: [Int: Rectangle] = [:]
  /// What is written in each box.
  private var contents: [Int: Rectangle] = [:]
  private let hasOutlines: Bool
  private(set) var frames: [Int: Arrangement.Frame] = [:]
  private(set) var texts: [Rectangle] = []
  private let arrows: [String: Figure.Arrow]
  private let boxes: [String: Int]
  private var object: Object?
  private var isNewEdge = false

  init(_ figure: Figure) {
    hasOutlines = figure.style != .plain
    arrows = Dictionary(figure.arrows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    boxes = Dictionary(
      figure.boxes.indices.map { (figure.boxes[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func read(_ drawing: Drawing) {
    for (index, operation) in drawing.operations.enumerated() {
      switch operation {
      case .begin(let next):
        object = next
        isNewEdge = true
      case .end: object = nil
      case .text(let run): add(run, at: index)
      case .shape(let shape): add(shape, at: index)
      }
    }
    outlineContents()
  }

  private mutating func add(_ run: TextRun, at index: Int) {
    let box = run.ink
    switch object?.kind {
    case .edge: addToLabel(box, at: index)
    case .cluster: addToTitle(box, at: index)
    case .node, .graph, nil:
      guard !run.isBlank else { return }
      texts.append(box)
      guard !hasOutlines, object?.kind == .node, let index = object.flatMap({ boxes[$0.id] }) else { return }
      contents[index] = contents[index]?.union(box) ?? box
    }
  }

  /// Text without an outline keeps arrows as far away as one would.
  private mutating func outlineContents() {
    for (index, content) in contents {
      let outline = content.grown(by: 5)
      outlines[index] = outlines[index]?.union(outline) ?? outline
    }
  }

  private mutating func add(_ shape: Shape, at index: Int) {
    guard let object else { return }
    switch object.kind {
    case .graph: break
    case .cluster:
      if let frame = Int(object.id.dropFirst("frame".count)) { add(shape, toFrame: frame, at: index) }
    case .node: if let box = boxes[object.id] { add(shape, toBox: box) }
    case .edge: addToEdge(shape, object, at: index)
    }
  }

  private mutating func add(_ shape: Shape, toBox box: Int) {
    let extent = shape.extent
    // What stands for many boxes has two outlines, one around the other.
    if shape.stroke == nil ? shape.fill != nil : shape.kind != .polyline {
      outlines[box] = outlines[box]?.union(extent) ?? extent
    }
  }

  private mutating func add(_ shape: Shape, toFrame frame: Int, at index: Int) {
    guard shape.kind != .polyline else { return }
    let box = Rectangle(around: shape.points)
    frames[frame, default: .init(original: box, box: box, shapes: [])].shapes.append(index)
  }

  private mutating func addToEdge(_ shape: Shape, _ object: Object, at index: Int) {
    guard !isNewEdge else {
      guard shape.kind == .bezier, let arrow = arrows[object.id] else { return }
      isNewEdge = false
      edges.append(
        Arrangement.Edge(
          arrow: arrow, route: Route(controls: shape.points), curveAt: index, penWidth: shape.penWidth))
      return
    }
    let edge = edges.count - 1
    let isHead = edges[edge].arrow.hasHead && edges[edge].headAt == nil
    if isHead, shape.kind == .polygon, shape.fill != nil, shape.points.count >= 3 {
      edges[edge].headAt = index
      edges[edge].route = Route(controls: edges[edge].route.controls, tip: shape.points[1])
    } else if shape.kind == .polyline || shape.kind == .polygon {
      addToLabel(shape.extent, at: index)
    }
  }

  private mutating func addToLabel(_ box: Rectangle, at index: Int) {
    guard !isNewEdge else { return }
    let edge = edges.count - 1
    edges[edge].label = extended(edges[edge].label, by: box, at: index)
  }

  private mutating func addToTitle(_ box: Rectangle, at index: Int) {
    guard let frame = object.flatMap({ Int($0.id.dropFirst("frame".count)) }) else { return }
    let title = extended(frames[frame]?.title, by: box, at: index)
    frames[frame]?.title = title
  }

  private func extended(_ label: Arrangement.Label?, by box: Rectangle, at index: Int) -> Arrangement.Label {
    guard let label else { return .init(operations: index..<index + 1, original: box, box: box) }
    let whole = label.box.union(box)
    return .init(operations: label.operations.lowerBound..<index + 1, original: whole, box: whole)
  }
}

extension TextRun {
  var isBlank: Bool { text.utf8.allSatisfy { $0 == UInt8(ascii: " ") } || text == "\u{A0}" }

  /// What letters cover, without the room above and below.
  var ink: Rectangle {
    guard rootDepth == 0 else { return rootedInk }
    return switch font.script {
    case nil: Rectangle(x: x, y: baseline - 0.72 * size, width: width, height: 0.82 * size)
    case .super: Rectangle(x: x, y: baseline - 0.9 * size, width: width, height: 0.9 * size)
    case .sub: Rectangle(x: x, y: baseline - 0.5 * size, width: width, height: 0.75 * size)
    }
  }

  /// Up to the bars above.
  private var rootedInk: Rectangle {
    let top = (font.script == .super ? 0.9 : 0.72) + Radical.step * Double(rootDepth)
    return Rectangle(x: x, y: baseline - top * size, width: width, height: (top + 0.12) * size)
  }
}

extension Shape {
  var extent: Rectangle {
    guard kind == .ellipse, points.count == 2 else { return Rectangle(around: points) }
    return Rectangle(around: [points[1], points[0] * 2 - points[1]])
  }
}
