import Figures
import Graphviz

/// A place beside an edge where its label may stand.
struct LabelCandidate {
  let box: Rectangle
  /// The lower the better to read.
  var cost: Double
  /// Clear of everything but other labels, and nearest to its own edge.
  var isSound: Bool
}

/// Finds and weighs places for labels. All lengths are points.
struct LabelCandidates {
  let arrangement: Arrangement
  let obstacles: Obstacles
  private let borders: [Rectangle]

  /// Between a label and its edge.
  static let gap = 4.5
  /// How far from its edge a label may stand.
  static let reach = 10.0
  /// How much farther than its own every other edge is.
  static let lead = 1.8
  static let textClearance = 2.0
  static let boxClearance = 2.5
  static let wrong = 100.0

  init(in arrangement: Arrangement) {
    self.arrangement = arrangement
    var obstacles = Obstacles(in: arrangement)
    for (index, edge) in arrangement.edges.enumerated() {
      obstacles.add(edge.route, ofEdge: index, halfHead: 3 + edge.penWidth / 2)
    }
    self.obstacles = obstacles
    borders = arrangement.frames.values.map(\.box)
  }

  /// Places near the middle of the edge, and along all of it where none of these will do.
  func candidates(for index: Int) -> [LabelCandidate] {
    let near = candidates(for: index, at: [0.5, 0.44, 0.56, 0.38, 0.62])
    return near.contains { $0.isSound } ? near : near + farCandidates(for: index)
  }

  func farCandidates(for index: Int) -> [LabelCandidate] {
    let steps = max(5, min(20, Int(arrangement.edges[index].route.length / 16)))
    let parts = (1...steps).flatMap { step in
      let distance = 0.12 + 0.35 * Double(step) / Double(steps)
      return [0.5 - distance, 0.5 + distance]
    }
    return candidates(for: index, at: parts)
  }

  private func candidates(for index: Int, at parts: [Double]) -> [LabelCandidate] {
    let edge = arrangement.edges[index]
    guard let label = edge.label else { return [] }
    var found: [LabelCandidate] = []
    for part in parts {
      let (point, direction) = edge.route.place(at: part)
      for side in [1.0, -1.0] {
        let normal = direction.turned * side
        guard let (box, own) = box(beside: point, normal, label.box, edge) else { continue }
        found.append(weighed(box, own, for: index, at: part, normal: normal))
      }
    }
    return found
  }

  /// The label's box pushed out from the edge until its gap is free.
  private func box(
    beside point: Point, _ normal: Point, _ label: Rectangle, _ edge: Arrangement.Edge
  ) -> (box: Rectangle, own: Double)? {
    let support = abs(normal.x) * label.width / 2 + abs(normal.y) * label.height / 2
    let gap = Self.gap + edge.penWidth / 2
    var distance = gap + support
    for _ in 0..<4 {
      let center = point + normal * distance
      let box = Rectangle(
        x: center.x - label.width / 2, y: center.y - label.height / 2, width: label.width, height: label.height)
      let own = edge.route.distance(to: box, within: Self.reach)
      if own >= gap - 1 { return own < Self.reach ? (box, own) : nil }
      distance += gap - own + (own == 0 ? 3 : 0)
    }
    return nil
  }

  private func weighed(
    _ box: Rectangle, _ own: Double, for index: Int, at part: Double, normal: Point
  ) -> LabelCandidate {
    var candidate = LabelCandidate(box: box, cost: 200 * (part - 0.5) * (part - 0.5), isSound: true)
    candidate.cost += sideCost(normal) + own - Self.gap
    weighObstacles(around: &candidate, index, own: own)
    if borders.contains(where: { $0.grown(by: 2).touches(box) && !$0.encloses(box.grown(by: 2)) }) {
      candidate.reject(1)
    }
    if !arrangement.drawing.bounds.encloses(box.grown(by: 3)) { candidate.reject(2) }
    return candidate
  }

  /// To the right of arrows that go up, above wires.
  private func sideCost(_ normal: Point) -> Double {
    switch arrangement.figure.style {
    case .circuit: normal.y < 0 ? 0 : 2
    default: normal.x > 0 ? 0 : 2
    }
  }

  private func weighObstacles(around candidate: inout LabelCandidate, _ index: Int, own: Double) {
    let box = candidate.box
    var (boxSquare, textSquare, edges) = (256.0, 256.0, 16.0)
    obstacles.visit(near: box.grown(by: 16)) { number in
      let kind = obstacles.kinds[number]
      if case .piece(let edge) = kind, edge == index { return true }
      let square = box.squaredDistance(to: obstacles.areas[number])
      switch kind {
      case .box: boxSquare = min(boxSquare, square)
      case .text, .head: textSquare = min(textSquare, square)
      case .piece: if square < edges * edges { edges = min(edges, obstacles.segments[number].distance(to: box)) }
      case .label: break
      }
      return true
    }
    let (boxes, texts) = (boxSquare.squareRoot(), textSquare.squareRoot())
    if boxes < Self.boxClearance { candidate.reject(1 - boxes / 16) }
    if texts < Self.textClearance { candidate.reject(1 - texts / 16) }
    if edges < own + Self.lead { candidate.reject(1 - edges / 16) }
    candidate.cost += 0.5 * max(0, 8 - boxes) + 0.5 * max(0, 8 - texts) + 0.7 * max(0, 12 - edges)
  }
}

extension LabelCandidate {
  fileprivate mutating func reject(_ weight: Double) {
    isSound = false
    cost += LabelCandidates.wrong * (1 + weight)
  }
}
