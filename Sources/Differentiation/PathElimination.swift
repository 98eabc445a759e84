import ComputationGraph
import HeapModule
import Notation

/// Eliminates the nodes of a passage until one edge from its source to its target is left.
struct PathElimination {
  private var into: [NodeID: [NodeID: SymbolicID]] = [:]
  private var outOf: [NodeID: Set<NodeID>] = [:]
  private let source: NodeID
  private let target: NodeID

  private struct Cost: Comparable {
    let products: Int
    let node: NodeID

    static func < (a: Self, b: Self) -> Bool { (a.products, a.node) < (b.products, b.node) }
  }

  init(of passage: Passage, partials: inout SymbolicPartials) throws(SourceErrors) {
    source = passage.source
    target = passage.target
    for node in passage.nodes where node != passage.source {
      for edge in passage.edges(into: node) {
        connect(passage.graph.tail(of: edge), node, try partials.partial(on: edge), &partials)
      }
    }
  }

  private mutating func connect(
    _ tail: NodeID, _ head: NodeID, _ partial: SymbolicID, _ partials: inout SymbolicPartials
  ) {
    let known = into[head]?[tail]
    into[head, default: [:]][tail] = known.map { partials.added($0, partial) } ?? partial
    outOf[tail, default: []].insert(head)
  }

  /// O(products · log nodes). Nil where the passage is so tangled that more than a million products would be made.
  mutating func run(_ store: inout SymbolicStore) -> SymbolicID? {
    var queue = Heap(into.keys.filter { $0 != target }.sorted().map { Cost(products: cost(of: $0), node: $0) })
    var budget = 1_000_000
    while let next = queue.popMin() {
      guard into[next.node] != nil else { continue }
      let cost = cost(of: next.node)
      if cost > next.products {
        queue.insert(Cost(products: cost, node: next.node))
        continue
      }
      budget -= cost
      guard budget >= 0 else { return nil }
      let touched = eliminate(next.node, &store)
      for node in touched where node != target && node != source {
        queue.insert(Cost(products: self.cost(of: node), node: node))
      }
    }
    return into[target]?[source]
  }

  private func cost(of node: NodeID) -> Int { (into[node]?.count ?? 0) * (outOf[node]?.count ?? 0) }

  /// Joins every edge into the node with every edge out of it.
  private mutating func eliminate(_ node: NodeID, _ store: inout SymbolicStore) -> Set<NodeID> {
    let incoming = (into.removeValue(forKey: node) ?? [:]).sorted { $0.key < $1.key }
    let outgoing = (outOf.removeValue(forKey: node) ?? []).sorted()
    for head in outgoing {
      guard let last = into[head]?.removeValue(forKey: node) else { continue }
      for (tail, first) in incoming {
        let product = store.product(first, last)
        let known = into[head]?[tail]
        into[head, default: [:]][tail] = known.map { store.sum($0, product) } ?? product
        outOf[tail, default: []].insert(head)
      }
    }
    for (tail, _) in incoming { outOf[tail]?.remove(node) }
    return Set(incoming.map(\.key)).union(outgoing)
  }
}
