import ComputationGraph
import Notation

extension SimplifiedStore {
  /// An operation that is neither a sum nor a product.
  mutating func function(_ id: PrimitiveID, _ operands: [SimplifiedID]) -> SimplifiedID {
    if let value = folded(id, operands) { return number(Coefficient(value)) }
    if id == Self.root { return product(.one, [Factor(base: operands[0], exponent: number(Self.half))]) }
    if id == Primitive.choice { return choice(operands[0], operands[1], operands[2]) }
    if let inner = undone(id, operands) { return inner }
    return simplifiedComparison(id, operands) ?? intern(.function(id, operands))
  }

  private static let root = Primitive.named("sqrt") ?? Primitive.negation
  private static let exponential = Primitive.named("exp") ?? Primitive.negation
  private static let logarithm = Primitive.named("log") ?? Primitive.negation
  static let half = Coefficient(2).inverse

  func isExponential(_ id: SimplifiedID) -> Bool {
    if case .function(Self.exponential, _) = form(of: id) { true } else { false }
  }

  /// Of small integers where the value is one: log(1), cos(0), max(1, 2). Elsewhere digits would say less.
  private func folded(_ id: PrimitiveID, _ operands: [SimplifiedID]) -> Double? {
    let isComparison = comparison(of: id) != nil
    if isComparison, isExact { return comparedExactly(id, operands) }
    var values: [Double] = []
    for operand in operands {
      guard let number = coefficient(of: operand) else { return nil }
      guard isComparison || number.integer.map({ abs($0) <= 1 }) ?? false else { return nil }
      values.append(number.value)
    }
    guard !values.isEmpty else { return nil }
    let result = values.withUnsafeBufferPointer { Primitive[id].value($0) }
    return result.isFinite && result == result.rounded() && abs(result) < 1000 ? result : nil
  }

  /// Fractions that one double stands for may differ.
  private func comparedExactly(_ id: PrimitiveID, _ operands: [SimplifiedID]) -> Double? {
    let numbers = operands.compactMap { coefficient(of: $0)?.rational }
    guard numbers.count == 2 else { return nil }
    let order = numbers[0] == numbers[1] ? 0.0 : numbers[0] < numbers[1] ? -1 : 1
    return [order, 0].withUnsafeBufferPointer { Primitive[id].value($0) }
  }

  /// exp(log(u)) and log(exp(u)).
  private func undone(_ id: PrimitiveID, _ operands: [SimplifiedID]) -> SimplifiedID? {
    guard let operand = operands.first, case .function(let inner, let arguments) = form(of: operand) else { return nil }
    let isPair =
      (id == Self.exponential && inner == Self.logarithm) || (id == Self.logarithm && inner == Self.exponential)
    return isPair ? arguments[0] : nil
  }

  // MARK: Truths

  private func comparison(of id: PrimitiveID) -> BinaryOperator? {
    if case .infix(let symbol) = Primitive[id].form, symbol.isComparison { symbol } else { nil }
  }

  /// Whether the value is 1 or 0: a comparison.
  func isTruth(_ id: SimplifiedID) -> Bool {
    if case .function(let primitive, _) = form(of: id) { comparison(of: primitive) != nil } else { false }
  }

  /// The comparison that holds where this one does not.
  mutating func negation(ofTruth id: SimplifiedID) -> SimplifiedID? {
    guard case .function(let primitive, let operands) = form(of: id), let symbol = comparison(of: primitive) else {
      return nil
    }
    return intern(.function(Primitive.operator(symbol.opposite), operands))
  }

  private mutating func simplifiedComparison(_ id: PrimitiveID, _ operands: [SimplifiedID]) -> SimplifiedID? {
    guard let symbol = comparison(of: id) else { return nil }
    if operands[0] == operands[1] {
      let holds = [.lessOrEqual, .greaterOrEqual, .equal].contains(symbol)
      return holds ? one : zero
    }
    guard isTruth(operands[0]), operands[1] == zero else { return nil }
    return symbol == .notEqual ? operands[0] : symbol == .equal ? negation(ofTruth: operands[0]) : nil
  }

  /// `if(c, a, b)` as c·a + (not c)·b, where 0 times anything is 0.
  private mutating func choice(_ condition: SimplifiedID, _ a: SimplifiedID, _ b: SimplifiedID) -> SimplifiedID {
    if let number = coefficient(of: condition) { return number.isZero ? b : a }
    if a == b { return a }
    let truth = isTruth(condition) ? condition : intern(.function(Primitive.operator(.notEqual), [condition, zero]))
    guard let opposite = negation(ofTruth: truth) else { return a }
    return sum([
      Term(
        product: product(.one, [Factor(base: truth, exponent: one), Factor(base: a, exponent: one)]), coefficient: .one),
      Term(
        product: product(.one, [Factor(base: opposite, exponent: one), Factor(base: b, exponent: one)]),
        coefficient: .one),
    ])
  }
}
