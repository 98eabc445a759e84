extension Quotient {
  /// Every run of blocks in which each is used by the next alone, its first and last left standing and what is between
  /// them one block; inputs that only a run's inside uses are one block for each family of names.
  func foldingRuns(keeping isKept: [Bool], families: [Int32]) -> Quotient {
    let users = operands.transposed(count: count)
    let leaves = (0..<count).map { isLeaf($0) }
    let previous = (0..<count).map { block in
      link(into: block, users, leaves, isKept)
    }
    var keys = (0..<count).map { Int32(truncatingIfNeeded: $0) }
    var isContinued = [Bool](repeating: false, count: count)
    for block in previous where block >= 0 { isContinued[Int(block)] = true }
    for end in 0..<count where previous[end] >= 0 && !isContinued[end] {
      var inside: [Int32] = []
      var block = previous[end]
      while previous[Int(block)] >= 0 {
        inside.append(block)
        block = previous[Int(block)]
      }
      guard inside.count >= Self.shortestRun else { continue }
      for block in inside { keys[Int(block)] = inside[0] }
    }
    return joinedLeaves(keys, users, leaves, isKept, families)
  }

  /// A shorter inside is drawn.
  private static let shortestRun = 3

  /// The block before this one in a run, or -1.
  private func link(into block: Int, _ users: IndexRuns, _ leaves: [Bool], _ isKept: [Bool]) -> Int32 {
    var found: Int32 = -1
    for operand in operands[block] where !leaves[Int(operand)] {
      if found >= 0 { return -1 }
      found = operand
    }
    guard found >= 0, users[Int(found)].count == 1 else { return -1 }
    return self.isKept(block, isKept) && !users[block].isEmpty ? -1 : found
  }

  private func joinedLeaves(
    _ keys: [Int32], _ users: IndexRuns, _ leaves: [Bool], _ isKept: [Bool], _ families: [Int32]
  ) -> Quotient {
    var keys = keys
    var sizes = [Int32](repeating: 0, count: count)
    for key in keys { sizes[Int(key)] += 1 }
    var table = PairTable()
    var leafKeys: [Int32: Int32] = [:]
    for block in 0..<count where leaves[block] && !self.isKept(block, isKept) {
      guard let user = users[block].first.map({ keys[Int($0)] }), sizes[Int(user)] > 1,
        users[block].allSatisfy({ keys[Int($0)] == user })
      else { continue }
      let family = families[Int(members[block].first ?? 0)]
      let group = table.id(user, family)
      let key = leafKeys[group] ?? Int32(truncatingIfNeeded: block)
      leafKeys[group] = key
      keys[block] = key
    }
    return joined(by: keys)
  }
}
