import Figures
import Graphviz

extension Figure {
  /// Puts each frame's title into a corner where no arrow runs through it; the top left one if none is free.
  func titlePlaces(limits: LayoutLimits) throws(GraphvizError) -> [DOTWriter.TitlePlace] {
    var places = [DOTWriter.TitlePlace](repeating: .topLeft, count: frames.count)
    guard frames.contains(where: { $0.role == .composite }) else { return places }
    for place in DOTWriter.TitlePlace.allCases {
      let dot = DOTWriter.text(of: self, palette: .coded, titles: places)
      let crossed = crossedTitles(in: try Graphviz.drawing(of: dot, limits: limits))
      if crossed.isEmpty { return places }
      let next = DOTWriter.TitlePlace.allCases.drop { $0 != place }.dropFirst().first ?? .topLeft
      for frame in crossed { places[frame] = next }
    }
    return places
  }

  private func crossedTitles(in drawing: Drawing) -> [Int] {
    var titles: [Int: Rectangle] = [:]
    var curves: [[Point]] = []
    var object: Object?
    for operation in drawing.operations {
      switch operation {
      case .begin(let next): object = next
      case .end: object = nil
      case .text(let run):
        guard object?.kind == .cluster, let frame = object.flatMap({ Int($0.id.dropFirst("frame".count)) }) else { break }
        let box = Rectangle(x: run.x, y: run.baseline - run.size, width: run.width, height: run.size * 1.3)
        titles[frame] = titles[frame].map { $0.union(box) } ?? box
      case .shape(let shape):
        if object?.kind == .edge, shape.kind == .bezier { curves.append(shape.points.flattened) }
      }
    }
    return titles.keys.sorted().filter { frame in
      curves.contains { $0.contains { titles[frame]?.contains($0) == true } }
    }
  }
}

extension Rectangle {
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
