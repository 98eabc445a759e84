import ComputationGraph
import Notation

/// The values of a graph's nodes and the derivatives of some by others, as straight-line code.
public struct DerivativeCode: Sendable {
  public let graph: Graph
  public let outputs: [NodeID]
  public let variables: [NodeID]
  public private(set) var code: StraightLine
  /// What computes each node's value.
  public let values: NodeTable<InstructionID>
  /// A row for each output, a column for each variable.
  public private(set) var jacobian: [[InstructionID]] = []
  /// The derivative of the only output by every node, where that was asked for.
  public private(set) var adjoints: NodeTable<InstructionID>?
  /// For each instruction, what it is first of all.
  private var meanings: [Meaning] = []

  /// What an instruction computes, in terms of the graph.
  public enum Meaning: Sendable, Hashable {
    case value(NodeID)
    case derivative(of: NodeID, by: NodeID)
    /// A part of something.
    case none
  }

  /// Values as an evaluation computes them, and derivatives by reverse sweeps where outputs are no more than
  /// variables, by forward sweeps otherwise. O(sweeps · edges).
  ///
  /// - Parameter keepsAdjoints: whether ``adjoints`` is wanted; needs one output, and sweeps in reverse.
  public init(
    of graph: Graph, of outputs: [NodeID], wrt variables: [NodeID], ties: Ties = .both, keepsAdjoints: Bool = false
  ) throws(SourceErrors) {
    self.graph = graph
    self.outputs = outputs
    self.variables = variables
    code = try StraightLine()
    values = code.values(of: graph)
    let partials = try StraightLinePartials(of: graph, ties: ties)
    for node in graph.nodes { name(values[node], .value(node)) }
    if outputs.count <= variables.count || keepsAdjoints {
      sweepInReverse(partials, keepsAdjoints: keepsAdjoints && outputs.count == 1)
    } else {
      sweepForward(partials)
    }
  }

  public func meaning(of id: InstructionID) -> Meaning {
    Int(id.index) < meanings.count ? meanings[Int(id.index)] : .none
  }

  /// The first meaning stays, but a name of the program is better than one made.
  private mutating func name(_ id: InstructionID, _ meaning: Meaning) {
    while meanings.count < code.count { meanings.append(.none) }
    switch (meanings[Int(id.index)], meaning) {
    case (.none, _): meanings[Int(id.index)] = meaning
    case (.value(let known), .value(let node)):
      let isBetter = graph.isNamedByProgram[Int(node.index)] && !graph.isNamedByProgram[Int(known.index)]
      if isBetter { meanings[Int(id.index)] = meaning }
    default: break
    }
  }

  // MARK: Sweeps

  private mutating func sweepInReverse(_ partials: StraightLinePartials, keepsAdjoints: Bool) {
    let isCertain = nodesComputedAnyway()
    for output in outputs {
      var adjoints = [InstructionID?](repeating: nil, count: graph.nodeCount)
      adjoints[Int(output.index)] = code.number(1)
      for node in graph.nodes[...Int(output.index)].reversed() {
        guard let adjoint = adjoints[Int(node.index)], code.numberValue(of: adjoint) != 0 else { continue }
        name(adjoint, .derivative(of: output, by: node))
        guard graph.isActive(node), case .primitive(let id) = graph.operation(of: node) else { continue }
        let row = partials.partials(of: node, id, values, &code)
        for (tail, partial) in zip(graph.operands(of: node), row) {
          guard let partial else { continue }
          let term = carried(partial, adjoint, isCertain: isCertain[node])
          adjoints[Int(tail.index)] = adjoints[Int(tail.index)].map { code.sum($0, term) } ?? term
        }
      }
      let zero = code.number(0)
      jacobian.append(variables.map { adjoints[Int($0.index)] ?? zero })
      if keepsAdjoints { self.adjoints = NodeTable(adjoints.map { $0 ?? zero }) }
    }
  }

  /// A partial in a branch of `if` that is not taken may be infinite; what it is multiplied with is 0 then.
  private mutating func carried(
    _ partial: InstructionID, _ adjoint: InstructionID, isCertain: Bool
  ) -> InstructionID {
    let product = code.product(adjoint, partial)
    let isNumber = code.numberValue(of: partial) != nil || code.numberValue(of: adjoint) != nil
    return isCertain || isNumber || code.isSwitch(adjoint) ? product : code.chosen(if: adjoint, product)
  }

  /// The nodes that outputs need whichever branches of `if` are taken.
  private func nodesComputedAnyway() -> NodeTable<Bool> {
    var isCertain = NodeTable(repeating: false, count: graph.nodeCount)
    for output in outputs { isCertain[output] = true }
    for node in graph.nodes.reversed() where isCertain[node] {
      let isChoice = graph.operation(of: node) == .primitive(Primitive.choice)
      for operand in graph.operands(of: node).prefix(isChoice ? 1 : .max) { isCertain[operand] = true }
    }
    return isCertain
  }

  private mutating func sweepForward(_ partials: StraightLinePartials) {
    jacobian = outputs.map { _ in [] }
    let last = outputs.max().map { Int($0.index) } ?? -1
    for variable in variables {
      var tangents = [InstructionID?](repeating: nil, count: graph.nodeCount)
      tangents[Int(variable.index)] = code.number(1)
      for node in graph.nodes[...last] where node > variable {
        guard graph.operands(of: node).contains(where: { tangents[Int($0.index)] != nil }) else { continue }
        guard case .primitive(let id) = graph.operation(of: node) else { continue }
        let tangent = self.tangent(of: node, partials.partials(of: node, id, values, &code), tangents)
        if code.numberValue(of: tangent) == 0 { continue }
        tangents[Int(node.index)] = tangent
        name(tangent, .derivative(of: node, by: variable))
      }
      let zero = code.number(0)
      for (row, output) in outputs.enumerated() { jacobian[row].append(tangents[Int(output.index)] ?? zero) }
    }
  }

  private mutating func tangent(
    of node: NodeID, _ partials: [InstructionID?], _ tangents: [InstructionID?]
  ) -> InstructionID {
    var sum = code.number(0)
    for (tail, partial) in zip(graph.operands(of: node), partials) {
      guard let partial, let tangent = tangents[Int(tail.index)] else { continue }
      sum = code.sum(sum, code.product(partial, tangent))
    }
    return sum
  }
}
