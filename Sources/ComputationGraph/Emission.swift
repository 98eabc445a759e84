import Notation

/// Nodes in the order they are met, before leaves are moved to the front.
struct Emission {
  var operations: [Operation] = []
  var literals: [Double] = []
  var ranges: [SourceRange] = []
  var groups: [Int32] = []
  var names: [String?] = []
  var operandStarts: [Int32] = [0]
  var operands: [Int32] = []
  private var known = NodeIndex()

  var count: Int { operations.count }

  mutating func append(
    _ operation: Operation, operands: [Int32] = [], literal: Double = 0, name: String? = nil, group: Int32,
    at range: SourceRange
  ) -> Int32 {
    operations.append(operation)
    literals.append(literal)
    ranges.append(range)
    groups.append(group)
    names.append(name)
    self.operands.append(contentsOf: operands)
    operandStarts.append(Int32(truncatingIfNeeded: self.operands.count))
    return Int32(truncatingIfNeeded: count - 1)
  }

  /// Appends a node unless an equal one stands in the same composite already.
  mutating func appendShared(
    _ operation: Operation, operands: [Int32], literal: Double = 0, group: Int32, at range: SourceRange
  ) -> Int32 {
    var isCommutative = false
    if case .primitive(let id) = operation { isCommutative = Primitive[id].isCommutative }
    let ordered = isCommutative ? operands.sorted() : operands
    var hasher = Hasher()
    hasher.combine(operation)
    hasher.combine(literal.bitPattern)
    hasher.combine(group)
    for operand in ordered { hasher.combine(operand) }
    let hash = hasher.finalize()
    let known = known.node(hash: hash) { node in
      let index = Int(node)
      guard operations[index] == operation, groups[index] == group else { return false }
      let mine = self.operands(of: node)
      return literals[index].bitPattern == literal.bitPattern
        && (isCommutative ? mine.sorted() == ordered : mine.elementsEqual(ordered))
    }
    if let known { return known }
    let node = append(operation, operands: operands, literal: literal, group: group, at: range)
    self.known.insert(node, hash: hash)
    return node
  }

  mutating func replaceOperands(_ operands: [Int32], starts: [Int32]) {
    self.operands = operands
    operandStarts = starts
  }

  func operands(of node: Int32) -> ArraySlice<Int32> {
    operands[Int(operandStarts[Int(node)])..<Int(operandStarts[Int(node) + 1])]
  }

  /// Takes back every node from `count` on.
  mutating func truncate(to count: Int) {
    operations.removeSubrange(count...)
    literals.removeSubrange(count...)
    ranges.removeSubrange(count...)
    groups.removeSubrange(count...)
    names.removeSubrange(count...)
    operandStarts.removeSubrange((count + 1)...)
    operands.removeSubrange(Int(operandStarts[count])...)
  }

  /// The value of a node that only constants reach.
  func constantValue(of root: Int32, from start: Int) -> Double {
    guard Int(root) >= start else { return literals[Int(root)] }
    var values: [Double] = []
    for node in start..<count {
      if case .primitive(let id) = operations[node] {
        let arguments = operands(of: Int32(node)).map { operand in
          Int(operand) >= start ? values[Int(operand) - start] : literals[Int(operand)]
        }
        values.append(arguments.withUnsafeBufferPointer { Primitive[id].value($0) })
      } else {
        values.append(literals[node])
      }
    }
    return values[Int(root) - start]
  }
}
