import ComputationGraph

extension Quotient {
  /// How one block uses others.
  struct Use {
    let operand: Int32
    var edgeCount = 0
    /// By every member that uses something, every member used: the derivative along these edges.
    var partials: [Double] = []
    var rows = 0
    var columns = 0
    var count = 0
  }

  /// Whether some member uses another.
  func isConnected(_ block: Int) -> Bool {
    members[block].contains { unit in
      units.operands[Int(unit)].contains { Int(blockOfUnit[Int($0)]) == block }
    }
  }

  /// The only member that other blocks use, or that nothing uses; nil where there are several.
  func exit(of block: Int, isUsedOutside: [Bool], isUsed: [Bool]) -> Int32? {
    let exits = members[block].filter { isUsedOutside[Int($0)] || !isUsed[Int($0)] }
    return exits.count == 1 ? exits.first : nil
  }

  /// For each unit whether any other block, and whether any unit, uses it.
  var unitUses: (outside: [Bool], any: [Bool]) {
    var outside = [Bool](repeating: false, count: units.count)
    var any = outside
    for unit in 0..<units.count {
      for operand in units.operands[unit] {
        any[Int(operand)] = true
        if blockOfUnit[Int(operand)] != blockOfUnit[unit] { outside[Int(operand)] = true }
      }
    }
    return (outside, any)
  }

  /// - Parameter exit: of a block whose members use each other the one that counts; nil where there is none, and then
  ///   there are no partials.
  func uses(by block: Int, isConnected: Bool, exit: Int32?) -> [Use] {
    var uses = Uses(operands[block].map { Use(operand: $0) })
    let hasNumbers = !units.partials.isEmpty
    var adjoints: [Int32: Double] = [:]
    if isConnected, let exit { adjoints[exit] = 1 }
    var derivatives: [Int32: Double] = [:]
    for unit in members[block].reversed() {
      let adjoint = isConnected ? adjoints[unit] ?? 0 : 1
      for position in units.operands.range(Int(unit)) {
        let operand = units.operands.values[position]
        let partial = hasNumbers ? units.partials[position] : 0
        let carried = partial == 0 || adjoint == 0 ? 0 : partial * adjoint
        if Int(blockOfUnit[Int(operand)]) == block {
          adjoints[operand, default: 0] += carried
          continue
        }
        uses.add(Int(units.edgeCounts[position]), unit, operand, of: blockOfUnit[Int(operand)])
        if isConnected {
          derivatives[operand, default: 0] += carried
        } else if hasNumbers {
          uses.add(partial, of: blockOfUnit[Int(operand)])
        }
      }
    }
    if exit != nil, hasNumbers {
      for operand in derivatives.keys.sorted() {
        uses.add(derivatives[operand] ?? 0, of: blockOfUnit[Int(operand)])
      }
    }
    return uses.finished(isConnected: isConnected)
  }
}

private struct Uses {
  private var uses: [Quotient.Use]
  private var places: [Int32: Int] = [:]
  private var rows: [Set<Int32>]
  private var columns: [Set<Int32>]

  init(_ uses: [Quotient.Use]) {
    self.uses = uses
    for (place, use) in uses.enumerated() { places[use.operand] = place }
    rows = Array(repeating: [], count: uses.count)
    columns = rows
  }

  mutating func add(_ edges: Int, _ user: Int32, _ operand: Int32, of block: Int32) {
    guard let place = places[block] else { return }
    uses[place].edgeCount += edges
    uses[place].count += 1
    rows[place].insert(user)
    columns[place].insert(operand)
  }

  mutating func add(_ partial: Double, of block: Int32) {
    if let place = places[block] { uses[place].partials.append(partial) }
  }

  /// A block with one end has one row: its members are on the way.
  func finished(isConnected: Bool) -> [Quotient.Use] {
    uses.indices.map { place in
      var use = uses[place]
      use.rows = isConnected ? 1 : rows[place].count
      use.columns = columns[place].count
      if isConnected { use.count = use.columns }
      return use
    }
  }
}
