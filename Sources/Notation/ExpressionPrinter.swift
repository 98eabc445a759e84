/// What a printer needs to know of one expression, wherever it is stored.
public enum PrintableKind: Sendable, Hashable {
  case number(Double)
  case name(String)
  case negate
  case binary(BinaryOperator)
  case call(String)
}

/// Any store of expressions with integer ids.
public protocol PrintableExpressions {
  associatedtype PrintableOperands: Collection<Int32>

  func printableKind(of id: Int32) -> PrintableKind
  func printableOperands(of id: Int32) -> PrintableOperands
}

/// Expressions as text with as few brackets as reading them back allows. Linear, and never recursive.
///
/// A sign that is not at the beginning stands in brackets: `x*(-2)`, `a - (-b)`.
public struct ExpressionPrinter: Sendable {
  public var multiplicationSign = "*"
  public var minusSign = "-"
  /// Spaces around `+`, `-` and comparisons.
  public var isSpaced = true
  /// Signs to be written otherwise than in notation, with the spaces around them.
  public var signs: [BinaryOperator: String] = [:]

  public init(multiplicationSign: String = "*", minusSign: String = "-", isSpaced: Bool = true) {
    self.multiplicationSign = multiplicationSign
    self.minusSign = minusSign
    self.isSpaced = isSpaced
  }

  public func text(of root: Int32, in expressions: some PrintableExpressions) -> String {
    var text = ""
    write(root, of: expressions, to: &text)
    return text
  }

  public func write(_ root: Int32, of expressions: some PrintableExpressions, to text: inout String) {
    write([.expression(root, minimum: .open, isFirst: true)], of: expressions, to: &text)
  }

  /// A binary expression that is in no store yet.
  func text(
    of symbol: BinaryOperator, _ left: Int32, _ right: Int32, in expressions: some PrintableExpressions
  ) -> String {
    var text = ""
    write(pieces(of: symbol, left, right, isFirst: true).reversed(), of: expressions, to: &text)
    return text
  }

  /// An expression as it stands right of a `*`.
  func factor(_ root: Int32, in expressions: some PrintableExpressions) -> String {
    var text = ""
    write([.expression(root, minimum: .sign, isFirst: false)], of: expressions, to: &text)
    return text
  }

  private enum Piece {
    case text(String)
    /// In brackets if it binds more loosely than the minimum, or has a sign and is not first.
    case expression(Int32, minimum: Precedence, isFirst: Bool)
  }

  private func write(_ start: [Piece], of expressions: some PrintableExpressions, to text: inout String) {
    var stack = start
    while let piece = stack.popLast() {
      switch piece {
      case .text(let string): text += string
      case .expression(let id, let minimum, let isFirst):
        let kind = expressions.printableKind(of: id)
        let isBracketed = kind.precedence < minimum || (kind.precedence == .sign && !isFirst)
        if isBracketed {
          text += "("
          stack.append(.text(")"))
        }
        expand(id, kind, isFirst: isFirst || isBracketed, of: expressions, onto: &stack, text: &text)
      }
    }
  }

  private func expand(
    _ id: Int32, _ kind: PrintableKind, isFirst: Bool, of expressions: some PrintableExpressions,
    onto stack: inout [Piece], text: inout String
  ) {
    switch kind {
    case .number(let value): text += self.text(of: value)
    case .name(let name): text += name
    case .negate:
      text += minusSign
      guard let operand = expressions.printableOperands(of: id).first else { return }
      stack.append(contentsOf: piecesAfterSign(operand, expressions.printableKind(of: operand)))
    case .binary(let symbol):
      var operands = expressions.printableOperands(of: id).makeIterator()
      guard let left = operands.next(), let right = operands.next() else { return }
      stack.append(contentsOf: pieces(of: symbol, left, right, isFirst: isFirst).reversed())
    case .call(let name):
      text += name
      text += "("
      stack.append(contentsOf: argumentPieces(expressions.printableOperands(of: id)).reversed())
    }
  }

  private func text(of value: Double) -> String {
    let digits = value.notationText
    return minusSign != "-" && digits.hasPrefix("-") ? minusSign + digits.dropFirst() : digits
  }

  /// `-(2)` is the negation of 2; `-2` would be the number.
  private func piecesAfterSign(_ operand: Int32, _ kind: PrintableKind) -> [Piece] {
    let piece = Piece.expression(operand, minimum: .sign, isFirst: false)
    if case .number(let value) = kind, value.sign == .plus { return [.text(")"), piece, .text("(")] }
    return [piece]
  }

  private func pieces(of symbol: BinaryOperator, _ left: Int32, _ right: Int32, isFirst: Bool) -> [Piece] {
    let (leftMinimum, rightMinimum): (Precedence, Precedence) =
      switch symbol.precedence {
      case .comparison: (.sum, .sum)
      case .sum: (.sum, .product)
      case .product: (.product, .sign)
      default: (.atom, .sign)
      }
    return [
      .expression(left, minimum: leftMinimum, isFirst: isFirst), .text(sign(of: symbol)),
      .expression(right, minimum: rightMinimum, isFirst: symbol.isComparison),
    ]
  }

  private func sign(of symbol: BinaryOperator) -> String {
    if let sign = signs[symbol] { return sign }
    return switch symbol {
    case .multiply: multiplicationSign
    case .divide, .power: symbol.symbol
    case .subtract: isSpaced ? " \(minusSign) " : minusSign
    default: isSpaced ? " \(symbol.symbol) " : symbol.symbol
    }
  }

  private func argumentPieces(_ operands: some Collection<Int32>) -> [Piece] {
    var pieces: [Piece] = []
    for operand in operands {
      if !pieces.isEmpty { pieces.append(.text(isSpaced ? ", " : ",")) }
      pieces.append(.expression(operand, minimum: .open, isFirst: true))
    }
    return pieces + [.text(")")]
  }
}

extension PrintableKind {
  var precedence: Precedence {
    switch self {
    case .number(let value): value.sign == .minus ? .sign : .atom
    case .negate: .sign
    case .binary(let symbol): symbol.precedence
    case .name, .call: .atom
    }
  }
}
