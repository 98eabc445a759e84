import ComputationGraph

/// Which composites a figure draws closed: as one node, with everything inside out of sight.
struct ClosedComposites {
  private let graph: Graph
  /// For each group the outermost closed one around it, itself included, or -1.
  private let outermost: [Int32]

  init(of graph: Graph, _ options: FigureOptions) {
    self.graph = graph
    var outermost: [Int32] = []
    var levels: [Int] = []
    outermost.reserveCapacity(graph.groups.count)
    for (index, group) in graph.groups.enumerated() {
      let level = group.parent.map { levels[$0] + 1 } ?? 0
      levels.append(level)
      let around = group.parent.map { outermost[$0] } ?? -1
      let isOpen = options.opens(index, named: group.function, level: level)
      outermost.append(around >= 0 ? around : isOpen ? -1 : Int32(truncatingIfNeeded: index))
    }
    self.outermost = outermost
  }

  /// The outermost closed composite around a node.
  func group(around node: NodeID) -> Int? {
    guard let group = graph.group(of: node), outermost[group] >= 0 else { return nil }
    return Int(outermost[group])
  }

  /// Whether the node is inside of a closed composite and is not what it gives.
  func hides(_ node: NodeID) -> Bool { group(around: node).map { graph.groups[$0].result != node } ?? false }

  /// What each closed composite stands for, in evaluation order.
  var nodes: [Int: [NodeID]] {
    guard !outermost.isEmpty else { return [:] }
    var nodes: [Int: [NodeID]] = [:]
    for node in graph.nodes {
      if let group = group(around: node) { nodes[group, default: []].append(node) }
    }
    return nodes
  }
}

extension FigureOptions {
  /// Whether a composite is drawn open where everything around it is.
  fileprivate func opens(_ group: Int, named function: String, level: Int) -> Bool {
    if let openedGroups { return openedGroups.contains(group) }
    return level < depth || expanded.contains("all") || expanded.contains(function)
  }
}
