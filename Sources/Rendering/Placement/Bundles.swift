import Figures
import Graphviz

/// Edges between the same two boxes, drawn side by side at equal distances.
struct Bundles {
  /// The edges that have company, in the order of the figure.
  let all: [[Int]]
  let lines: StraightRoutes
  private let arrangement: Arrangement

  init(in arrangement: Arrangement, _ lines: StraightRoutes) {
    self.arrangement = arrangement
    self.lines = lines
    all = Self.bundles(in: arrangement)
  }

  private struct Ends: Hashable {
    let from: Int
    let to: Int
  }

  private static func bundles(in arrangement: Arrangement) -> [[Int]] {
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
    for bundle in all {
      guard let way = way(of: bundle) else { continue }
      for (edge, route) in zip(bundle, way) { routes[edge] = route }
    }
    return routes
  }

  private func way(of bundle: [Int]) -> [Route]? {
    let isCircuit = arrangement.figure.style == .circuit
    if let way = isCircuit ? across(bundle) : upwards(bundle), isClear(way, bundle) { return way }
    return curves(of: bundle)
  }

  /// Beside the way that Graphviz found for one of them.
  func curves(of bundle: [Int]) -> [Route]? {
    for guide in [bundle[bundle.count / 2], bundle[0]] {
      for (narrowing, lean) in Self.variants {
        if let way = alongside(bundle, guide, narrowing, lean), isClear(way, bundle) { return way }
      }
    }
    return nil
  }

  /// How much nearer to each other than usual, and how far to one side of the way they follow.
  private static let variants = [
    (1.0, 0.0), (1.0, 1.0), (1.0, -1.0), (0.7, 0.0), (0.7, 1.0), (0.7, -1.0), (0.5, 0.0), (0.5, 1.0), (0.5, -1.0),
  ]

  private func isClear(_ way: [Route], _ bundle: [Int]) -> Bool {
    zip(bundle, way).allSatisfy { edge, route in
      arrangement.drawing.bounds.encloses(route.box.grown(by: 3))
        && lines.isClear(route, of: arrangement.edges[edge], clearance: 3, textClearance: 2)
    }
  }

  /// Between neighbours in the middle: room for their labels where there are more than two, which have their outsides.
  private func spacing(_ bundle: [Int], across way: Point) -> Double {
    let labels = bundle.compactMap { arrangement.edges[$0].label?.box }
    guard bundle.count > 2, !labels.isEmpty else { return Self.narrow }
    let normal = way.unit.turned
    return 24 + labels.reduce(0) { max($0, abs(normal.x) * $1.width + abs(normal.y) * $1.height) }
  }

  private static let narrow = 14.0

  private func upwards(_ bundle: [Int]) -> [Route]? {
    let edge = arrangement.edges[bundle[0]]
    let (tail, head) = (arrangement.outlines[edge.arrow.from], arrangement.outlines[edge.arrow.to])
    let lean = Point(x: head.center.x - tail.center.x, y: tail.y - head.bottom)
    // Arrowheads of flatter lines would lie down on the outline.
    guard lean.y > 16, abs(lean.x) < 2.3 * lean.y else { return nil }
    let gaps = Double(bundle.count - 1)
    let reach = gaps / 2
    // Lines that lean are nearer to each other than their ends are.
    let spacing = spacing(bundle, across: Point(x: 0, y: lean.y)) * lean.length / lean.y
    let atTail = min(spacing, (tail.width - 24) / gaps)
    let atHead = min(spacing, (head.width - 24) / gaps)
    let start = Point(x: clamped(head.center.x, tail, reach * atTail), y: tail.y)
    let end = Point(x: clamped(start.x, head, reach * atHead), y: head.bottom)
    let isFan = bundle.count > 2 && (atTail < spacing || atHead < spacing)
    let middle = (start.x + end.x) / 2
    let isNarrow = fitsOnPage(middle, reach * spacing + spacing)
    let aside = isFan && !isNarrow ? room(for: bundle).x - middle : 0
    return bundle.indices.map { place in
      let offset = Double(place) - reach
      return Fan(
        start: start, end: end, atStart: Point(x: offset * atTail, y: 0),
        inMiddle: Point(x: aside + offset * spacing, y: 0), atEnd: Point(x: offset * atHead, y: 0)
      ).route(head: arrangement.edges[bundle[place]].headLength)
    }
  }

