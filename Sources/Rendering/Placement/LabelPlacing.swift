import Graphviz

/// Chooses a place for every label, so that no two are in each other's way.
struct LabelPlacing {
  private(set) var places: [Int: LabelCandidate] = [:]
  /// Edges whose labels have no place that is clear of all else.
  private(set) var unplaced: [Int] = []

  private let labelled: [Int]
  private var candidates: [[LabelCandidate]]
  private var chosen: [Int]
  private var neighbours: [[Int]]

  init(in arrangement: Arrangement) {
    labelled = arrangement.edges.indices.filter { arrangement.edges[$0].label != nil }
    let finder = LabelCandidates(in: arrangement)
    candidates = labelled.map { finder.candidates(for: $0).sorted { $0.cost < $1.cost } }
    chosen = Array(repeating: 0, count: labelled.count)
    neighbours = Array(repeating: [], count: labelled.count)
    findNeighbours()
    settle()
    let crowded = labelled.indices.filter { isInTheWay($0) }
    if !crowded.isEmpty {
      for label in crowded {
        candidates[label] += finder.farCandidates(for: labelled[label])
      }
      findNeighbours()
      settle()
    }
    conclude()
  }

  /// Labels some of whose places meet.
  private mutating func findNeighbours() {
    neighbours = Array(repeating: [], count: labelled.count)
    let areas = candidates.map { places in
      places.dropFirst().reduce(places.first?.box) { $0?.union($1.box) }?.grown(by: LabelCandidates.textClearance)
    }
    let order = areas.indices.filter { areas[$0] != nil }.sorted { (areas[$0]?.x ?? 0) < (areas[$1]?.x ?? 0) }
    for (place, first) in order.enumerated() {
      guard let area = areas[first] else { continue }
      for second in order[(place + 1)...] {
        guard let other = areas[second], other.x < area.right else { break }
        guard area.touches(other) else { continue }
        neighbours[first].append(second)
        neighbours[second].append(first)
      }
    }
  }

  /// Each in turn takes what is best as the others stand, until none moves.
  private mutating func settle() {
    for _ in 0..<8 {
      var hasMoved = false
      for label in labelled.indices where !neighbours[label].isEmpty {
        let best = best(for: label)
        if best != chosen[label] { hasMoved = true }
        chosen[label] = best
      }
      if !hasMoved { return }
    }
  }

  private func best(for label: Int) -> Int {
    var best = 0
    var least = Double.infinity
    for (index, candidate) in candidates[label].enumerated() where candidate.cost < least {
      let cost = candidate.cost + conflictCost(label, candidate.box)
      if cost < least { (best, least) = (index, cost) }
    }
    return best
  }

  private func conflictCost(_ label: Int, _ box: Rectangle) -> Double {
    let grown = box.grown(by: LabelCandidates.textClearance)
    return neighbours[label].reduce(0) { cost, other in
      guard let place = candidates[other].dropFirst(chosen[other]).first else { return cost }
      return grown.touches(place.box) ? cost + 2 * LabelCandidates.wrong : cost
    }
  }

  private func isInTheWay(_ label: Int) -> Bool {
    candidates[label].dropFirst(chosen[label]).first.map { conflictCost(label, $0.box) > 0 } ?? false
  }

  private mutating func conclude() {
    for (label, edge) in labelled.enumerated() {
      guard let place = candidates[label].dropFirst(chosen[label]).first else {
        unplaced.append(edge)
        continue
      }
      places[edge] = place
      if !place.isSound || isInTheWay(label) { unplaced.append(edge) }
    }
  }
}
