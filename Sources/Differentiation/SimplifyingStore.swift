import ComputationGraph
import Notation

/// A store of expressions that applies the rules no reader would leave undone whenever it makes one: 1·x is x, x + 0
/// is x, numbers are added up, x^1 is x. Nothing is reordered.
protocol SimplifyingStore {
  associatedtype Expression: Equatable

  func numberValue(of id: Expression) -> Double?
  /// The operands of an expression that this primitive makes; nil for any other.
  func operands(of id: Expression, ifMadeBy primitive: PrimitiveID) -> [Expression]?
  /// Whether the number that a primitive gives on numbers stands in its place.
  func isFolded(_ id: PrimitiveID, _ numbers: [Double], to result: Double) -> Bool
  /// Whether (-a)·b is -(a·b), which is easier to read but shares less.
  var takesSignsOutOfProducts: Bool { get }

  mutating func number(_ value: Double) -> Expression
  mutating func apply(_ id: PrimitiveID, _ operands: [Expression]) -> Expression
}

extension SimplifyingStore {
  static var addition: PrimitiveID { Primitive.operator(.add) }
  static var multiplication: PrimitiveID { Primitive.operator(.multiply) }
  static var subtraction: PrimitiveID { Primitive.operator(.subtract) }
  static var division: PrimitiveID { Primitive.operator(.divide) }
  static var power: PrimitiveID { Primitive.operator(.power) }

  mutating func negated(_ a: Expression) -> Expression { apply(Primitive.negation, [a]) }

  /// A simpler expression in place of a primitive's; nil where there is none.
  mutating func simplified(_ id: PrimitiveID, _ operands: [Expression]) -> Expression? {
    let numbers = operands.map { numberValue(of: $0) }
    if let folded = folded(id, numbers) { return number(folded) }
    switch id {
    case Self.addition: return simplifiedSum(operands[0], operands[1], numbers)
    case Self.subtraction: return simplifiedDifference(operands[0], operands[1], numbers)
    case Self.multiplication: return simplifiedProduct(operands[0], operands[1], numbers)
    case Self.division:
      return numbers[1] == 1 || numbers[0] == 0 ? operands[0] : nil
    case Self.power:
      if numbers[1] == 1 { return operands[0] }
      return numbers[1] == 0 ? number(1) : nil
    case Primitive.negation: return operandOfNegation(operands[0])
    case Primitive.choice: return numbers[0].map { $0 != 0 ? operands[1] : operands[2] }
    default: return nil
    }
  }

  private func folded(_ id: PrimitiveID, _ numbers: [Double?]) -> Double? {
    let values = numbers.compactMap(\.self)
    guard values.count == numbers.count, !values.isEmpty else { return nil }
    let result = values.withUnsafeBufferPointer { Primitive[id].value($0) }
    return isFolded(id, values, to: result) ? result : nil
  }

  private func operandOfNegation(_ id: Expression) -> Expression? { operands(of: id, ifMadeBy: Primitive.negation)?[0] }

  private mutating func simplifiedSum(_ a: Expression, _ b: Expression, _ numbers: [Double?]) -> Expression? {
    if numbers[0] == 0 { return b }
    if numbers[1] == 0 { return a }
    if let inner = operandOfNegation(b) { return apply(Self.subtraction, [a, inner]) }
    return nil
  }

  private mutating func simplifiedDifference(
    _ a: Expression, _ b: Expression, _ numbers: [Double?]
  ) -> Expression? {
    if numbers[1] == 0 { return a }
    if numbers[0] == 0 { return negated(b) }
    if let inner = operandOfNegation(b) { return apply(Self.addition, [a, inner]) }
    return nil
  }

  private mutating func simplifiedProduct(_ a: Expression, _ b: Expression, _ numbers: [Double?]) -> Expression? {
    if numbers[0] == 0 || numbers[1] == 0 { return number(0) }
    if numbers[0] == 1 { return b }
    if numbers[1] == 1 { return a }
    if numbers[0] == -1 { return negated(b) }
    if numbers[1] == -1 { return negated(a) }
    guard takesSignsOutOfProducts else { return nil }
    if let inner = operandOfNegation(a) { return negated(apply(Self.multiplication, [inner, b])) }
    if let inner = operandOfNegation(b) { return negated(apply(Self.multiplication, [a, inner])) }
    return nil
  }
}
