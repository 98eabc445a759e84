import ComputationGraph

extension UnitGraph {
  /// A key for each unit by how far from the inputs it is: so many bands of levels, and inputs by the families of their
  /// names where these are few. Kept units stand alone, between bands of what is below and of what is above them.
  func bands(_ count: Int, keeping isKept: [Bool], families: [Int32]) -> [Int32] {
    let levels = levels
    let highest = Int(levels.max() ?? 0)
    let cuts = Set(levels.indices.filter { isKept[$0] && !isLeaf($0) }.map { levels[$0] }).sorted()
    let hasFewFamilies = Set(families.indices.filter { isLeaf($0) }.map { families[$0] }).count <= Self.mostFamilies
    var table = PairTable()
    return levels.indices.map { unit in
      if isKept[unit] { return table.fresh() }
      if isLeaf(unit) { return table.id(-1, hasFewFamilies ? families[unit] : 0) }
      let band = Int(levels[unit]) * count / (highest + 1)
      return table.id(Int32(truncatingIfNeeded: band), Self.region(of: levels[unit], between: cuts))
    }
  }

  private static let mostFamilies = 6

  /// The most units that lie on the way from an input to each.
  private var levels: [Int32] {
    var levels = [Int32](repeating: 0, count: count)
    for unit in 0..<count {
      for operand in operands[unit] { levels[unit] = max(levels[unit], levels[Int(operand)] + 1) }
    }
    return levels
  }

  private static func region(of level: Int32, between cuts: [Int32]) -> Int32 {
    var (lower, upper) = (0, cuts.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if cuts[middle] < level { lower = middle + 1 } else { upper = middle }
    }
    let isAtCut = lower < cuts.count && cuts[lower] == level
    return Int32(truncatingIfNeeded: 2 * lower + (isAtCut ? 1 : 0))
  }
}
