import Figures
import Graphviz

/// Straight lines between boxes in place of Graphviz's curves, where nothing is in their way.
struct StraightRoutes {
  private let arrangement: Arrangement
  private let obstacles: Obstacles
  /// How far lines keep from boxes and text that are not theirs.
  static let clearance = 7.0
  private static let cornerRadius = 12.0

  init(in arrangement: Arrangement) {
    self.arrangement = arrangement
    obstacles = Obstacles(in: arrangement)
  }

  /// By the index of the edge.
  func routes(besides fixed: Set<Int>, _ current: [Route]) -> [Int: Route] {
    var routes = current
    var straight: [Int: Route] = [:]
    for (index, edge) in arrangement.edges.enumerated() where !fixed.contains(index) {
      guard let route = line(for: edge), isClear(route, of: edge) else { continue }
      guard keepsTips(route, index, routes), crossings(route, index, routes) <= crossings(routes[index], index, routes)
      else { continue }
      routes[index] = route
      straight[index] = route
    }
    return straight
  }

  /// From the side of one box that faces the other, aimed at the middles where that is possible.
  private func line(for edge: Arrangement.Edge) -> Route? {
    let tail = arrangement.outlines[edge.arrow.from]
    let head = arrangement.outlines[edge.arrow.to]
    let rise = tail.y - head.bottom
    guard rise > 16 else { return nil }
    let (from, to) = (tail.center, head.center)
    let slope = (to.x - from.x) / (from.y - to.y)
    let start = Point(x: clamped(from.x + slope * tail.height / 2, in: tail), y: tail.y)
    let end = Point(x: clamped(to.x - slope * head.height / 2, in: head), y: head.bottom)
    guard abs(end.x - start.x) < 2 * rise else { return nil }
    return Route(from: start, to: end, head: edge.headLength)
  }

  private func clamped(_ x: Double, in box: Rectangle) -> Double {
    let inset = min(Self.cornerRadius, box.width / 3)
    return min(max(x, box.x + inset), box.right - inset)
  }

  func isClear(
    _ route: Route, of edge: Arrangement.Edge, clearance: Double = clearance, textClearance: Double = clearance
  ) -> Bool {
    var isClear = true
    obstacles.visit(near: route.box.grown(by: clearance)) { number in
      let kind = obstacles.kinds[number]
      let least = if case .text = kind { textClearance } else { clearance }
      isClear = !isForeign(kind, to: edge) || route.distance(to: obstacles.areas[number], within: least) >= least
      return isClear
    }
    return isClear
  }

  private func isForeign(_ kind: Obstacles.Kind, to edge: Arrangement.Edge) -> Bool {
    switch kind {
    case .box(let box): box != edge.arrow.from && box != edge.arrow.to
    case .text: true
    case .label, .head, .piece: false
    }
  }

  /// Whether the arrowhead stands apart from those of other edges into the same box.
  private func keepsTips(_ route: Route, _ index: Int, _ routes: [Route]) -> Bool {
    guard let tip = route.tip else { return true }
    let target = arrangement.edges[index].arrow.to
    return arrangement.edges.indices.allSatisfy { other in
      guard other != index, arrangement.edges[other].arrow.to == target, let end = routes[other].tip else {
        return true
      }
      return end.distance(to: tip) > 9
    }
  }

  private func crossings(_ route: Route, _ index: Int, _ routes: [Route]) -> Int {
    routes.indices.reduce(0) { $1 == index ? $0 : $0 + route.crossings(with: routes[$1]) }
  }
}

extension Arrangement.Edge {
  var headLength: Double? {
    guard let tip = route.tip, let end = route.controls.last else { return nil }
    return tip.distance(to: end)
  }
}