  private func fitsOnPage(_ middle: Double, _ half: Double) -> Bool {
    let page = arrangement.drawing.bounds
    return page.x < middle - half && middle + half < page.right
  }

  /// The middle of where Graphviz left room for their labels.
  private func room(for bundle: [Int]) -> Point {
    Rectangle(around: bundle.map { arrangement.edges[$0].route.place(at: 0.5).point }).center
  }

  /// On the side of a box as near to a point as lines on both sides of it allow.
  private func clamped(_ x: Double, _ box: Rectangle, _ reach: Double) -> Double {
    let margin = min(box.width / 2, 12 + reach)
    return min(max(x, box.x + margin), box.right - margin)
  }

  /// On both sides of the way that Graphviz found for one of them.
  private func alongside(_ bundle: [Int], _ guide: Int, _ narrowing: Double, _ lean: Double) -> [Route]? {
    let edge = arrangement.edges[guide]
    let isCircuit = arrangement.figure.style == .circuit
    let (tail, head) = (arrangement.outlines[edge.arrow.from], arrangement.outlines[edge.arrow.to])
    let gaps = Double(bundle.count - 1)
    let spacing = spacing(bundle, across: edge.route.place(at: 0.5).direction) * narrowing
    let atTail = isCircuit ? 0 : min(spacing, tail.extent(across: edge.route.place(at: 0).direction) / gaps)
    let atHead = min(spacing, head.extent(across: edge.route.place(at: 1).direction) / gaps)
    var ways: [Route] = []
    for place in bundle.indices {
      let offset = Double(place) - gaps / 2
      let way = edge.route.shifted(
        atStart: offset * atTail, inMiddle: (offset + lean * gaps / 2) * spacing, atEnd: offset * atHead)
      guard way.turns(as: edge.route), let way = isCircuit ? way : way.leaving(tail), let way = way.reaching(head)
      else { return nil }
      ways.append(way)
    }
    return ways
  }

  /// From the end of a wire to the side of a gate that faces it.
  private func across(_ bundle: [Int]) -> [Route]? {
    let edge = arrangement.edges[bundle[0]]
    guard case .gate = arrangement.figure.boxes[edge.arrow.to].shape, let start = edge.route.controls.first else {
      return nil
    }
    let gate = arrangement.outlines[edge.arrow.to]
    let normal = (gate.center - start).unit.turned
    let spacing = spacing(bundle, across: gate.center - start)
    let reach = Double(bundle.count - 1) / 2
    guard gate.distance(to: start) > 16, let end = entry(of: gate, from: start, aside: Point(x: 0, y: 0)) else {
      return nil
    }
    var ways: [Route] = []
    for place in bundle.indices {
      let offset = Double(place) - reach
      let aside = normal * (offset / reach * 0.6 * min(gate.width, gate.height) / 2)
      guard let entry = entry(of: gate, from: start, aside: aside) else { return nil }
      ways.append(
        Fan(
          start: start, end: end, atStart: Point(x: 0, y: 0), inMiddle: normal * (offset * spacing),
          atEnd: entry - end
        ).route(head: nil))
    }
    return ways
  }

  /// Where a way to a point beside a gate's centre first meets its outline.
  private func entry(of gate: Rectangle, from start: Point, aside: Point) -> Point? {
    let isRound = abs(gate.width - gate.height) < 0.5
    guard isRound else { return Segment(start: start, end: gate.center + aside).entry(into: gate) }
    let radius = gate.width / 2
    let depth = max(0, radius * radius - aside.length * aside.length).squareRoot()
    return gate.center + aside + (start - gate.center).unit * depth
  }
}

extension Rectangle {
  /// How far apart lines in a direction may meet the outline, corners left out.
  fileprivate func extent(across way: Point) -> Double {
    max(8, abs(way.turned.x) * (width - 20) + abs(way.turned.y) * (height - 16))
  }
}
