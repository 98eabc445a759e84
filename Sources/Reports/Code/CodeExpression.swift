import ComputationGraph
import Differentiation
import Notation

/// Writes one instruction and those that have no line of their own as an expression of a language.
///
/// The depth is that of a ``CodeListing``'s expressions, a few operations.
struct CodeExpression {
  let language: ProgrammingLanguage
  let code: StraightLine
  /// The identifier of each instruction, empty where it has none yet.
  var names: [String]

  /// How tightly a piece holds together, loosest first.
  private enum Level: Int, Comparable {
    case choice, comparison, sum, product, sign, atom

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  private struct Piece {
    let text: String
    let level: Level

    func atLeast(_ level: Level) -> String { self.level >= level ? text : "(\(text))" }
  }

  /// An operand: by its name where it has one.
  func operand(_ id: InstructionID) -> String { piece(id).text }

  /// What the instruction computes, even if it has a name.
  func definition(of id: InstructionID) -> String { written(id).text }

  private func piece(_ id: InstructionID) -> Piece {
    hasName(id) ? Piece(text: names[Int(id.index)], level: .atom) : written(id)
  }

  private func hasName(_ id: InstructionID) -> Bool { !names[Int(id.index)].isEmpty }

  private func written(_ id: InstructionID) -> Piece {
    switch code.kind(of: id) {
    case .number(let value):
      Piece(text: language.literal(value), level: value.sign == .minus ? .sign : .atom)
    case .input: Piece(text: names[Int(id.index)], level: .atom)
    case .apply(let primitive): applied(Primitive[primitive], Array(code.operands(of: id)))
    }
  }

  private func applied(_ primitive: Primitive, _ operands: [InstructionID]) -> Piece {
    if case .function(let spelling) = primitive.code {
      return call(language.spelling(of: spelling), operands)
    }
    switch primitive.form {
    case .negation: return Piece(text: "-" + piece(operands[0]).atLeast(.atom), level: .sign)
    case .infix(let symbol) where symbol.isComparison:
      return choice(comparison(symbol, operands), literal(1), literal(0))
    case .infix(let symbol): return binary(symbol, piece(operands[0]), piece(operands[1]))
    case .function:
      return choice(condition(operands[0]), piece(operands[1]), piece(operands[2]))
    }
  }

  private func literal(_ value: Double) -> Piece { Piece(text: language.literal(value), level: .atom) }

  private func call(_ name: String, _ operands: [InstructionID]) -> Piece {
    let list = operands.map { piece($0).text }.joined(separator: ", ")
    let closing = String(repeating: ")", count: 1 + name.count { $0 == "(" })
    return Piece(text: "\(name)(\(list)\(closing)", level: .atom)
  }

  /// In the order of evaluation as written, for rounding's sake; a sign stands first or in brackets.
  private func binary(_ symbol: BinaryOperator, _ left: Piece, _ right: Piece) -> Piece {
    let isSum = symbol == .add || symbol == .subtract
    let level: Level = isSum ? .sum : .product
    let first = left.atLeast(level)
    let second = right.level == .sign ? "(\(right.text))" : right.atLeast(isSum ? .product : .atom)
    return Piece(text: "\(first) \(symbol.symbol) \(second)", level: level)
  }

  private func comparison(_ symbol: BinaryOperator, _ operands: [InstructionID]) -> String {
    "\(piece(operands[0]).atLeast(.sum)) \(language.sign(of: symbol)) \(piece(operands[1]).atLeast(.sum))"
  }

  private func condition(_ id: InstructionID) -> String {
    if !hasName(id), case .apply(let primitive) = code.kind(of: id),
      case .infix(let symbol) = Primitive[primitive].form, symbol.isComparison
    {
      return comparison(symbol, Array(code.operands(of: id)))
    }
    return "\(piece(id).atLeast(.sum)) \(language.sign(of: .notEqual)) \(language.literal(0))"
  }

  private func choice(_ condition: String, _ first: Piece, _ second: Piece) -> Piece {
    let (chosen, other) = (first.atLeast(.comparison), second.text)
    let text = language == .python ? "\(chosen) if \(condition) else \(other)" : "\(condition) ? \(chosen) : \(other)"
    return Piece(text: text, level: .choice)
  }
}
