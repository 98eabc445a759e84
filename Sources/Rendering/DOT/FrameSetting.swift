import Figures
import Graphviz

/// How the frames of a figure are set.
struct FrameSetting {
  /// A corner of a frame.
  enum TitlePlace: CaseIterable {
    case topLeft, topRight, bottomLeft, bottomRight
  }

  /// Where each frame's title stands.
  var titles: [TitlePlace]
  /// Between a frame and what is in it, in points.
  var margin = 14
  /// How much farther apart than usual nodes of a row stand.
  var spread = 1.0

  static let attempts: [(margin: Int, spread: Double)] = [(14, 1), (14, 1.5), (26, 1), (26, 1.8), (40, 1.3), (14, 2.4)]
}

extension Figure {
  /// Sets frames so that no arrow runs through a title and no label lies on a border: the graph is laid out until one
  /// setting does it; the one with the fewest flaws stands where none does.
  func frameSetting(limits: LayoutLimits) throws(GraphvizError) -> FrameSetting {
    var best = FrameSetting(titles: Array(repeating: .topLeft, count: frames.count))
    guard frames.contains(where: { $0.role == .composite }) else { return best }
    var fewest = Int.max
    for attempt in FrameSetting.attempts {
      var setting = FrameSetting(
        titles: Array(repeating: .topLeft, count: frames.count), margin: attempt.margin, spread: attempt.spread)
      for place in FrameSetting.TitlePlace.allCases {
        let dot = DOTWriter.text(of: self, palette: .coded, setting: setting)
        let flaws = FrameFlaws(in: try Graphviz.drawing(of: dot, limits: limits))
        if flaws.count < fewest { (best, fewest) = (setting, flaws.count) }
        if flaws.crossedTitles.isEmpty { break }
        let next = FrameSetting.TitlePlace.allCases.drop { $0 != place }.dropFirst().first ?? .topLeft
        for frame in flaws.crossedTitles { setting.titles[frame] = next }
      }
      if fewest == 0 { break }
    }
    return best
  }
}

/// What is wrong with the frames of a drawing.
private struct FrameFlaws {
  private var titles: [Int: Rectangle] = [:]
  private var curves: [[Point]] = []
  private var borders: [Rectangle] = []
  private var labels: [Rectangle] = []

  init(in drawing: Drawing) {
    var object: Object?
    for operation in drawing.operations {
      switch operation {
      case .begin(let next): object = next
      case .end: object = nil
      case .text(let run): add(run, of: object)
      case .shape(let shape):
        if object?.kind == .edge, shape.kind == .bezier { curves.append(shape.points.flattened) }
        if object?.kind == .cluster { borders.append(Rectangle(around: shape.points)) }
      }
    }
  }

  private mutating func add(_ run: TextRun, of object: Object?) {
    let box = Rectangle(x: run.x, y: run.baseline - run.size, width: run.width, height: run.size * 1.3)
    if object?.kind == .cluster, let frame = object.flatMap({ Int($0.id.dropFirst("frame".count)) }) {
      titles[frame] = titles[frame].map { $0.union(box) } ?? box
    } else if object?.kind == .edge {
      labels.append(box)
    }
  }

  var crossedTitles: [Int] {
    titles.keys.sorted().filter { frame in
      curves.contains { $0.contains { titles[frame]?.contains($0) == true } }
    }
  }

  private var labelsOnBorders: Int {
    labels.count { label in borders.contains { $0.touches(label) && !$0.encloses(label) } }
  }

  var count: Int { crossedTitles.count + labelsOnBorders }
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
      (0...16).map { step in
        let t = Double(step) / 16
        let weights = [(1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t]
        return Point(
          x: (0..<4).reduce(0) { $0 + weights[$1] * self[start + $1].x },
          y: (0..<4).reduce(0) { $0 + weights[$1] * self[start + $1].y })
      }
    }
  }
}
