/// Units put together into blocks, and which blocks use which.
struct Quotient {
  let units: UnitGraph
  /// For each unit its block; blocks are numbered by the first of their units.
  let blockOfUnit: [Int32]
  let count: Int
  /// For each block its units in order.
  let members: IndexRuns
  /// For each block the other blocks it uses, each once, in order.
  let operands: IndexRuns

  /// - Parameter keys: equal for units of one block.
  init(of units: UnitGraph, by keys: [Int32]) {
    self.units = units
    let (blocks, count) = Self.numbered(keys)
    blockOfUnit = blocks
    self.count = count
    let members = IndexRuns(positionsOf: blocks, count: count)
    self.members = members
    var operands = IndexRuns()
    var lastUser = [Int32](repeating: -1, count: count)
    for block in 0..<count {
      var used: [Int32] = []
      for unit in members[block] {
        for operand in units.operands[Int(unit)] {
          let other = blocks[Int(operand)]
          guard Int(other) != block, Int(lastUser[Int(other)]) != block else { continue }
          lastUser[Int(other)] = Int32(truncatingIfNeeded: block)
          used.append(other)
        }
      }
      for other in used.sorted() { operands.append(other) }
      operands.endRun()
    }
    self.operands = operands
  }

  private static func numbered(_ keys: [Int32]) -> (blocks: [Int32], count: Int) {
    var numbers = [Int32](repeating: -1, count: Int(keys.max() ?? -1) + 1)
    var count: Int32 = 0
    let blocks = keys.map { key in
      if numbers[Int(key)] < 0 {
        numbers[Int(key)] = count
        count += 1
      }
      return numbers[Int(key)]
    }
    return (blocks, Int(count))
  }

  var arcCount: Int { operands.values.count }

  /// Inputs and constants alone.
  func isLeaf(_ block: Int) -> Bool { members[block].allSatisfy { units.isLeaf(Int($0)) } }

  func isKept(_ block: Int, _ isKept: [Bool]) -> Bool { members[block].contains { isKept[Int($0)] } }

  /// The same units in other blocks, where each block's new key is given.
  func joined(by keys: [Int32]) -> Quotient {
    Quotient(of: units, by: blockOfUnit.map { keys[Int($0)] })
  }
}
