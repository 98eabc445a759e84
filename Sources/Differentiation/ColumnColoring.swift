/// Colours of columns or of variables: those of one colour share a sweep.
public struct Coloring: Sendable, Equatable {
  public let colors: [Int]
  public let count: Int

  init(colors: [Int]) {
    self.colors = colors
    count = (colors.max() ?? -1) + 1
  }

  /// The members of each colour, in ascending order.
  public var groups: [[Int]] {
    var groups = [[Int]](repeating: [], count: count)
    for (member, color) in colors.enumerated() { groups[color].append(member) }
    return groups
  }

  /// The coloring of fewer colours; of equals the first.
  static func fewest(_ a: Coloring, _ b: Coloring) -> Coloring { b.count < a.count ? b : a }
}

extension SparsityPattern {
  /// Groups of columns no two of which have an entry in one row (Curtis, Powell and Reid 1974; Gebremedhin, Manne and
  /// Pothen, "What color is your Jacobian?", SIAM Review 47, 2005): greedy, in the order of the columns and then with
  /// those of most neighbours first, whichever takes fewer. Nil where that would take too long.
  /// O(sum of squared row lengths).
  public func columnColoring() -> Coloring? {
    if longestRow == columnCount { return Coloring(colors: Array(0..<columnCount)) }
    let conflicts = (0..<rowCount).reduce(0) { $0 + columns(inRow: $1).count * columns(inRow: $1).count }
    guard conflicts <= Self.conflictLimit else { return nil }
    let rowsOfColumns = transposed()
    let natural = greedyColoring(Array(0..<columnCount), rowsOfColumns)
    if natural.count == longestRow { return natural }
    let neighbours = (0..<columnCount).map { column in
      rowsOfColumns.columns(inRow: column).reduce(0) { $0 + columns(inRow: Int($1)).count }
    }
    let largestFirst = (0..<columnCount).sorted { (-neighbours[$0], $0) < (-neighbours[$1], $1) }
    return Coloring.fewest(natural, greedyColoring(largestFirst, rowsOfColumns))
  }

  private static let conflictLimit = 200_000_000

  private func greedyColoring(_ order: [Int], _ rowsOfColumns: SparsityPattern) -> Coloring {
    var colors = [Int](repeating: -1, count: columnCount)
    /// The column that a colour was last forbidden to.
    var forbidden = [Int](repeating: -1, count: columnCount)
    for column in order {
      for row in rowsOfColumns.columns(inRow: column) {
        for other in columns(inRow: Int(row)) where colors[Int(other)] >= 0 {
          forbidden[colors[Int(other)]] = column
        }
      }
      colors[column] = forbidden.firstIndex { $0 != column } ?? 0
    }
    return Coloring(colors: colors)
  }
}
