import Figures
import Graphviz

/// A figure's steps as one drawing: its last step, with what looks otherwise before or during a step as copies that an
/// animation shows in its time, and with the rules in one place.
struct AnimatedDrawing {
  private let figure: Figure
  private let marks: TextMarks
  private let arrows: [String: Figure.Arrow]
  private let boxes: [String: Figure.Box]
  /// What is hidden where nothing moves.
  private(set) var hidden: Set<String> = []
  private(set) var drawing: Drawing

  init(_ drawing: Drawing, of figure: Figure, marks: TextMarks) {
    self.figure = figure
    self.marks = marks
    arrows = Dictionary(figure.arrows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    boxes = Dictionary(figure.boxes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.drawing = drawing
    bringRulesTogether()
    addCopies()
  }

  // MARK: Rules

  /// Each rule has been laid out below the one before; all move up to the first.
  private mutating func bringRulesTogether() {
    let height = Double(HTMLLabel(palette: .coded(marks)).slotSize(of: figure).height)
    for index in drawing.operations.indices {
      switch drawing.operations[index] {
      case .text(var run):
        guard let rule = marks.rule(ofColor: run.color) else { continue }
        run.baseline -= Double(rule) * height
        drawing.operations[index] = .text(run)
      case .shape(var shape):
        guard let rule = (shape.stroke ?? shape.fill).flatMap(marks.rule) else { continue }
        for point in shape.points.indices { shape.points[point].y -= Double(rule) * height }
        drawing.operations[index] = .shape(shape)
      case .begin, .end: break
      }
    }
    drawing.bounds.height -= Double(figure.steps.count - 1) * height
  }

  // MARK: Copies

  private mutating func addCopies() {
    var operations: [Operation] = []
    var start = 0
    for operation in drawing.operations {
      if case .begin = operation { start = operations.count }
      operations.append(operation)
      guard case .end = operation, case .begin(let object) = operations[start] else { continue }
      if let arrow = arrows[object.id], let step = arrow.step {
        let shapes = Self.shapes(of: operations[start...])
        if arrow.isCarrying { operations[start] = .begin(object.adding("cr-after-\(step)")) }
        operations += copies(of: arrow, object, shapes, step)
      } else if let box = boxes[object.id], let step = box.step, step < figure.steps.count - 1 {
        operations += copies(of: box, object, &operations[start...], step)
      }
    }
    drawing.operations = operations
  }

  private static func shapes(of operations: ArraySlice<Operation>) -> [Shape] {
    operations.compactMap { operation in
      // A label's shapes are the bars of fractions, straight and without an end.
      if case .shape(let shape) = operation, shape.kind == .bezier || shape.fill != nil { shape } else { nil }
    }
  }

  private mutating func copies(
    of arrow: Figure.Arrow, _ object: Object, _ shapes: [Shape], _ step: Int
  ) -> [Operation] {
    let role = figure.sweep == .paths ? arrow.role : figure.stepRole
    var copies: [Operation] = []
    if arrow.isCarrying {
      copies += copy(of: object, "before", "line cr-before-\(step)", shapes.map { $0.painted(.line, width: 1.5) })
    }
    let className = "\(PaintName(role).className) cr-now-\(step)"
    return copies + copy(of: object, "now", className, shapes.map { $0.painted(PaintName(role), width: 4) })
  }

  /// The outline of a box, or the line of a wire, in the colour of the sweep; the seed keeps it.
  private mutating func copies(
    of box: Figure.Box, _ object: Object, _ operations: inout ArraySlice<Operation>, _ step: Int
  ) -> [Operation] {
    let paint = PaintName(figure.stepRole)
    if case .wire = box.shape {
      let line = Self.shapes(of: operations[...]).filter { $0.fill.map { $0 >> 8 } == Palette.code(of: .wire) }
      return copy(of: object, "now", "cr-now-\(step)", line.map { $0.painted(paint, width: $0.penWidth) })
    }
    guard
      let index = operations.firstIndex(where: { if case .shape(let shape) = $0 { shape.stroke != nil } else { false } }
      ),
      case .shape(var outline) = operations[index]
    else { return [] }
    var marked = outline
    marked.fill = nil
    let isSeed = box.seed != nil
    if isSeed { operations[index] = .shape(outline.outlined(.line, width: 1.4)) }
    outline = marked.outlined(paint, width: 3)
    return copy(of: object, "now", isSeed ? "cr-after-\(step)" : "cr-now-\(step)", [outline], isHidden: !isSeed)
  }

  private mutating func copy(
    of object: Object, _ suffix: String, _ className: String, _ shapes: [Shape], isHidden: Bool = true
  ) -> [Operation] {
    guard !shapes.isEmpty else { return [] }
    var copy = object
    copy.id += "-" + suffix
    copy.className = className
    if isHidden { hidden.insert(copy.id) }
    return [.begin(copy)] + shapes.map { .shape($0) } + [.end(object.kind)]
  }
}

extension Object {
  fileprivate func adding(_ className: String) -> Object {
    var object = self
    object.className += " " + className
    return object
  }
}

extension Shape {
  /// All of it in one colour; lines that Graphviz dashes stay so by their class.
  fileprivate func painted(_ paint: PaintName, width: Double) -> Shape {
    var shape = outlined(paint, width: width)
    if fill != nil { shape.fill = Palette.code(of: paint) << 8 | 0xFF }
    if stroke == nil { shape.stroke = nil }
    // Arrowheads keep their size.
    if fill != nil { shape.penWidth = penWidth }
    return shape
  }

  fileprivate func outlined(_ paint: PaintName, width: Double) -> Shape {
    var shape = self
    shape.stroke = Palette.code(of: paint) << 8 | 0xFF
    shape.penWidth = width
    shape.dash = .solid
    return shape
  }
}
