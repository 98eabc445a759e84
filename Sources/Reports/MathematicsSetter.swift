import Notation

/// One way of marking mathematics up: what the pieces of an expression look like.
protocol MathematicsMarkup {
  func number(_ value: Double) -> String
  func name(_ name: String) -> String
  func bracketed(_ text: String) -> String
  func negated(_ text: String) -> String
  func infix(_ symbol: BinaryOperator, _ left: String, _ right: String) -> String
  func fraction(_ above: String, _ below: String) -> String
  func power(_ base: String, _ exponent: String) -> String
  func squareRoot(_ text: String) -> String
  func cubeRoot(_ text: String) -> String
  func absolute(_ text: String) -> String
  func call(_ name: String, _ arguments: [String]) -> String
  /// 1 where the condition holds, else 0.
  func indicator(_ condition: String) -> String
  /// Two lines with what holds for each.
  func cases(_ first: String, _ condition: String, _ second: String, _ opposite: String) -> String
  /// What is no notation.
  func verbatim(_ text: String) -> String
}

/// Sets notation as mathematics, from the operands up, with as few brackets as reading it allows.
struct MathematicsSetter<Markup: MathematicsMarkup> {
  /// How tightly a piece holds together, loosest first.
  private enum Level: Int, Comparable {
    case comparison, sum, sign, product, fraction, power, atom

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  private struct Piece {
    let text: String
    let level: Level
    /// Of a comparison: what holds where it does not.
    var opposite: String?
    /// Without the sign that it begins with.
    var unsigned: String?
  }

  private let markup: Markup
  /// Whether a comparison that is no condition stands as the number it is.
  private let marksTruths: Bool
  private var stack: [Piece] = []

  init(_ markup: Markup, marksTruths: Bool = false) {
    self.markup = markup
    self.marksTruths = marksTruths
  }

  /// Text that cannot be read as notation is set as it stands.
  static func text(ofNotation notation: String, _ markup: Markup, marksTruths: Bool = false) -> String {
    guard let program = try? Program(parsing: "expression = " + notation) else { return markup.verbatim(notation) }
    var setter = MathematicsSetter(markup, marksTruths: marksTruths)
    for index in 0..<program.expressions.count {
      let id = Int32(truncatingIfNeeded: index)
      setter.append(program.printableKind(of: id), operandCount: program.printableOperands(of: id).count)
    }
    return setter.text ?? markup.verbatim(notation)
  }

  /// The next expression in postfix order.
  mutating func append(_ kind: PrintableKind, operandCount: Int) {
    let operands = Array(stack.suffix(operandCount))
    stack.removeLast(operands.count)
    stack.append(piece(for: kind, operands))
  }

  var text: String? { stack.last.map { truth($0).text } }

  private func piece(for kind: PrintableKind, _ operands: [Piece]) -> Piece {
    switch kind {
    case .number(let value): number(value)
    case .name(let name): Piece(text: markup.name(name), level: .atom)
    case .negate: negated(bracketed(operands[0], below: .product))
    case .binary(let symbol): binary(symbol, truth(operands[0]), truth(operands[1]))
    case .call(let name): call(name, operands)
    }
  }

  private func number(_ value: Double) -> Piece {
    guard value.sign == .minus else { return Piece(text: markup.number(value), level: .atom) }
    return Piece(text: markup.number(value), level: .sign, unsigned: markup.number(-value))
  }

  private func negated(_ text: String) -> Piece { Piece(text: markup.negated(text), level: .sign, unsigned: text) }

  /// A sign above the bar stands before it.
  private func fraction(_ above: Piece, _ below: Piece) -> Piece {
    guard let unsigned = above.unsigned else {
      return Piece(text: markup.fraction(above.text, below.text), level: .fraction)
    }
    return negated(markup.fraction(unsigned, below.text))
  }

  private func product(_ left: Piece, _ right: Piece) -> Piece {
    var product = infix(.multiply, left, .sign, right, .fraction, level: .product)
    product.unsigned = left.unsigned.map { markup.infix(.multiply, $0, bracketed(right, below: .fraction)) }
    return product
  }

  /// In brackets where it holds together too loosely.
  private func bracketed(_ piece: Piece, below level: Level) -> String {
    let piece = truth(piece)
    return piece.level >= level ? piece.text : markup.bracketed(piece.text)
  }

  private func truth(_ piece: Piece) -> Piece {
    guard marksTruths, piece.opposite != nil else { return piece }
    return Piece(text: markup.indicator(piece.text), level: .atom)
  }

  private func binary(_ symbol: BinaryOperator, _ left: Piece, _ right: Piece) -> Piece {
    switch symbol {
    case .add, .subtract: infix(symbol, left, .sum, right, .product, level: .sum)
    case .multiply: product(left, right)
    case .divide: fraction(left, right)
    case .power: Piece(text: markup.power(bracketed(left, below: .atom), right.text), level: .power)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
      Piece(
        text: infix(symbol, left, .sum, right, .sum, level: .comparison).text, level: .comparison,
        opposite: infix(symbol.opposite, left, .sum, right, .sum, level: .comparison).text)
    }
  }

  private func infix(
    _ symbol: BinaryOperator, _ left: Piece, _ leftLevel: Level, _ right: Piece, _ rightLevel: Level, level: Level
  ) -> Piece {
    let text = markup.infix(symbol, bracketed(left, below: leftLevel), bracketed(right, below: rightLevel))
    return Piece(text: text, level: level)
  }

  private func call(_ name: String, _ operands: [Piece]) -> Piece {
    if name == "if", operands.count == 3, marksTruths { return cases(operands[0], operands[1], operands[2]) }
    let arguments = operands.map { truth($0).text }
    guard operands.count == 1 else { return Piece(text: markup.call(name, arguments), level: .atom) }
    return switch name {
    case "sqrt": Piece(text: markup.squareRoot(arguments[0]), level: .atom)
    case "cbrt": Piece(text: markup.cubeRoot(arguments[0]), level: .atom)
    case "abs": Piece(text: markup.absolute(arguments[0]), level: .atom)
    default: Piece(text: markup.call(name, arguments), level: .atom)
    }
  }

  private func cases(_ condition: Piece, _ first: Piece, _ second: Piece) -> Piece {
    let holds = condition.opposite == nil ? markup.infix(.notEqual, condition.text, markup.number(0)) : condition.text
    let fails = condition.opposite ?? markup.infix(.equal, condition.text, markup.number(0))
    return Piece(text: markup.cases(truth(first).text, holds, truth(second).text, fails), level: .comparison)
  }
}
