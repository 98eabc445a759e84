import ComputationGraph

extension Quotient {
  /// How one block uses another.
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

  /// How many edges of the graph lead from a block to itself, or from a constant that is written into labels.
  var innerEdgeCount: Int {
    let blockOfNode = units.unitOfNode.map { $0 < 0 ? -1 : blockOfUnit[Int($0)] }
    return units.graph.edges.count { edge in
      let tail = blockOfNode[Int(units.graph.tail(of: edge).index)]
      return tail < 0 || tail == blockOfNode[Int(units.graph.head(of: edge).index)]
    }
  }
}

/// Gathers what blocks use of each other. All blocks together take O(edges).
struct BlockUses {
  private let quotient: Quotient
  private var uses: [Quotient.Use] = []
  /// For each block its place among the uses at hand.
  private var places: [Int32]
  /// For each unit the last block that used it.
  private var lastUser: [Int32]
  private var lastRows: [Int32] = []
  private var adjoints: [Double]

  init(in quotient: Quotient) {
    self.quotient = quotient
    places = Array(repeating: -1, count: quotient.count)
    lastUser = Array(repeating: -1, count: quotient.units.count)
    adjoints = Array(repeating: 0, count: quotient.units.count)
  }

  /// - Parameter exit: of a block whose members use each other the one that counts; nil where there is none, and then
  ///   there are no partials.
  mutating func uses(by block: Int, isConnected: Bool, exit: Int32?) -> [Quotient.Use] {
    uses = quotient.operands[block].map { Quotient.Use(operand: $0) }
    lastRows = Array(repeating: -1, count: uses.count)
    for (place, use) in uses.enumerated() { places[Int(use.operand)] = Int32(truncatingIfNeeded: place) }
    var used: [Int32] = []
    if isConnected, let exit { adjoints[Int(exit)] = 1 }
    for unit in quotient.members[block].reversed() { add(unit, of: block, isConnected: isConnected, &used) }
    if isConnected { finish(used.sorted(), hasNumbers: exit != nil) }
    return uses
  }

  private mutating func add(_ unit: Int32, of block: Int, isConnected: Bool, _ used: inout [Int32]) {
    let units = quotient.units
    let adjoint = isConnected ? adjoints[Int(unit)] : 1
    adjoints[Int(unit)] = 0
    for position in units.operands.range(Int(unit)) {
      let operand = Int(units.operands.values[position])
      let partial = units.partials.isEmpty ? 0 : units.partials[position]
      let carried = partial == 0 || adjoint == 0 ? 0 : partial * adjoint
      let other = Int(quotient.blockOfUnit[operand])
      if other == block || isConnected { adjoints[operand] += carried }
      guard other != block else { continue }
      let place = Int(places[other])
      uses[place].edgeCount += Int(units.edgeCounts[position])
      uses[place].count += 1
      if !isConnected, !units.partials.isEmpty { uses[place].partials.append(partial) }
      if lastRows[place] != unit { uses[place].rows += 1 }
      lastRows[place] = unit
      guard Int(lastUser[operand]) != block else { continue }
      lastUser[operand] = Int32(truncatingIfNeeded: block)
      uses[place].columns += 1
      used.append(Int32(truncatingIfNeeded: operand))
    }
  }

  /// A block with one end has one row: its members are on the way.
  private mutating func finish(_ used: [Int32], hasNumbers: Bool) {
    for operand in used {
      let place = Int(places[Int(quotient.blockOfUnit[Int(operand)])])
      if hasNumbers, !quotient.units.partials.isEmpty { uses[place].partials.append(adjoints[Int(operand)]) }
      adjoints[Int(operand)] = 0
    }
    for place in uses.indices { (uses[place].rows, uses[place].count) = (1, uses[place].columns) }
  }
}
