import Graphviz

/// One of several ways from place to place that run side by side: a straight line, moved aside at both ends and in the
/// middle.
struct Fan {
  let start: Point
  let end: Point
  let atStart: Point
  let inMiddle: Point
  let atEnd: Point

  /// A cubic that is parallel to the straight line in its middle.
  func route(head: Double?) -> Route {
    let (from, to) = (start + atStart, end + atEnd)
    let isStraight = inMiddle.distance(to: atStart) < 0.5 && inMiddle.distance(to: atEnd) < 0.5
    if isStraight { return Route(from: from, to: to, head: head) }
    let way = end - start
    let bulge = (inMiddle * 8 - atStart - atEnd) * (1.0 / 6)
    let turn = (atEnd - atStart) * 0.5
    let second = start + way * 0.7 + bulge - turn
    let stop = head.map { to - steep(to - second, way.unit) * $0 } ?? to
    return Route(controls: [from, start + way * 0.3 + bulge + turn, second, stop], tip: head == nil ? nil : to)
  }

  /// The direction, turned so far that an arrowhead does not lie down on the outline that it points at.
  private func steep(_ direction: Point, _ way: Point) -> Point {
    let across = direction.x * way.turned.x + direction.y * way.turned.y
    let along = max(direction.x * way.x + direction.y * way.y, 0.6 * abs(across))
    return (way * along + way.turned * across).unit
  }
}
