extension Quotient {
  /// Blocks that use one another in a ring as one block, so that what is left has an order. Tarjan's strong components,
  /// with a stack of its own. O(arcs).
  func withoutCycles() -> Quotient {
    joined(by: ComponentSearch.components(of: operands))
  }
}

struct ComponentSearch {
  private var components: [Int32]
  private let operands: IndexRuns
  private var order: [Int32]
  private var lowest: [Int32]
  private var open: [Int32] = []
  private var visited: Int32 = 0
  private var found: Int32 = 0

  /// For each block the number of its ring; what a block uses has no higher one.
  static func components(of operands: IndexRuns) -> [Int32] {
    var search = ComponentSearch(operands)
    for root in 0..<operands.count where search.order[root] < 0 { search.visit(root) }
    return search.components
  }

  private init(_ operands: IndexRuns) {
    self.operands = operands
    components = Array(repeating: -1, count: operands.count)
    order = components
    lowest = components
  }

  private mutating func visit(_ root: Int) {
    var stack: [(block: Int, next: Int)] = []
    enter(root, &stack)
    while let (block, next) = stack.last {
      let range = operands.range(block)
      if range.lowerBound + next < range.upperBound {
        stack[stack.count - 1].next += 1
        let operand = Int(operands.values[range.lowerBound + next])
        if order[operand] < 0 {
          enter(operand, &stack)
        } else if components[operand] < 0 {
          lowest[block] = min(lowest[block], order[operand])
        }
      } else {
        stack.removeLast()
        if let around = stack.last?.block { lowest[around] = min(lowest[around], lowest[block]) }
        if lowest[block] == order[block] { close(block) }
      }
    }
  }

  private mutating func enter(_ block: Int, _ stack: inout [(block: Int, next: Int)]) {
    order[block] = visited
    lowest[block] = visited
    visited += 1
    open.append(Int32(truncatingIfNeeded: block))
    stack.append((block, 0))
  }

  private mutating func close(_ block: Int) {
    while let last = open.popLast() {
      components[Int(last)] = found
      if Int(last) == block { break }
    }
    found += 1
  }
}
