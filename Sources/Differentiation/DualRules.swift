import ComputationGraph
import Notation

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
