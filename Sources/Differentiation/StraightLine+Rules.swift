import ComputationGraph
import Notation

/// The rules that formulas and sweeps go by. Those beyond a ``SimplifyingStore``'s keep what a branch of `if` may make
/// infinite out of sums: a factor that is 1 or 0 becomes a choice, and a choice swallows the factors beside it.
extension StraightLine: SimplifyingStore {
  var takesSignsOutOfProducts: Bool { false }

  func numberValue(of id: InstructionID) -> Double? {
    if case .number(let value) = kind(of: id) { value } else { nil }
  }

  func operands(of id: InstructionID, ifMadeBy primitive: PrimitiveID) -> [InstructionID]? {
    kind(of: id) == .apply(primitive) ? Array(operands(of: id)) : nil
  }

  /// Always: the code would compute the same number.
  func isFolded(_ id: PrimitiveID, _ numbers: [Double], to result: Double) -> Bool { result.isFinite }

  mutating func number(_ value: Double) -> InstructionID { intern(.number(value == 0 ? 0 : value)) }

  mutating func apply(_ id: PrimitiveID, _ operands: [InstructionID]) -> InstructionID {
    if let simpler = simplified(id, operands) { return simpler }
    switch id {
    case Self.addition: if let choice = choiceOfTerms(operands) { return choice }
    case Self.multiplication:
      if let other = productAsChoice(operands) ?? negatedProduct(operands[0], operands[1]) { return other }
    case Primitive.choice: return choice(operands[0], operands[1], operands[2])
    case Self.inequality where isComparison(operands[0]) && numberValue(of: operands[1]) == 0: return operands[0]
    case Self.equality where isComparison(operands[0]) && numberValue(of: operands[1]) == 0:
      return choice(operands[0], number(0), number(1))
    default: break
    }
    return value(id, operands)
  }

  mutating func sum(_ a: InstructionID, _ b: InstructionID) -> InstructionID { apply(Self.addition, [a, b]) }

  mutating func product(_ a: InstructionID, _ b: InstructionID) -> InstructionID { apply(Self.multiplication, [a, b]) }

  /// Whether the value is 1 or 0.
  public func isComparison(_ id: InstructionID) -> Bool {
    if case .apply(let primitive) = kind(of: id) { Self.isComparison(primitive) } else { false }
  }

  static func isComparison(_ primitive: PrimitiveID) -> Bool {
    if case .infix(let symbol) = Primitive[primitive].form { symbol.isComparison } else { false }
  }

  /// Whether the instruction, as a factor, keeps the other from being computed where it is 0: a comparison, or a choice
  /// between 0 and something. One within the other is none, or a product would reach as deep as `if`s are nested.
  func isSwitch(_ id: InstructionID) -> Bool { isComparison(id) || switchedSlot(of: id) != nil }

  private func switchedSlot(of id: InstructionID) -> Int? {
    guard let branches = operands(of: id, ifMadeBy: Primitive.choice) else { return nil }
    return [1, 2].first { numberValue(of: branches[3 - $0]) == 0 && kind(of: branches[$0]) != .apply(Primitive.choice) }
  }

  /// A switch takes the other factor in, and a factor 1/b divides. Of two switches the first is outside.
  private mutating func productAsChoice(_ factors: [InstructionID]) -> InstructionID? {
    let pairs = [(factors[0], factors[1]), (factors[1], factors[0])]
    for (factor, other) in pairs {
      if isComparison(factor) { return chosen(if: factor, other) }
      guard let slot = switchedSlot(of: factor) else { continue }
      var branches = Array(operands(of: factor))
      branches[slot] = product(branches[slot], other)
      return apply(Primitive.choice, branches)
    }
    for (factor, other) in pairs {
      guard let fraction = operands(of: factor, ifMadeBy: Self.division) else { continue }
      if numberValue(of: fraction[0]) == 1 { return apply(Self.division, [other, fraction[1]]) }
    }
    return nil
  }

  /// (-a)·b where a·b is computed already.
  private mutating func negatedProduct(_ a: InstructionID, _ b: InstructionID) -> InstructionID? {
    let inner = [a, b].map { operands(of: $0, ifMadeBy: Primitive.negation)?[0] }
    guard inner[0] != nil || inner[1] != nil,
      let product = known(.apply(Self.multiplication), [inner[0] ?? a, inner[1] ?? b])
    else { return nil }
    return inner.contains(nil) ? negated(product) : product
  }

  /// Two terms of which a condition leaves one.
  private mutating func choiceOfTerms(_ terms: [InstructionID]) -> InstructionID? {
    guard let a = operands(of: terms[0], ifMadeBy: Primitive.choice),
      let b = operands(of: terms[1], ifMadeBy: Primitive.choice), a[0] == b[0]
    else { return nil }
    if numberValue(of: a[2]) == 0, numberValue(of: b[1]) == 0 { return apply(Primitive.choice, [a[0], a[1], b[2]]) }
    if numberValue(of: a[1]) == 0, numberValue(of: b[2]) == 0 { return apply(Primitive.choice, [a[0], b[1], a[2]]) }
    return nil
  }

  private mutating func choice(
    _ condition: InstructionID, _ first: InstructionID, _ second: InstructionID
  ) -> InstructionID {
    if first == second { return first }
    if let (inner, isSwapped) = comparedWithZero(condition) {
      return apply(Primitive.choice, isSwapped ? [inner, second, first] : [inner, first, second])
    }
    if let nested = operands(of: first, ifMadeBy: Primitive.choice), nested[0] == condition {
      return choice(condition, nested[1], second)
    }
    if let nested = operands(of: second, ifMadeBy: Primitive.choice), nested[0] == condition {
      return choice(condition, first, nested[2])
    }
    return intern(.apply(Primitive.choice), [condition, first, second])
  }

  /// `c` of the conditions `c != 0` and `c == 0`.
  private func comparedWithZero(_ condition: InstructionID) -> (InstructionID, isSwapped: Bool)? {
    for (symbol, isSwapped) in [(Self.inequality, false), (Self.equality, true)] {
      if let sides = operands(of: condition, ifMadeBy: symbol), numberValue(of: sides[1]) == 0 {
        return (sides[0], isSwapped)
      }
    }
    return nil
  }

  private static var inequality: PrimitiveID { Primitive.operator(.notEqual) }
  private static var equality: PrimitiveID { Primitive.operator(.equal) }
}
