import Graphviz

/// Finds what makes a drawing hard to read: text that overlaps, leaves its box or the page, or is crossed by an edge.
struct GeometryChecker {
  private struct Label {
    let object: String
    let text: String
    let box: Rectangle
    let size: Double
  }

  private struct Curve {
    let object: String
    let points: [Point]
  }

  private var labels: [Label] = []
  private var outlines: [String: Rectangle] = [:]
  private var curves: [Curve] = []
  private var frames: [Rectangle] = []
  private let bounds: Rectangle

  init(_ drawing: Drawing) {
    bounds = drawing.bounds
    var current: Object?
    for operation in drawing.operations {
      switch operation {
      case .begin(let object): current = object
      case .end: current = nil
      case .text(let run): add(run, current)
      case .shape(let shape): add(shape, current)
      }
    }
  }

  private mutating func add(_ run: TextRun, _ object: Object?) {
    let isBlank = run.text.allSatisfy { $0 == " " || $0 == "\u{A0}" }
    guard !isBlank else { return }
    let size = run.font.script == nil ? run.size : run.size * Graphviz.scriptScale
    let shift =
      switch run.font.script {
      case .sub: Graphviz.subscriptDrop * run.size
      case .super: -Graphviz.superscriptRise * run.size
      case nil: 0.0
      }
    // Cap height and a little descent: what ink letters and digits have.
    let box = Rectangle(x: run.x, y: run.baseline + shift - 0.7 * size, width: run.width, height: 0.75 * size)
    labels.append(Label(object: object?.id ?? "", text: run.text, box: box, size: size))
  }

  private mutating func add(_ shape: Shape, _ object: Object?) {
    guard let object else { return }
    // A note has no outline; what it strokes are the bars of its fractions.
    if object.kind == .node, object.className != "note", shape.stroke != nil, outlines[object.id] == nil {
      outlines[object.id] = shape.kind == .ellipse ? ellipseBox(shape.points) : box(around: shape.points)
    }
    if object.kind == .cluster { frames.append(box(around: shape.points)) }
    if object.kind == .edge, shape.kind == .bezier {
      curves.append(Curve(object: object.id, points: sampled(shape.points)))
    }
  }

  private func ellipseBox(_ points: [Point]) -> Rectangle {
    guard points.count == 2 else { return box(around: points) }
    let (center, corner) = (points[0], points[1])
    let mirrored = Point(x: 2 * center.x - corner.x, y: 2 * center.y - corner.y)
    return box(around: [corner, mirrored])
  }

  private func box(around points: [Point]) -> Rectangle {
    let xs = points.map(\.x)
    let ys = points.map(\.y)
    let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
    return Rectangle(x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
  }

  private func sampled(_ points: [Point]) -> [Point] {
    guard points.count >= 4 else { return points }
    var result: [Point] = []
    for start in stride(from: 0, to: points.count - 3, by: 3) {
      for step in 0...80 {
        let t = Double(step) / 80
        let weights = [(1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t]
        result.append(
          Point(
            x: (0..<4).reduce(0) { $0 + weights[$1] * points[start + $1].x },
            y: (0..<4).reduce(0) { $0 + weights[$1] * points[start + $1].y }))
      }
    }
    return result
  }

  // MARK: What is wrong

  var violations: [String] { overlaps + clipped + outsideOfBoxes + crossings + onBorders + tooSmall }

  /// Those that no layout may have, whatever the labels say.
  var textViolations: [String] { overlaps + clipped + outsideOfBoxes + tooSmall }

  private var overlaps: [String] {
    labels.indices.flatMap { first in
      labels.indices.dropFirst(first + 1).compactMap { second in
        let (a, b) = (labels[first], labels[second])
        return intersects(a.box, b.box, slack: 0.6)
          ? "'\(a.text)' of \(a.object) overlaps '\(b.text)' of \(b.object)" : nil
      }
    }
  }

  private var clipped: [String] {
    labels.filter { !contains(bounds, $0.box, slack: 0.5) }.map { "'\($0.text)' of \($0.object) leaves the page" }
  }

  private var outsideOfBoxes: [String] {
    labels.compactMap { label in
      guard let outline = outlines[label.object], !contains(outline, label.box, slack: 0.5) else { return nil }
      return "'\(label.text)' leaves its box \(label.object)"
    }
  }

  private var crossings: [String] {
    labels.flatMap { label in
      curves.filter { curve in curve.points.contains { isInside($0, label.box, margin: 0.3) } }.map {
        "edge \($0.object) crosses '\(label.text)' of \(label.object)"
      }
    }
  }

  private var onBorders: [String] {
    labels.filter { label in
      frames.contains { intersects($0, label.box, slack: 0.3) && !contains($0, label.box, slack: 0.3) }
    }.map { "'\($0.text)' of \($0.object) lies on a frame's border" }
  }

  private var tooSmall: [String] { labels.filter { $0.size < 8.99 }.map { "'\($0.text)' is set at \($0.size) pt" } }

  private func intersects(_ a: Rectangle, _ b: Rectangle, slack: Double) -> Bool {
    a.x + slack < b.x + b.width - slack && b.x + slack < a.x + a.width - slack
      && a.y + slack < b.y + b.height - slack && b.y + slack < a.y + a.height - slack
  }

  private func contains(_ outer: Rectangle, _ inner: Rectangle, slack: Double) -> Bool {
    outer.x <= inner.x + slack && outer.y <= inner.y + slack && inner.x + inner.width <= outer.x + outer.width + slack
      && inner.y + inner.height <= outer.y + outer.height + slack
  }

  private func isInside(_ point: Point, _ box: Rectangle, margin: Double) -> Bool {
    point.x > box.x + margin && point.x < box.x + box.width - margin && point.y > box.y + margin
      && point.y < box.y + box.height - margin
  }
}
