import Graphviz

/// What makes a layout hard to read, in so far as another one could do better.
struct LayoutFlaws {
  private var titles: [Int: Rectangle] = [:]
  private var curves: [Curve] = []
  private var borders: [Rectangle] = []
  private var labels: [Rectangle] = []

  private struct Curve {
    private let controls: [Point]
    private let box: Rectangle

    init(_ controls: [Point]) {
      self.controls = controls
      box = Rectangle(around: controls)
    }

    // A curve stays within its control points, so that few are followed at all.
    func runs(through label: Rectangle) -> Bool {
      box.touches(label) && controls.flattened.contains(where: label.contains)
    }
  }

  init(in drawing: Drawing) {
    var object: Object?
    for operation in drawing.operations {
      switch operation {
      case .begin(let next): object = next
      case .end: object = nil
      case .text(let run): add(run, of: object)
      case .shape(let shape):
        if object?.kind == .edge, shape.kind == .bezier { curves.append(Curve(shape.points)) }
        if object?.kind == .cluster { borders.append(Rectangle(around: shape.points)) }
      }
    }
  }

  private mutating func add(_ run: TextRun, of object: Object?) {
    if object?.kind == .cluster, let frame = object.flatMap({ Int($0.id.dropFirst("frame".count)) }) {
      let box = Rectangle(x: run.x, y: run.baseline - run.size, width: run.width, height: run.size * 1.3)
      titles[frame] = titles[frame].map { $0.union(box) } ?? box
    } else if object?.kind == .edge {
      labels.append(Rectangle(x: run.x, y: run.baseline - 0.75 * run.size, width: run.width, height: 0.85 * run.size))
    }
  }

  var crossedTitles: [Int] {
    titles.keys.sorted().filter { frame in
      titles[frame].map { title in curves.contains { $0.runs(through: title) } } ?? false
    }
  }

  private var crossedLabels: Int {
    labels.count { label in curves.contains { $0.runs(through: label) } }
  }

  private var labelsOnBorders: Int {
    labels.count { label in borders.contains { $0.touches(label) && !$0.encloses(label) } }
  }

  var count: Int { crossedTitles.count + crossedLabels + labelsOnBorders }
}

extension Rectangle {
  init(around points: [Point]) {
    let (left, top) = (points.map(\.x).min() ?? 0, points.map(\.y).min() ?? 0)
    self.init(
      x: left, y: top, width: (points.map(\.x).max() ?? 0) - left, height: (points.map(\.y).max() ?? 0) - top)
  }

  fileprivate func touches(_ other: Rectangle) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
  }

  fileprivate func encloses(_ other: Rectangle) -> Bool {
    x <= other.x && y <= other.y && other.x + other.width <= x + width && other.y + other.height <= y + height
  }

  fileprivate func union(_ other: Rectangle) -> Rectangle {
    let left = min(x, other.x)
    let top = min(y, other.y)
    return Rectangle(
      x: left, y: top, width: max(x + width, other.x + other.width) - left,
      height: max(y + height, other.y + other.height) - top)
  }

  fileprivate func contains(_ point: Point) -> Bool {
    point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height
  }
}

extension [Point] {
  /// Points along the cubic pieces of a spline.
  fileprivate var flattened: [Point] {
    var points: [Point] = []
    for start in stride(from: 0, to: count - 3, by: 3) {
      let (a, b, c, d) = (self[start], self[start + 1], self[start + 2], self[start + 3])
      for step in 0...48 {
        let t = Double(step) / 48
        let u = 1 - t
        let (p, q, r, s) = (u * u * u, 3 * t * u * u, 3 * t * t * u, t * t * t)
        points.append(
          Point(x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y))
      }
    }
    return points
  }
}
