import Graphviz

/// The way an edge takes: a spline of cubic pieces, and the tip of the arrow after it.
struct Route: Equatable {
  /// A start, then three points for each piece.
  let controls: [Point]
  /// Where the arrowhead ends, if there is one.
  let tip: Point?
  /// Straight pieces close enough to the way.
  let segments: [Segment]
  let length: Double
  let box: Rectangle

  init(controls: [Point], tip: Point? = nil) {
    self.controls = controls
    self.tip = tip
    let points = Self.flattened(controls)
    box = Rectangle(around: points)
    var segments: [Segment] = []
    var length = 0.0
    segments.reserveCapacity(points.count)
    for index in points.indices.dropLast() {
      let segment = Segment(start: points[index], end: points[index + 1])
      length += segment.length
      segments.append(segment)
    }
    self.segments = segments
    self.length = length
  }

  static func == (a: Route, b: Route) -> Bool { a.controls == b.controls && a.tip == b.tip }

  /// A straight way whose last part is an arrowhead of this length.
  init(from start: Point, to end: Point, head: Double?) {
    let tip = head == nil ? nil : end
    let stop = head.map { end - (end - start).unit * $0 } ?? end
    self.init(controls: [start, start + (stop - start) * (1 / 3), start + (stop - start) * (2 / 3), stop], tip: tip)
  }

  /// The distance to a box, or `limit` where it is no less.
  func distance(to other: Rectangle, within limit: Double) -> Double {
    var least = limit
    guard box.grown(by: limit).touches(other) else { return least }
    for segment in segments {
      let far = segment.box.distance(to: other)
      if far < least { least = min(least, segment.distance(to: other)) }
    }
    return least
  }

  func meets(_ other: Rectangle) -> Bool {
    guard box.grown(by: 0.01).touches(other) else { return false }
    for segment in segments where segment.meets(other) { return true }
    return false
  }

  func crossings(with other: Route) -> Int {
    let area = other.box.grown(by: 0.01)
    guard box.grown(by: 0.01).touches(area) else { return 0 }
    var count = 0
    for segment in segments where segment.box.grown(by: 0.01).touches(area) {
      for piece in other.segments where segment.crosses(piece) { count += 1 }
    }
    return count
  }

  /// A point at a part of the length, and the direction there.
  func place(at part: Double) -> (point: Point, direction: Point) {
    var rest = length * part
    var last = (point: controls.first ?? Point(x: 0, y: 0), direction: Point(x: 0, y: -1))
    for segment in segments {
      let length = segment.length
      guard length > 0 else { continue }
      let direction = (segment.end - segment.start) * (1 / length)
      if rest <= length { return (segment.start + direction * rest, direction) }
      rest -= length
      last = (segment.end, direction)
    }
    return last
  }

  private static func flattened(_ controls: [Point]) -> [Point] {
    guard let first = controls.first else { return [] }
    var points = [first]
    for piece in stride(from: 0, to: controls.count - 3, by: 3) {
      let (a, b, c, d) = (controls[piece], controls[piece + 1], controls[piece + 2], controls[piece + 3])
      let chord = Segment(start: a, end: d)
      let bend = max(chord.distance(to: b), chord.distance(to: c))
      let count = bend < 0.1 ? 1 : min(24, max(4, Int((bend * 4).squareRoot()) + 2))
      for step in 1...count {
        let t = Double(step) / Double(count)
        let u = 1 - t
        points.append(a * (u * u * u) + b * (3 * t * u * u) + c * (3 * t * t * u) + d * (t * t * t))
      }
    }
    return points
  }
}

extension Route {
  /// A way beside this one, to its right where distances are positive.
  func shifted(atStart: Double, inMiddle: Double, atEnd: Double) -> Route {
    let last = Double(controls.count - 1)
    let moved = controls.indices.map { index in
      let part = Double(index) / last
      let inside = 1 - (2 * part - 1) * (2 * part - 1)
      let distance = inside * inMiddle + (1 - inside) * (atStart + (atEnd - atStart) * part)
      return controls[index] + direction(at: index).turned * distance
    }
    let end = direction(at: controls.count - 1)
    return Route(controls: moved, tip: tip.map { $0 + end.turned * atEnd })
  }

  /// Whether no part of this way runs back where the other runs forth: beside a narrow bend it would have a kink.
  func turns(as other: Route) -> Bool {
    zip(zip(controls, controls.dropFirst()), zip(other.controls, other.controls.dropFirst())).allSatisfy { ours, its in
      let (way, other) = (ours.1 - ours.0, its.1 - its.0)
      return way.x * other.x + way.y * other.y >= 0
    }
  }

  private func direction(at index: Int) -> Point {
    let before = controls[..<index].last { $0.distance(to: controls[index]) > 0.01 }
    let after = controls[(index + 1)...].first { $0.distance(to: controls[index]) > 0.01 }
    return ((after ?? controls[index]) - (before ?? controls[index])).unit
  }

  /// The same way, lengthened or cut at its start so that it begins at a box's outline; nil where it would miss.
  func leaving(_ tail: Rectangle) -> Route? {
    guard let start = controls.first else { return nil }
    let direction = direction(at: 0)
    let path = Segment(start: start + direction * 20, end: start - direction * 60)
    guard tail.distance(to: path.start) > 4, let hit = path.entry(into: tail) else { return nil }
    return Route(controls: [hit] + controls.dropFirst(), tip: tip)
  }

  /// The same way, lengthened or cut at its end so that its tip lies on a box's outline, or a way without a tip a little
  /// behind it; nil where it would miss.
  func reaching(_ target: Rectangle) -> Route? {
    guard let end = controls.last else { return nil }
    let direction = tip.map { ($0 - end).unit } ?? direction(at: controls.count - 1)
    let path = Segment(start: end - direction * 20, end: end + direction * 60)
    guard target.distance(to: path.start) > 4, let hit = path.entry(into: target) else { return nil }
    guard let tip else { return Route(controls: controls.dropLast() + [hit + direction * 2]) }
    let stop = hit - direction * tip.distance(to: end)
    // An arrowhead does not lie down on the outline.
    return target.distance(to: stop) > 3.5 ? Route(controls: controls.dropLast() + [stop], tip: hit) : nil
  }
}

extension Segment {
  /// Where the way from start to end first meets a box.
  func entry(into box: Rectangle) -> Point? {
    guard meets(box) else { return nil }
    var (outside, inside) = (0.0, 1.0)
    // The first part that meets the box, by halving.
    for _ in 0..<24 {
      let middle = (outside + inside) / 2
      if Segment(start: start, end: start + (end - start) * middle).meets(box) {
        inside = middle
      } else {
        outside = middle
      }
    }
    return start + (end - start) * inside
  }
}
