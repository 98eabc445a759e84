import Graphviz

/// A straight piece of what is drawn.
struct Segment {
  let start: Point
  let end: Point
  let box: Rectangle

  init(start: Point, end: Point) {
    self.start = start
    self.end = end
    box = Rectangle(
      x: min(start.x, end.x), y: min(start.y, end.y), width: abs(end.x - start.x), height: abs(end.y - start.y))
  }

  func distance(to point: Point) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let square = dx * dx + dy * dy
    let t = square == 0 ? 0 : max(0, min(1, ((point.x - start.x) * dx + (point.y - start.y) * dy) / square))
    return Point(x: start.x + t * dx, y: start.y + t * dy).distance(to: point)
  }

  func distance(to box: Rectangle) -> Double {
    if meets(box) { return 0 }
    let corners = box.corners.reduce(Double.infinity) { min($0, distance(to: $1)) }
    return min(corners, box.distance(to: start), box.distance(to: end))
  }

  /// By clipping, after Liang and Barsky.
  func meets(_ box: Rectangle) -> Bool {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    guard self.box.grown(by: 0.001).overlaps(box) else { return false }
    var (enter, leave) = (0.0, 1.0)
    for (step, from, to) in [
      (dx, box.x - start.x, box.x + box.width - start.x), (dy, box.y - start.y, box.y + box.height - start.y),
    ] {
      if step == 0 {
        if from > 0 || to < 0 { return false }
      } else {
        enter = max(enter, min(from / step, to / step))
        leave = min(leave, max(from / step, to / step))
      }
    }
    return enter <= leave
  }
}

extension Point {
  func distance(to other: Point) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
}

extension Rectangle {
  init(around points: [Point]) {
    let (left, top) = (points.map(\.x).min() ?? 0, points.map(\.y).min() ?? 0)
    self.init(
      x: left, y: top, width: (points.map(\.x).max() ?? 0) - left, height: (points.map(\.y).max() ?? 0) - top)
  }

  var right: Double { x + width }
  var bottom: Double { y + height }
  var center: Point { Point(x: x + width / 2, y: y + height / 2) }

  var corners: [Point] {
    [Point(x: x, y: y), Point(x: right, y: y), Point(x: right, y: bottom), Point(x: x, y: bottom)]
  }

  func distance(to point: Point) -> Double {
    let dx = max(x - point.x, 0, point.x - right)
    let dy = max(y - point.y, 0, point.y - bottom)
    return (dx * dx + dy * dy).squareRoot()
  }

  func grown(by margin: Double) -> Rectangle {
    Rectangle(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }

  /// Whether the two share more than `slack` on both axes.
  func overlaps(_ other: Rectangle, slack: Double = 0) -> Bool {
    x + slack < other.right && other.x + slack < right && y + slack < other.bottom && other.y + slack < bottom
  }

  func holds(_ inner: Rectangle, slack: Double) -> Bool {
    x <= inner.x + slack && y <= inner.y + slack && inner.right <= right + slack && inner.bottom <= bottom + slack
  }

  func union(_ other: Rectangle) -> Rectangle {
    let (left, top) = (min(x, other.x), min(y, other.y))
    return Rectangle(
      x: left, y: top, width: max(right, other.right) - left, height: max(bottom, other.bottom) - top)
  }
}

extension [Point] {
  var segments: [Segment] { zip(self, dropFirst()).map { Segment(start: $0, end: $1) } }

  /// Points along the cubic pieces of a spline, close enough for straight lines between them.
  var sampled: [Point] {
    guard count >= 4 else { return self }
    var result = [self[0]]
    for piece in stride(from: 0, to: count - 3, by: 3) {
      let (a, b, c, d) = (self[piece], self[piece + 1], self[piece + 2], self[piece + 3])
      for step in 1...16 {
        let t = Double(step) / 16
        let u = 1 - t
        let (p, q, r, s) = (u * u * u, 3 * t * u * u, 3 * t * t * u, t * t * t)
        result.append(Point(x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y))
      }
    }
    return result
  }

  /// The point at a part of the length of the line through these.
  func point(at part: Double) -> Point {
    let lengths = segments.map { $0.start.distance(to: $0.end) }
    var rest = lengths.reduce(0, +) * part
    for (segment, length) in zip(segments, lengths) {
      if rest <= length, length > 0 {
        let t = rest / length
        return Point(
          x: segment.start.x + t * (segment.end.x - segment.start.x),
          y: segment.start.y + t * (segment.end.y - segment.start.y))
      }
      rest -= length
    }
    return last ?? Point(x: 0, y: 0)
  }
}
