import ComputationGraph
import Notation

/// The value of every node and the partial on every edge as straight-line code: what any sweep needs, at any point.
public struct LinearizationCode: Sendable {
  public let graph: Graph
  public private(set) var code: StraightLine
  /// What computes each node's value.
  public let values: NodeTable<InstructionID>
  /// What computes each edge's partial: 0 where no input reaches the edge.
  public private(set) var partials: EdgeTable<InstructionID>
  /// The nodes that have kinks, in evaluation order.
  public private(set) var kinks: [Kink] = []

  /// Where a node is not differentiable.
  public struct Kink: Sendable, Hashable {
    public let node: NodeID
    /// What is not 0 at such a point, and only there.
    public let condition: InstructionID
  }

  /// O(edges).
  public init(of graph: Graph, ties: Ties = .both) throws(SourceErrors) {
    self.graph = graph
    code = try StraightLine()
    values = code.values(of: graph)
    let zero = code.number(0)
    partials = EdgeTable(repeating: zero, count: graph.edgeCount)
    let rules = try StraightLinePartials(of: graph, ties: ties)
    for node in graph.nodes where graph.isActive(node) {
      guard case .primitive(let id) = graph.operation(of: node) else { continue }
      for (edge, partial) in zip(graph.edges(into: node), rules.partials(of: node, id, values, &code)) {
        partials[edge] = partial ?? zero
      }
    }
    try addKinks()
  }

  private mutating func addKinks() throws(SourceErrors) {
    let rules = try CompiledRules(for: graph)
    for node in graph.nodes where graph.isActive(node) {
      guard case .primitive(let id) = graph.operation(of: node), rules.hasKinks(id) else { continue }
      let operands = graph.operands(of: node).map { values[$0] }
      let isExtremum = id == Primitive.maximum || id == Primitive.minimum
      let condition = isExtremum ? tie(of: operands, at: node) : kink(rules.kinks(of: id), operands, at: node)
      if code.numberValue(of: condition) != 0 { kinks.append(Kink(node: node, condition: condition)) }
    }
  }

  /// Whether more than one operand has the node's value.
  private mutating func tie(of operands: [InstructionID], at node: NodeID) -> InstructionID {
    var count = code.number(0)
    for operand in operands {
      count = code.sum(count, code.apply(Primitive.operator(.equal), [operand, values[node]]))
    }
    return code.apply(Primitive.operator(.greater), [count, code.number(1)])
  }

  private mutating func kink(
    _ kinks: [CompiledRules.CompiledKink], _ operands: [InstructionID], at node: NodeID
  ) -> InstructionID {
    var condition = code.number(0)
    for kink in kinks {
      let distance = code.instantiate(kink.zero, operands, value: values[node], count: operands.count)
      condition = code.sum(condition, code.apply(Primitive.operator(.equal), [distance, code.number(0)]))
    }
    return condition
  }
}
