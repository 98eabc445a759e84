import ComputationGraph
import Notation

extension NumberEvaluation {
  /// Second derivatives of one output, forward over reverse as in doubles. O(variables · edges).
  public func hessian(of output: NodeID, wrt variables: [NodeID]) throws(SourceErrors) -> [[Number]] {
    var rows: [[Number]] = []
    for variable in variables {
      let tangents = try tangents(along: [variable: .one])
      let row = try adjointTangents(of: output, along: tangents, from: variable)
      rows.append(variables.map { row[$0] })
    }
    return rows
  }

  private func adjointTangents(
    of output: NodeID, along tangents: NodeTable<Number>, from seed: NodeID
  ) throws(SourceErrors) -> NodeTable<Number> {
    let adjoints = try adjoints(of: output)
    var derivatives = NodeTable<Number>(repeating: .zero, count: graph.nodeCount)
    for node in graph.nodes.reversed() where !adjoints[node].isZero || !derivatives[node].isZero {
      guard case .primitive(let id) = graph.operation(of: node) else { continue }
      let operands = graph.operands(of: node).map { NumberDual(values[$0], tangents[$0]) }
      let value = NumberDual(values[node], node == seed ? localTangent(tangents, node) : tangents[node])
      for (slot, edge) in graph.edges(into: node).enumerated() where graph.isActive(graph.tail(of: edge)) {
        let tail = graph.tail(of: edge)
        let change = rules.partialTangent(id, slot: slot, operands, value: value) ?? .zero
        let partial = partials[edge] ?? .zero
        derivatives[tail] =
          derivatives[tail] + .carried(partial, derivatives[node]) + .carried(change, adjoints[node])
      }
    }
    return derivatives
  }

  /// What a seeded node's own operands would give it.
  private func localTangent(_ tangents: NodeTable<Number>, _ node: NodeID) -> Number {
    graph.edges(into: node).reduce(.zero) { $0 + .carried(partials[$1] ?? .zero, tangents[graph.tail(of: $1)]) }
  }
}

/// A value and its derivative along one direction; nil where there is none.
struct NumberDual<Number: NumberSystem> {
  let value: Number?
  let tangent: Number?

  init(_ value: Number?, _ tangent: Number?) {
    self.value = value
    self.tangent = tangent
  }

  var outcome: Result<Number, NumberFailure> { value.map { .success($0) } ?? .failure(.outsideDomain) }
}

extension NumberRules {
  /// The derivative of the partial in a slot along the operands' tangents; nil where it has no value.
  func partialTangent(
    _ id: PrimitiveID, slot: Int, _ operands: [NumberDual<Number>], value: NumberDual<Number>
  ) -> Number? {
    switch compiled.partials(of: id) {
    case .each(let formulas): return evaluate(formulas[slot], operands, value, operands.count).tangent
    case .every(let formula): return evaluate(formula, [operands[slot]], value, operands.count).tangent
    case .productOfOthers:
      var others = operands
      others.remove(at: slot)
      return apply(Primitive.product, others).tangent
    }
  }

  private func evaluate(
    _ formula: Formula, _ operands: [NumberDual<Number>], _ value: NumberDual<Number>, _ count: Int
  ) -> NumberDual<Number> {
    var stack: [NumberDual<Number>] = []
    for instruction in formula.instructions {
      switch instruction {
      case .number(let number): stack.append(NumberDual(Number(literal: number, writtenAs: nil), .zero))
      case .operand(let slot): stack.append(slot < operands.count ? operands[slot] : NumberDual(nil, nil))
      case .value: stack.append(value)
      case .count: stack.append(NumberDual(Number(whole: count), .zero))
      case .pi: stack.append(NumberDual(try? Number.pi(), .zero))
      case .apply(let id, let arity):
        let arguments = Array(stack.suffix(arity))
        stack.removeLast(min(arity, stack.count))
        stack.append(apply(id, arguments))
      }
    }
    return stack.last ?? NumberDual(nil, nil)
  }

  private func apply(_ id: PrimitiveID, _ arguments: [NumberDual<Number>]) -> NumberDual<Number> {
    let operands = arguments.map(\.outcome)
    let isZeroProduct = id == Primitive.operator(.multiply) && operands.contains(.success(.zero))
    let value = isZeroProduct ? .success(.zero) : self.value(of: id, operands)
    let partials = self.partials(of: id, operands, value: value, ties: .both) { arguments[$0].tangent?.isZero != true }
    var tangent: Number? = .zero
    for (partial, argument) in zip(partials, arguments) where argument.tangent?.isZero != true {
      guard let sum = tangent, let partial = try? partial.get() else { return NumberDual(try? value.get(), nil) }
      if partial.isZero { continue }
      tangent = argument.tangent.map { sum + .carried(partial, $0) }
    }
    return NumberDual(try? value.get(), tangent)
  }
}
