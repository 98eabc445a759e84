import Notation

/// A partial of the table compiled for evaluation: notation in postfix order over the operands `x`, `y`, `z`, the
/// primitive's value `v` and the number of operands `n`.
///
/// A product with a zero factor is 0 whatever the other factor, as on a path: `y*x^(y - 1)` at x = 0, y = 0 is 0.
public struct Formula: Sendable {
  public enum Instruction: Sendable {
    case number(Double)
    case operand(Int)
    case value
    case count
    case pi
    case apply(PrimitiveID, operands: Int)
  }

  public let instructions: [Instruction]

  /// - Parameter text: notation that calls only primitives and names only `x`, `y`, `z`, `v`, `n` and `pi`.
  public init(parsing text: String) throws(SourceErrors) {
    let program = try Program(parsing: "partial = " + text, named: "table of primitives")
    var instructions: [Instruction] = []
    for index in 0..<program.expressions.count {
      let id = ExpressionID(index: Int32(truncatingIfNeeded: index))
      guard let instruction = Self.instruction(for: id, in: program) else {
        let what = SourceError.What("a partial may use only operands and primitives")
        throw SourceErrors(errors: [SourceError(what, at: program.expressions.range(of: id))], source: program.source)
      }
      instructions.append(instruction)
    }
    self.instructions = instructions
  }

  private static func instruction(for id: ExpressionID, in program: Program) -> Instruction? {
    switch program.expressions.kind(of: id) {
    case .number(let number): .number(number)
    case .name(let name): variable(program.name(name))
    case .negate: Primitive.named("neg").map { .apply($0, operands: 1) }
    case .binary(let symbol): .apply(Primitive.operator(symbol), operands: 2)
    case .call(let name):
      Primitive.callable(program.name(name)).map {
        .apply($0, operands: program.expressions.operands(of: id).count)
      }
    case .missing: nil
    }
  }

  private static func variable(_ name: String) -> Instruction? {
    switch name {
    case "x": .operand(0)
    case "y": .operand(1)
    case "z": .operand(2)
    case "v": .value
    case "n": .count
    case "pi": .pi
    default: nil
    }
  }

  /// Evaluates at operands and the value they give. O(instructions).
  public func callAsFunction(_ operands: UnsafeBufferPointer<Double>, value: Double, count: Int) -> Double {
    if instructions.count == 1 { return leaf(instructions[0], operands, value, count) }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: instructions.count) { stack in
      var top = 0
      for instruction in instructions {
        if case .apply(let id, let arity) = instruction {
          top -= arity
          stack[top] = Self.apply(id, UnsafeBufferPointer(rebasing: stack[top..<top + arity]))
        } else {
          stack[top] = leaf(instruction, operands, value, count)
        }
        top += 1
      }
      return top == 0 ? .nan : stack[0]
    }
  }

  private func leaf(
    _ instruction: Instruction, _ operands: UnsafeBufferPointer<Double>, _ value: Double, _ count: Int
  ) -> Double {
    switch instruction {
    case .number(let number): number
    case .operand(let slot): slot < operands.count ? operands[slot] : .nan
    case .value: value
    case .count: Double(count)
    case .pi: .pi
    case .apply(let id, _): Self.apply(id, UnsafeBufferPointer(start: nil, count: 0))
    }
  }

  /// A primitive's value by the rule for products that formulas go by.
  public static func apply(_ id: PrimitiveID, _ operands: UnsafeBufferPointer<Double>) -> Double {
    if id == multiplication, operands[0] == 0 || operands[1] == 0 { return 0 }
    return Primitive[id].value(operands)
  }

  private static let multiplication = Primitive.operator(.multiply)
}
