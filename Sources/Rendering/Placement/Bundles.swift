import Figures
import Graphviz

/// Edges between the same two boxes, drawn side by side at equal distances.
struct Bundles {
  private let arrangement: Arrangement
  private let lines: StraightRoutes

  init(in arrangement: Arrangement, _ lines: StraightRoutes) {
    self.arrangement = arrangement
    self.lines = lines
  }

  private struct Ends: Hashable {
    let from: Int
    let to: Int
  }

  /// The edges that have company, in the order of the figure.
  var bundles: [[Int]] {
    var places: [Ends: Int] = [:]
    var bundles: [[Int]] = []
    for (index, edge) in arrangement.edges.enumerated() {
      let ends = Ends(from: edge.arrow.from, to: edge.arrow.to)
      if let place = places[ends] {
        bundles[place].append(index)
      } else {
        places[ends] = bundles.count
        bundles.append([index])
      }
    }
    return bundles.filter { $0.count > 1 }
  }

  /// By the index of the edge; nothing for a bundle that has no free way.
  var routes: [Int: Route] {
    var routes: [Int: Route] = [:]
    for bundle in bundles {
      let ways = arrangement.figure.style == .circuit ? across(bundle) : upwards(bundle)
      guard let ways, zip(bundle, ways).allSatisfy({ lines.isClear($1, of: arrangement.edges[$0]) }) else { continue }
      for (edge, way) in zip(bundle, ways) { routes[edge] = way }
    }
    return routes
  }

  /// Between neighbours in the middle: room for their labels where there are more than two, which have their outsides.
  private func spacing(_ bundle: [Int], isAcross: Bool) -> Double {
    let labels = bundle.compactMap { arrangement.edges[$0].label?.box }
    let room = labels.map { isAcross ? $0.height : $0.width }.max() ?? 0
    return bundle.count == 2 || labels.isEmpty ? 16 : room + 16
  }

  private func upwards(_ bundle: [Int]) -> [Route]? {
    let edge = arrangement.edges[bundle[0]]
    let (tail, head) = (arrangement.outlines[edge.arrow.from], arrangement.outlines[edge.arrow.to])
    guard tail.y - head.bottom > 16 else { return nil }
    let spacing = spacing(bundle, isAcross: false)
    let gaps = Double(bundle.count - 1)
    let atTail = min(spacing, (tail.width - 24) / gaps)
    let atHead = min(spacing, (head.width - 24) / gaps)
    let reach = gaps / 2
    let (left, right) = (head.x + 12 + reach * atHead, head.right - 12 - reach * atHead)
    let end = Point(x: min(max(tail.center.x, left), right), y: head.bottom)
    let (first, last) = (tail.x + 12 + reach * atTail, tail.right - 12 - reach * atTail)
    let start = Point(x: min(max(end.x, first), last), y: tail.y)
    return bundle.indices.map { place in
      let offset = Double(place) - reach
      return bent(
        from: start + Point(x: offset * atTail, y: 0), to: end + Point(x: offset * atHead, y: 0),
        middle: (start + end) * 0.5 + Point(x: offset * spacing, y: 0), arrangement.edges[bundle[place]])
    }
  }

  /// From the end of a wire to the left half of a gate's outline.
  private func across(_ bundle: [Int]) -> [Route]? {
    let edge = arrangement.edges[bundle[0]]
    guard case .gate = arrangement.figure.boxes[edge.arrow.to].shape, let start = edge.route.controls.first else {
      return nil
    }
    let gate = arrangement.outlines[edge.arrow.to]
    guard gate.x - start.x > 16 else { return nil }
    let spacing = spacing(bundle, isAcross: true)
    let reach = Double(bundle.count - 1) / 2
    return bundle.indices.map { place in
      let offset = Double(place) - reach
      let end = entry(of: gate, at: reach == 0 ? 0 : offset / reach)
      let middle = (start + end) * 0.5 + Point(x: 0, y: offset * spacing)
      return bent(from: start, to: end, middle: middle, arrangement.edges[bundle[place]])
    }
  }

  /// From -1, high on the left of a gate, to 1, low on it.
  private func entry(of gate: Rectangle, at part: Double) -> Point {
    let isRound = abs(gate.width - gate.height) < 0.5
    guard isRound else { return Point(x: gate.x, y: gate.center.y + part * gate.height / 3) }
    let lift = 0.7 * part
    let radius = gate.width / 2
    return gate.center + Point(x: -radius * (1 - lift * lift).squareRoot(), y: radius * lift)
  }

  /// A line through three points, straight where they are in line.
  private func bent(from start: Point, to end: Point, middle: Point, _ edge: Arrangement.Edge) -> Route {
    let bulge = (middle - (start + end) * 0.5) * (4.0 / 3)
    guard bulge.length > 0.5 else { return Route(from: start, to: end, head: edge.headLength) }
    let way = end - start
    let second = start + way * 0.7 + bulge
    let stop = edge.headLength.map { end - (end - second).unit * $0 } ?? end
    return Route(controls: [start, start + way * 0.3 + bulge, second, stop], tip: edge.headLength == nil ? nil : end)
  }
}
