import Graphviz

/// What makes a layout hard to read, in so far as another one could do better.
struct LayoutFlaws {
  /// Indices of frames whose titles an edge runs through.
  let crossedTitles: [Int]
  /// Text within boxes and beside them that an edge runs through.
  private let crossedTexts: Int
  private let unplacedLabels: Int

  init(in arrangement: Arrangement, unplaced: [Int]) {
    let routes = arrangement.edges.map(\.route)
    crossedTitles = arrangement.frames.keys.sorted().filter { frame in
      arrangement.frames[frame]?.title.map { title in routes.contains { $0.meets(title.box) } } ?? false
    }
    crossedTexts = arrangement.texts.count { text in routes.contains { $0.meets(text) } }
    unplacedLabels = unplaced.count
  }

  var count: Int { crossedTitles.count + crossedTexts + unplacedLabels }
}
