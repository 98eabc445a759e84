import Figures
import Graphviz

/// What makes a layout hard to read, in so far as another one could do better.
struct LayoutFlaws {
  /// Indices of frames whose titles an edge runs through.
  let crossedTitles: [Int]
  /// Text within boxes and beside them that an edge runs through.
  private let crossedTexts: Int
  private let unplacedLabels: Int
  private let unevenEdges: Int
  private let collisions: Int
  /// Neighbours in a row that do not stand as written.
  let disorder: Int

  init(in arrangement: Arrangement, _ placed: (unplaced: [Int], uneven: [Int])) {
    let routes = arrangement.edges.map(\.route)
    crossedTitles = arrangement.frames.keys.sorted().filter { frame in
      arrangement.frames[frame]?.title.map { title in routes.contains { $0.meets(title.box) } } ?? false
    }
    crossedTexts = arrangement.texts.count { text in routes.contains { $0.meets(text) } }
    unplacedLabels = placed.unplaced.count
    unevenEdges = placed.uneven.count
    // What lies on something else is worse than what stands far from its own.
    collisions = placed.unplaced.isEmpty ? 0 : 10 * arrangement.collisions
    disorder = Self.disorder(in: arrangement)
  }

  var count: Int {
    crossedTitles.count + crossedTexts + unplacedLabels + unevenEdges + collisions + disorder
  }

  private static func disorder(in arrangement: Arrangement) -> Int {
    arrangement.figure.rows.reduce(0) { count, row in
      let centers = row.map { arrangement.outlines[$0].center }
      return count + zip(centers, centers.dropFirst()).count { isReversed($0, $1, arrangement.figure.style) }
    }
  }

  private static func isReversed(_ first: Point, _ second: Point, _ style: FigureStyle) -> Bool {
    switch style {
    case .circuit: abs(first.x - second.x) < 1 && first.y > second.y
    default: abs(first.y - second.y) < 1 && first.x > second.x
    }
  }
}
