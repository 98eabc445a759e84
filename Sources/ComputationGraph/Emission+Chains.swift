import Notation

extension Emission {
  /// Merges chains of `+` and of `*`, as written from left to right, into `sum` and `prod` nodes. A link with a name
  /// or another use stays a node of its own. O(nodes and edges).
  ///
  /// - Returns: which nodes have gone into others.
  mutating func mergeChains(keeping named: [Int32]) -> [Bool] {
    var isInner = [Bool](repeating: false, count: count)
    for node in 0..<count where chainTarget(of: node) != nil {
      guard let first = operands(of: Int32(node)).first else { continue }
      isInner[Int(first)] = operations[Int(first)] == operations[node] && groups[Int(first)] == groups[node]
    }
    for node in named where node >= 0 { isInner[Int(node)] = false }
    for (node, uses) in useCounts().enumerated() where uses != 1 { isInner[node] = false }
    rebuildOperands(isInner)
    return isInner
  }

  private func chainTarget(of node: Int) -> PrimitiveID? {
    guard case .primitive(let id) = operations[node] else { return nil }
    if id == Primitive.operator(.add) { return Primitive.named("sum") }
    if id == Primitive.operator(.multiply) { return Primitive.named("prod") }
    return nil
  }

  private func useCounts() -> [Int32] {
    var counts = [Int32](repeating: 0, count: count)
    for operand in operands { counts[Int(operand)] += 1 }
    return counts
  }

  private mutating func rebuildOperands(_ isInner: [Bool]) {
    var starts: [Int32] = [0]
    var flat: [Int32] = []
    var open: [Int32: [Int32]] = [:]
    for node in 0..<count {
      var list = Array(operands(of: Int32(node)))
      if let first = list.first, isInner[Int(first)], var longer = open.removeValue(forKey: first) {
        longer.append(contentsOf: list.dropFirst())
        list = longer
      }
      if isInner[node] {
        open[Int32(node)] = list
      } else {
        if list.count > 2, let target = chainTarget(of: node) { operations[node] = .primitive(target) }
        flat.append(contentsOf: list)
      }
      starts.append(Int32(truncatingIfNeeded: flat.count))
    }
    replaceOperands(flat, starts: starts)
  }
}
