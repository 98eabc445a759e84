import ComputationGraph

extension Graph {
  /// The operations that have statements of their own; those on constants alone stand in their users'. O(edges).
  func tracedOperations(in order: Trace.Order) -> [NodeID] {
    let operations = nodes.filter { primitive(of: $0) != nil && !isFoldable($0) }
    switch order {
    case .evaluation: return operations
    case .levels: return LevelOrder(of: self, operations).sorted
    }
  }
}

/// Operations by statement of the program, and by level in each.
private struct LevelOrder {
  private let graph: Graph
  private var levels: NodeTable<Int32>
  private(set) var sorted: [NodeID] = []

  init(of graph: Graph, _ operations: [NodeID]) {
    self.graph = graph
    levels = NodeTable(repeating: 0, count: graph.nodeCount)
    sorted.reserveCapacity(operations.count)
    var start = 0
    for (position, node) in operations.enumerated() {
      let isLast = graph.isNamedByProgram[Int(node.index)] || position + 1 == operations.count
      guard isLast else { continue }
      appendStatement(operations[start...position])
      start = position + 1
    }
  }

  private mutating func appendStatement(_ statement: ArraySlice<NodeID>) {
    guard statement.count > 1, let first = statement.first else {
      sorted += statement
      return
    }
    var counts: [Int] = []
    for node in statement {
      var level: Int32 = 0
      for operand in graph.operands(of: node) where operand >= first { level = max(level, levels[operand] + 1) }
      levels[node] = level
      while counts.count <= Int(level) { counts.append(0) }
      counts[Int(level)] += 1
    }
    var places = counts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    var ordered = Array(statement)
    for node in statement {
      ordered[places[Int(levels[node])]] = node
      places[Int(levels[node])] += 1
    }
    sorted += ordered
  }
}
