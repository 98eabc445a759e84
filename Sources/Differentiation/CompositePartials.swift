import ComputationGraph
import Notation

/// The partials of a composite in symbols: its result by what it uses from outside, all else outside held fast.
public struct CompositePartials: Sendable {
  /// By the node outside, in notation over the names of these and of the result; none where it is long.
  public private(set) var texts: [NodeID: String] = [:]

  /// Operations beyond which no derivative is short.
  private static let mostNodes = 40
  /// The same before it is simplified.
  private static let mostOperands = 400.0

  /// - Parameters:
  ///   - group: the composite, an index of the graph's groups.
  ///   - nodes: those of the composite, in evaluation order.
  ///   - longest: in characters.
  public init(
    of group: Int, through nodes: [NodeID], in graph: Graph, longest: Int = 60
  ) throws(SourceErrors) {
    if let known = try Self.textsOfTable(graph.groups[group], in: graph) {
      texts = known
    } else if nodes.count <= Self.mostNodes {
      try derive(graph.groups[group].result, through: nodes, in: graph, longest)
    }
  }

  /// As the table of primitives writes them, of a function that it has; nil of any other.
  private static func textsOfTable(_ group: Graph.Group, in graph: Graph) throws(SourceErrors) -> [NodeID: String]? {
    guard let id = Primitive.callable(group.function), case .each(let formulas) = Primitive[id].partials,
      formulas.count == group.arguments.count, Set(group.arguments).count == formulas.count
    else { return nil }
    var partials = SymbolicPartials(of: graph)
    let operands = group.arguments.map { partials.store.node($0) }
    let value = partials.store.node(group.result)
    var texts: [NodeID: String] = [:]
    for (slot, argument) in group.arguments.enumerated() {
      let partial = try partials.partial(of: id, slot: slot, operands, value: value)
      texts[argument] = partials.store.text(of: partial)
    }
    return texts
  }

  private mutating func derive(
    _ result: NodeID, through nodes: [NodeID], in graph: Graph, _ longest: Int
  ) throws(SourceErrors) {
    let inside = Set(nodes)
    let outside = Set(nodes.flatMap { graph.operands(of: $0) }).subtracting(inside)
    for kept in [outside.union([result]), outside] {
      var derivatives = SymbolicDerivatives(of: graph, wrt: kept.sorted())
      let adjoints = try derivatives.adjoints(of: result, through: nodes)
      for tail in outside where graph.isActive(tail) {
        guard let adjoint = adjoints[tail].map({ derivatives.written($0) }),
          derivatives.store.writtenSize(of: adjoint) < Self.mostOperands,
          let simplified = derivatives.simplified(adjoint),
          derivatives.store.writtenSize(of: simplified) <= Double(longest)
        else { continue }
        let text = derivatives.store.text(of: simplified)
        if text.count <= min(longest, texts[tail]?.count ?? .max) { texts[tail] = text }
      }
    }
  }
}

extension SymbolicDerivatives {
  /// Of nodes inside and of those that they use, by one reverse sweep that goes no farther.
  fileprivate mutating func adjoints(
    of result: NodeID, through nodes: [NodeID]
  ) throws(SourceErrors) -> [NodeID: SymbolicID] {
    var adjoints: [NodeID: SymbolicID] = [result: partials.number(1)]
    for node in nodes.reversed() {
      guard let adjoint = adjoints[node] else { continue }
      for edge in graph.edges(into: node) where graph.isActive(graph.tail(of: edge)) {
        let term = partials.multiplied(adjoint, try partials.partial(on: edge))
        let tail = graph.tail(of: edge)
        adjoints[tail] = adjoints[tail].map { partials.added($0, term) } ?? term
      }
    }
    return adjoints
  }
}
