import ComputationGraph
import Notation

/// Second derivatives of one output by pairs of variables.
public struct Hessian: Sendable, Equatable {
  public let of: NodeID
  public let wrt: [NodeID]
  public let values: [[Double]]
}

extension Evaluation {
  /// One Hessian–vector product for each variable, forward over reverse. O(variables · edges).
  ///
  /// Second partials come from the table's first ones, evaluated on dual numbers; at a kink they are those of the
  /// piece that ``Ties`` and the table choose.
  public func hessian(of output: NodeID, wrt variables: [NodeID]) throws(SourceErrors) -> Hessian {
    let rules = try DualRules()
    let rows = variables.map { variable -> [Double] in
      let row = adjointTangents(of: output, along: tangents(along: [variable: 1]).table, from: variable, rules)
      return variables.map { row[$0] }
    }
    return Hessian(of: output, wrt: variables, values: rows)
  }

  /// The derivative of every adjoint along a direction whose tangents are given.
  private func adjointTangents(
    of output: NodeID, along tangents: NodeTable<Double>, from seed: NodeID, _ rules: DualRules
  ) -> NodeTable<Double> {
    var adjoints = NodeTable<Double>(repeating: 0, count: graph.nodeCount)
    var derivatives = adjoints
    adjoints[output] = 1
    for node in graph.nodes.reversed() where adjoints[node] != 0 || derivatives[node] != 0 {
      guard case .primitive(let id) = graph.operation(of: node) else { continue }
      let tails = graph.operands(of: node)
      let operands = tails.map { Dual(values[$0], tangents[$0]) }
      let value = Dual(values[node], node == seed ? Self.localTangent(partials, tangents, node, graph) : tangents[node])
      for (slot, edge) in graph.edges(into: node).enumerated() where graph.isActive(graph.tail(of: edge)) {
        let change = rules.partialTangent(id, slot: slot, operands, value: value)
        let tail = graph.tail(of: edge)
        adjoints[tail] += Self.carried(partials[edge], adjoints[node])
        derivatives[tail] += Self.carried(partials[edge], derivatives[node]) + Self.carried(change, adjoints[node])
      }
    }
    return derivatives
  }

  /// What a seeded node's own operands would give it.
  private static func localTangent(
    _ partials: EdgeTable<Double>, _ tangents: NodeTable<Double>, _ node: NodeID, _ graph: Graph
  ) -> Double {
    graph.edges(into: node).reduce(0) { $0 + carried(partials[$1], tangents[graph.tail(of: $1)]) }
  }
}

/// A value and its derivative along one direction.
struct Dual: Sendable {
  var value: Double
  var tangent: Double

  init(_ value: Double, _ tangent: Double) {
    self.value = value
    self.tangent = tangent
  }
}

/// The partials of every primitive, evaluated on dual numbers.
struct DualRules {
  private let rules: CompiledRules

  init() throws(SourceErrors) { rules = try CompiledRules.all() }

  /// The derivative of the partial in a slot along the operands' tangents.
  func partialTangent(_ id: PrimitiveID, slot: Int, _ operands: [Dual], value: Dual) -> Double {
    switch rules.partials(of: id) {
    case .each(let formulas): evaluate(formulas[slot], operands, value, operands.count).tangent
    case .every(let formula): evaluate(formula, [operands[slot]], value, operands.count).tangent
    case .productOfOthers: Self.productTangent(besides: slot, operands)
    }
  }

  private static func productTangent(besides slot: Int, _ operands: [Dual]) -> Double {
    var product = Dual(1, 0)
    for (index, operand) in operands.enumerated() where index != slot {
      product = Dual(
        product.value * operand.value, product.tangent * operand.value + product.value * operand.tangent)
    }
    return product.tangent
  }

  private func evaluate(_ formula: Formula, _ operands: [Dual], _ value: Dual, _ count: Int) -> Dual {
    var stack: [Dual] = []
    for instruction in formula.instructions {
      switch instruction {
      case .number(let number): stack.append(Dual(number, 0))
      case .operand(let slot): stack.append(slot < operands.count ? operands[slot] : Dual(.nan, 0))
      case .value: stack.append(value)
      case .count: stack.append(Dual(Double(count), 0))
      case .pi: stack.append(Dual(.pi, 0))
      case .apply(let id, let arity):
        let arguments = Array(stack.suffix(arity))
        stack.removeLast(min(arity, stack.count))
        stack.append(apply(id, arguments))
      }
    }
    return stack.last ?? Dual(.nan, .nan)
  }

  private func apply(_ id: PrimitiveID, _ arguments: [Dual]) -> Dual {
    let values = arguments.map(\.value)
    return values.withUnsafeBufferPointer { buffer in
      let value = Formula.apply(id, buffer)
      var tangent = 0.0
      for (slot, argument) in arguments.enumerated() where argument.tangent != 0 {
        tangent += Evaluation.carried(rules.partial(id, slot: slot, buffer, value: value), argument.tangent)
      }
      return Dual(value, tangent)
    }
  }
}
