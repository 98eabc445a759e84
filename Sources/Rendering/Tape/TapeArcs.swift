import Figures

/// The arcs on one side of a tape: each in a lane of its own where it runs beside others, longer ones outside shorter.
struct TapeArcs {
  struct Arc {
    /// An index of ``Figure/arrows``.
    let arrow: Int
    let top: Int
    let bottom: Int
    /// A sign stands between its arrowhead and the row.
    let hasSign: Bool
    fileprivate(set) var lane = 0
  }

  /// One end of an arc.
  private struct End {
    let arc: Int
    let isHead: Bool
  }

  private(set) var arcs: [Arc]
  private var endsOfRow: [[End]]

  static let signExtent = 16.0
  private static let endExtent = 5.0
  private static let shortest = 14.0
  private static let widest = 190.0
  /// More arcs than Graphviz is given by default; they would be a blot in any lanes.
  private static let mostNested = 4000

  init(_ arrows: [(index: Int, arrow: Figure.Arrow)], rowCount: Int) {
    arcs = arrows.map { index, arrow in
      Arc(
        arrow: index, top: min(arrow.from, arrow.to), bottom: max(arrow.from, arrow.to), hasSign: arrow.label != nil)
    }
    endsOfRow = Array(repeating: [], count: rowCount)
    assignLanes()
    assignEnds()
  }

  var hasSigns: Bool { arcs.contains(where: \.hasSign) }

  // MARK: Lanes

  /// Arcs inside another have smaller lanes; arcs that overlap have different ones. O(n²) in the arcs.
  private mutating func assignLanes() {
    guard arcs.count <= Self.mostNested else { return }
    let order = arcs.indices.sorted {
      (arcs[$0].bottom - arcs[$0].top, arcs[$0].top, $0) < (arcs[$1].bottom - arcs[$1].top, arcs[$1].top, $1)
    }
    var placed: [Int] = []
    for index in order {
      let arc = arcs[index]
      var least = 0
      var taken: Set<Int> = []
      for other in placed.map({ arcs[$0] }) where other.top < arc.bottom && arc.top < other.bottom {
        taken.insert(other.lane)
        if arc.top <= other.top, other.bottom <= arc.bottom { least = max(least, other.lane + 1) }
      }
      while taken.contains(least) { least += 1 }
      arcs[index].lane = least
      placed.append(index)
    }
  }

  /// How far a lane is from the rows, in points.
  func depth(ofLane lane: Int) -> Double {
    let laneCount = Double((arcs.map(\.lane).max() ?? 0) + 1)
    return Self.shortest + Double(lane) * min(13, max(3, Self.widest / laneCount))
  }

  // MARK: Ends

  /// From the top: what comes in, inner arcs first; what goes out, outer arcs first. So no two cross near the row.
  private mutating func assignEnds() {
    for row in endsOfRow.indices { endsOfRow[row] = [] }
    for (index, arc) in arcs.enumerated().sorted(by: { $0.element.lane < $1.element.lane }) {
      endsOfRow[arc.bottom].append(End(arc: index, isHead: true))
    }
    for (index, arc) in arcs.enumerated().sorted(by: { $0.element.lane > $1.element.lane }) {
      endsOfRow[arc.top].append(End(arc: index, isHead: false))
    }
  }

  private func extent(_ end: End) -> Double { end.isHead && arcs[end.arc].hasSign ? Self.signExtent : Self.endExtent }

  /// What the ends at a row need where they bear signs.
  func height(ofRow row: Int) -> Double {
    let hasSign = endsOfRow[row].contains { $0.isHead && arcs[$0.arc].hasSign }
    return hasSign ? endsOfRow[row].reduce(0) { $0 + extent($1) } + 4 : 0
  }

  /// How far below the top of each row's middle each arc begins and ends.
  func offsets(height: (_ row: Int) -> Double) -> (tails: [Double], heads: [Double]) {
    var tails = [Double](repeating: 0, count: arcs.count)
    var heads = tails
    for (row, ends) in endsOfRow.enumerated() {
      let total = ends.reduce(0) { $0 + extent($1) }
      let scale = min(1, (height(row) - 4) / max(total, 1))
      var offset = -total * scale / 2
      for end in ends {
        let half = extent(end) * scale / 2
        if end.isHead { heads[end.arc] = offset + half } else { tails[end.arc] = offset + half }
        offset += 2 * half
      }
    }
    return (tails, heads)
  }
}
