import Graphviz

/// A straight piece of a route.
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

  var length: Double { start.distance(to: end) }

  func distance(to box: Rectangle) -> Double {
    if meets(box) { return 0 }
    let ends = min(box.distance(to: start), box.distance(to: end))
    let top = min(distance(to: Point(x: box.x, y: box.y)), distance(to: Point(x: box.right, y: box.y)))
    let bottom = min(distance(to: Point(x: box.x, y: box.bottom)), distance(to: Point(x: box.right, y: box.bottom)))
    return min(ends, top, bottom)
  }

  func distance(to point: Point) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let square = dx * dx + dy * dy
    let t = square == 0 ? 0 : max(0, min(1, ((point.x - start.x) * dx + (point.y - start.y) * dy) / square))
    return Point(x: start.x + t * dx, y: start.y + t * dy).distance(to: point)
  }

  /// By clipping, after Liang and Barsky.
  func meets(_ box: Rectangle) -> Bool {
    var enter = 0.0
    var leave = 1.0
    return Self.clip(end.x - start.x, box.x - start.x, box.right - start.x, &enter, &leave)
      && Self.clip(end.y - start.y, box.y - start.y, box.bottom - start.y, &enter, &leave)
  }

  private static func clip(
    _ step: Double, _ from: Double, _ to: Double, _ enter: inout Double, _ leave: inout Double
  ) -> Bool {
    if step == 0 { return from <= 0 && to >= 0 }
    enter = max(enter, min(from / step, to / step))
    leave = min(leave, max(from / step, to / step))
    return enter <= leave
  }

  func crosses(_ other: Segment) -> Bool {
    let a = side(of: other.start) * side(of: other.end)
    let b = other.side(of: start) * other.side(of: end)
    return a < 0 && b < 0
  }

  private func side(of point: Point) -> Double {
    (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x)
  }
}

extension Point {
  static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(x: a.x - b.x, y: a.y - b.y) }
  static func * (a: Point, factor: Double) -> Point { Point(x: a.x * factor, y: a.y * factor) }

  var length: Double { (x * x + y * y).squareRoot() }
  func distance(to other: Point) -> Double { (self - other).length }

  /// A quarter turn to the right of the way up, where y grows downwards.
  var turned: Point { Point(x: -y, y: x) }

  var unit: Point { length == 0 ? Point(x: 0, y: -1) : self * (1 / length) }
}

extension Rectangle {
  init(around points: [Point]) {
    guard let first = points.first else {
      self.init(x: 0, y: 0, width: 0, height: 0)
      return
    }
    var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
    for point in points {
      left = min(left, point.x)
      right = max(right, point.x)
      top = min(top, point.y)
      bottom = max(bottom, point.y)
    }
    self.init(x: left, y: top, width: right - left, height: bottom - top)
  }

  var right: Double { x + width }
  var bottom: Double { y + height }
  var center: Point { Point(x: x + width / 2, y: y + height / 2) }

  func grown(by margin: Double) -> Rectangle {
    Rectangle(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }

  func touches(_ other: Rectangle) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  func encloses(_ other: Rectangle) -> Bool {
    x <= other.x && y <= other.y && other.right <= right && other.bottom <= bottom
  }

  func union(_ other: Rectangle) -> Rectangle {
    let (left, top) = (min(x, other.x), min(y, other.y))
    return Rectangle(
      x: left, y: top, width: max(right, other.right) - left, height: max(bottom, other.bottom) - top)
  }

  func distance(to point: Point) -> Double {
    Point(x: max(x - point.x, 0, point.x - right), y: max(y - point.y, 0, point.y - bottom)).length
  }

  func distance(to other: Rectangle) -> Double { squaredDistance(to: other).squareRoot() }

  func squaredDistance(to other: Rectangle) -> Double {
    let dx = max(max(x - other.right, other.x - right), 0)
    let dy = max(max(y - other.bottom, other.y - bottom), 0)
    return dx * dx + dy * dy
  }
}
