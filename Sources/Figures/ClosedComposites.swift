import ComputationGraph

/// Which composites a figure draws closed: as one node, with everything inside out of sight.
struct ClosedComposites {
  private let graph: Graph
  /// For each group the outermost closed one around it, itself included, or -1.
  private let outermost: [Int32]

  init(of graph: Graph, _ options: FigureOptions) {
    self.init(of: graph) { options.opens($0, named: graph.groups[$0].function, level: $1) }
  }

  /// With every one closed.
  init(closing graph: Graph) {
    self.init(of: graph) { _, _ in false }
  }

  private init(of graph: Graph, isOpen: (_ group: Int, _ level: Int) -> Bool) {
    self.graph = graph
    var outermost: [Int32] = []
    var levels: [Int] = []
    outermost.reserveCapacity(graph.groups.count)
    for (index, group) in graph.groups.enumerated() {
      let level = group.parent.map { levels[$0] + 1 } ?? 0
      levels.append(level)
      let around = group.parent.map { outermost[$0] } ?? -1
      outermost.append(around >= 0 ? around : isOpen(index, level) ? -1 : Int32(truncatingIfNeeded: index))
    }
    self.outermost = outermost
  }

  /// How many of those that nothing closed is around are closed here.
  var openCount: Int { outermost.count { $0 < 0 } }

  /// The outermost closed composite around a node.
  func group(around node: NodeID) -> Int? {
    guard let group = graph.group(of: node), outermost[group] >= 0 else { return nil }
    return Int(outermost[group])
  }

  /// Whether the node is inside of a closed composite and is not what it gives.
  func hides(_ node: NodeID) -> Bool { group(around: node).map { graph.groups[$0].result != node } ?? false }

  /// Whether a node is drawn, as one of its own or for its composite.
  func shows(_ node: NodeID, _ options: FigureOptions, _ outputs: Set<NodeID>) -> Bool {
    if let group = group(around: node) { return graph.groups[group].result == node }
    return options.showsConstants || !graph.isFoldable(node) || outputs.contains(node)
  }

  /// Whether a drawing of every node, or of those with names where these are asked for, would have too many.
  func isLarge(_ options: FigureOptions, _ outputs: Set<NodeID>) -> Bool {
    var nodes = 0
    var edges = 0
    for node in graph.nodes where shows(node, options, outputs) {
      let isPassedOver = options.showsOnlyNames && graph.primitive(of: node) != nil && !isNamed(node)
      if !isPassedOver { nodes += 1 }
      edges += graph.edgeRange(into: node).count
      if nodes > options.maximumNodeCount || edges > Self.mostEdges { return true }
    }
    return false
  }

  static let mostEdges = 2000

  private func isNamed(_ node: NodeID) -> Bool { graph.isNamedByProgram[Int(node.index)] }

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
