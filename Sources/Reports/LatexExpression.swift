import Notation

/// Sets mathematics in LaTeX, from the operands up.
struct LatexExpression {
  /// How tightly a piece holds together, loosest first.
  private enum Level: Int, Comparable {
    case comparison, sum, sign, product, fraction, power, atom

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  private struct Piece {
    let text: String
    let level: Level

    /// In brackets where it holds together too loosely.
    func atLeast(_ level: Level) -> String {
      if self.level >= level { return text }
      return text.utf8.contains(UInt8(ascii: "\\")) ? "\\left(\(text)\\right)" : "(\(text))"
    }
  }

  private let multiplicationSign: String
  private var stack: [Piece] = []

  init(multiplicationSign: String = "\\cdot") { self.multiplicationSign = multiplicationSign }

  /// Text that cannot be read as notation is set as it stands.
  static func text(ofNotation notation: String) -> String {
    guard let program = try? Program(parsing: "expression = " + notation) else { return verbatim(notation) }
    var setter = LatexExpression()
    for index in 0..<program.expressions.count {
      let id = ExpressionID(index: Int32(truncatingIfNeeded: index))
      guard let kind = kind(of: id, in: program) else { return verbatim(notation) }
      setter.append(kind, operandCount: program.expressions.operands(of: id).count)
    }
    return setter.text ?? verbatim(notation)
  }

  private static func verbatim(_ text: String) -> String { "\\text{\(text.inLatex)}" }

  private static func kind(of id: ExpressionID, in program: Program) -> PrintableKind? {
    switch program.expressions.kind(of: id) {
    case .number(let value): .number(value)
    case .name(let name): .name(LatexName.text(of: program.name(name)))
    case .negate: .negate
    case .binary(let symbol): .binary(symbol)
    case .call(let name): .call(program.name(name))
    case .missing: nil
    }
  }

  /// The next expression in postfix order; a name is in LaTeX already, a function is called as in notation.
  mutating func append(_ kind: PrintableKind, operandCount: Int) {
    let operands = Array(stack.suffix(operandCount))
    stack.removeLast(operands.count)
    stack.append(piece(for: kind, operands))
  }

  var text: String? { stack.last?.text }

  private func piece(for kind: PrintableKind, _ operands: [Piece]) -> Piece {
    switch kind {
    case .number(let value): Piece(text: Self.text(of: value), level: value.sign == .minus ? .sign : .atom)
    case .name(let name): Piece(text: name, level: .atom)
    case .negate: Piece(text: "-" + operands[0].atLeast(.product), level: .sign)
    case .binary(let symbol): binary(symbol, operands[0], operands[1])
    case .call(let name): call(name, operands)
    }
  }

  private static func text(of value: Double) -> String {
    let parts = value.notationText.split(separator: "e")
    return parts.count == 2 ? "\(parts[0]) \\cdot 10^{\(parts[1])}" : value.notationText
  }

  private func binary(_ symbol: BinaryOperator, _ left: Piece, _ right: Piece) -> Piece {
    switch symbol {
    case .add: Piece(text: "\(left.atLeast(.sum)) + \(right.atLeast(.product))", level: .sum)
    case .subtract: Piece(text: "\(left.atLeast(.sum)) - \(right.atLeast(.product))", level: .sum)
    case .multiply:
      Piece(text: "\(left.atLeast(.sign)) \(multiplicationSign) \(right.atLeast(.fraction))", level: .product)
    case .divide: Piece(text: "\\frac{\(left.text)}{\(right.text)}", level: .fraction)
    case .power: Piece(text: "\(left.atLeast(.atom))^{\(right.text)}", level: .power)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
      Piece(text: "\(left.atLeast(.sum)) \(Self.relation(symbol)) \(right.atLeast(.sum))", level: .comparison)
    }
  }

  private static func relation(_ symbol: BinaryOperator) -> String {
    switch symbol {
    case .lessOrEqual: "\\le"
    case .greaterOrEqual: "\\ge"
    case .equal: "="
    case .notEqual: "\\ne"
    default: symbol.symbol
    }
  }

  private func call(_ name: String, _ operands: [Piece]) -> Piece {
    let list = operands.map(\.text).joined(separator: ", ")
    return switch name {
    case "sqrt": Piece(text: "\\sqrt{\(list)}", level: .atom)
    case "cbrt": Piece(text: "\\sqrt[3]{\(list)}", level: .atom)
    case "abs": Piece(text: "\\lvert \(list) \\rvert", level: .atom)
    default: Piece(text: LatexName.function(name) + Piece(text: list, level: .comparison).atLeast(.atom), level: .atom)
    }
  }
}
