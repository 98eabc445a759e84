import Graphviz

/// What makes a layout hard to read, in so far as another one could do better.
struct LayoutFlaws {
  private var titles: [Int: Rectangle] = [:]
  private var curves: [Curve] = []
  private var borders: [Rectangle] = []
  private var labels: [Rectangle] = []

  private struct Curve {
    let points: [Point]
    let box: Rectangle

    init(_ points: [Point]) {
      self.points = points
      box = Rectangle(around: points)
    }

    func runs(through label: Rectangle) -> Bool { box.touches(label) && points.contains(where: label.contains) }
  }

  init(in drawing: Drawing) {
    var object: Object?
    for operation in drawing.operations {
      switch operation {
      case .begin(let next): object = next
      case .end: object = nil
      case .text(let run): add(run, of: object)
      case .shape(let shape):
        if object?.kind == .edge, shape.kind == .bezier { curves.append(Curve(shape.points.flattened)) }
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
  fileprivate init(around points: [Point]) {
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
    stride(from: 0, to: count - 3, by: 3).flatMap { start in
      (0...48).map { step in
        let t = Double(step) / 48
        let weights = [(1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t]
        return Point(
          x: (0..<4).reduce(0) { $0 + weights[$1] * self[start + $1].x },
          y: (0..<4).reduce(0) { $0 + weights[$1] * self[start + $1].y })
      }
    }
  }
}
