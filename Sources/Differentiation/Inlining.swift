import ComputationGraph

/// Writes intermediates out, so that expressions name nothing but inputs, constants and chosen nodes.
struct Inlining {
  private let graph: Graph
  /// The nodes whose names stay.
  private let kept: Set<NodeID>
  private var written: [SymbolicID?] = []

  init(of graph: Graph, keeping kept: Set<NodeID>) {
    self.graph = graph
    self.kept = kept
  }

  /// O(expressions that were not written out before), however deep.
  mutating func expression(_ root: SymbolicID, in store: inout SymbolicStore) -> SymbolicID {
    var stack = [root]
    while let next = stack.last {
      if known(next) != nil {
        stack.removeLast()
        continue
      }
      let parts = parts(of: next, &store)
      let missing = parts.filter { known($0) == nil }
      if missing.isEmpty {
        stack.removeLast()
        remember(rewritten(next, parts.compactMap { known($0) }, &store), for: next)
      } else {
        stack += missing
      }
    }
    return known(root) ?? root
  }

  /// The operands; of a name that is written out, those of its operation.
  private func parts(of id: SymbolicID, _ store: inout SymbolicStore) -> [SymbolicID] {
    guard case .node(let node) = store.kind(of: id) else { return store.operands(of: id) }
    return isWrittenOut(node) ? graph.operands(of: node).map { store.node($0) } : []
  }

  private func rewritten(_ id: SymbolicID, _ operands: [SymbolicID], _ store: inout SymbolicStore) -> SymbolicID {
    switch store.kind(of: id) {
    case .number: return id
    case .apply(let primitive): return store.exactly(primitive, operands)
    case .node(let node):
      guard isWrittenOut(node), case .primitive(let primitive) = graph.operation(of: node) else { return id }
      return store.exactly(primitive, operands)
    }
  }

  private func isWrittenOut(_ node: NodeID) -> Bool {
    guard case .primitive = graph.operation(of: node) else { return false }
    return !kept.contains(node)
  }

  private func known(_ id: SymbolicID) -> SymbolicID? {
    Int(id.index) < written.count ? written[Int(id.index)] : nil
  }

  private mutating func remember(_ expression: SymbolicID, for id: SymbolicID) {
    while written.count <= Int(id.index) { written.append(nil) }
    written[Int(id.index)] = expression
  }
}
