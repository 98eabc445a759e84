extension SparsityPattern {
  /// Colours of the variables of a symmetric pattern such that neighbours differ and no path of four has only two: then
  /// each entry of a Hessian stands alone in one of its two products.
  ///
  /// Greedy (Gebremedhin, Manne and Pothen, "What color is your Jacobian?", SIAM Review 47, 2005, §7), in the order of
  /// the variables and with those of most neighbours first, whichever takes fewer. Nil where it would take too long.
  public func starColoring() -> Coloring? {
    var budget = 100_000_000
    let order = Array(0..<columnCount)
    guard let natural = greedyStarColoring(order, &budget) else { return nil }
    let largestFirst = order.sorted { (-columns(inRow: $0).count, $0) < (-columns(inRow: $1).count, $1) }
    return greedyStarColoring(largestFirst, &budget).map { Coloring.fewest(natural, $0) } ?? natural
  }

  private func greedyStarColoring(_ order: [Int], _ budget: inout Int) -> Coloring? {
    var colors = [Int](repeating: -1, count: columnCount)
    var forbidden = [Int](repeating: -1, count: columnCount)
    for vertex in order {
      for middle in columns(inRow: vertex).lazy.map(Int.init) where middle != vertex {
        if colors[middle] >= 0 { forbidden[colors[middle]] = vertex }
        budget -= columns(inRow: middle).count
        for end in columns(inRow: middle).lazy.map(Int.init) where end != middle && end != vertex && colors[end] >= 0 {
          if colors[middle] < 0 || isRepeated(colors[middle], around: end, besides: middle, colors, &budget) {
            forbidden[colors[end]] = vertex
          }
        }
        guard budget > 0 else { return nil }
      }
      colors[vertex] = forbidden.firstIndex { $0 != vertex } ?? 0
    }
    return Coloring(colors: colors)
  }

  /// Whether another neighbour has the colour too.
  private func isRepeated(
    _ color: Int, around vertex: Int, besides known: Int, _ colors: [Int], _ budget: inout Int
  ) -> Bool {
    budget -= columns(inRow: vertex).count
    return columns(inRow: vertex).contains { Int($0) != known && Int($0) != vertex && colors[Int($0)] == color }
  }
}
