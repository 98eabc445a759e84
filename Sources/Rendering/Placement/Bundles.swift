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
      guard let way = way(of: bundle) else { continue }
      for (edge, route) in zip(bundle, way) { routes[edge] = route }
    }
    return routes
  }

  private func way(of bundle: [Int]) -> [Route]? {
    let isCircuit = arrangement.figure.style == .circuit
    if let way = isCircuit ? across(bundle) : upwards(bundle), isClear(way, bundle) { return way }
    for narrowing in [1, 0.75, 0.5] {
      if let way = alongside(bundle, narrowing), isClear(way, bundle) { return way }
    }
    return nil
  }

  private func isClear(_ way: [Route], _ bundle: [Int]) -> Bool {
    zip(bundle, way).allSatisfy { edge, route in
      arrangement.drawing.bounds.encloses(route.box.grown(by: 3))
        && lines.isClear(route, of: arrangement.edges[edge], clearance: 3, textClearance: 2)
    }
  }

  /// Between neighbours in the middle: room for their labels where there are more than two, which have their outsides.
  private func spacing(_ bundle: [Int], isAcross: Bool) -> Double {
    let labels = bundle.compactMap { arrangement.edges[$0].label?.box }
    let room = labels.map { isAcross ? $0.height : $0.width }.max() ?? 0
    return bundle.count == 2 || labels.isEmpty ? Self.narrow : room + 16
  }

  private static let narrow = 14.0

  private func upwards(_ bundle: [Int]) -> [Route]? {
    let edge = arrangement.edges[bundle[0]]
    let (tail, head) = (arrangement.outlines[edge.arrow.from], arrangement.outlines[edge.arrow.to])
    guard tail.y - head.bottom > 16 else { return nil }
    let gaps = Double(bundle.count - 1)
    let reach = gaps / 2
    // Lines that lean are nearer to each other than their ends are.
    let lean = Point(x: head.center.x - tail.center.x, y: tail.y - head.bottom)
    let spacing = spacing(bundle, isAcross: false) * min(2.5, max(1, lean.length / lean.y))
    let atTail = min(spacing, (tail.width - 24) / gaps)
    let atHead = min(spacing, (head.width - 24) / gaps)
    let start = Point(x: clamped(head.center.x, tail, reach * atTail), y: tail.y)
    let end = Point(x: clamped(start.x, head, reach * atHead), y: head.bottom)
    return bundle.indices.map { place in
      let offset = Double(place) - reach
      return bent(
        from: start + Point(x: offset * atTail, y: 0), to: end + Point(x: offset * atHead, y: 0),
        middle: (start + end) * 0.5 + Point(x: offset * spacing, y: 0), arrangement.edges[bundle[place]])
    }
  }

  /// On the side of a box as near to a point as lines on both sides of it allow.
  private func clamped(_ x: Double, _ box: Rectangle, _ reach: Double) -> Double {
    let margin = min(box.width / 2, 12 + reach)
    return min(max(x, box.x + margin), box.right - margin)
  }

  /// On both sides of the way that Graphviz found for one of them.
  private func alongside(_ bundle: [Int], _ narrowing: Double) -> [Route]? {
    let edge = arrangement.edges[bundle[bundle.count / 2]]
    let isCircuit = arrangement.figure.style == .circuit
    let target = arrangement.outlines[edge.arrow.to]
    let reach = Double(bundle.count - 1) / 2
    let spacing = spacing(bundle, isAcross: isCircuit) * narrowing
    var ways: [Route] = []
    for place in bundle.indices {
      let way = edge.route.shifted(by: (Double(place) - reach) * spacing, keepsStart: isCircuit)
      guard let way = way.reaching(target) else { return nil }
      ways.append(way)
    }
    return ways
  }

  /// From the end of a wire to the left half of a gate's outline.
  private func across(_ bundle: [Int]) -> [Route]? {
    let edge = arrangement.edges[bundle[0]]
    guard case .gate = arrangement.figure.boxes[edge.arrow.to].shape, let start = edge.route.controls.first else {
      return nil
    }
    let gate = arrangement.outlines[edge.arrow.to]
    guard gate.x - start.x > 16 else { return nil }
    let lean = Point(x: gate.x - start.x, y: gate.center.y - start.y)
    let spacing = spacing(bundle, isAcross: true) * min(2.5, max(1, lean.length / lean.x))
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
