import ComputationGraph
import Notation

/// The rule by which one operation is differentiated, as a teacher calls it.
public enum DifferentiationRule: String, Sendable, CaseIterable {
  case constant, identity, constantMultiple, sum, difference, product, quotient
  /// A power with a constant exponent.
  case power
  /// A power with a constant base.
  case exponential
  /// A power whose base and exponent both vary.
  case generalPower
  /// A function of the variable itself: its row in the table.
  case table
  case chain
  case branch, maximum, minimum
}

extension DifferentiationRule {
  /// What teachers call the rule.
  public var names: (english: String, vietnamese: String) {
    switch self {
    case .constant: ("constant", "hằng số")
    case .identity: ("identity", "hàm đồng nhất")
    case .constantMultiple: ("constant multiple", "nhân với hằng số")
    case .sum: ("sum rule", "quy tắc tổng")
    case .difference: ("difference rule", "quy tắc hiệu")
    case .product: ("product rule", "quy tắc tích")
    case .quotient: ("quotient rule", "quy tắc thương")
    case .power: ("power rule", "quy tắc lũy thừa")
    case .exponential: ("exponential rule", "quy tắc hàm mũ")
    case .generalPower: ("general power", "lũy thừa tổng quát")
    case .table: ("standard derivative", "đạo hàm cơ bản")
    case .chain: ("chain rule", "quy tắc dây chuyền")
    case .branch: ("branch of if", "nhánh của if")
    case .maximum: ("largest operand", "toán hạng lớn nhất")
    case .minimum: ("smallest operand", "toán hạng nhỏ nhất")
    }
  }

  /// What an operand is to the variable.
  enum Dependence { case none, isVariable, depends }

  init(for id: PrimitiveID, _ operands: [Dependence]) {
    let varying = operands.map { $0 != .none }
    switch Primitive[id].form {
    case .infix(.add): self = .sum
    case .infix(.subtract): self = .difference
    case .infix(.multiply): self = varying == [true, true] ? .product : .constantMultiple
    case .infix(.divide): self = varying[1] ? .quotient : .constantMultiple
    case .infix(.power): self = Self.power(operands)
    case .infix: self = .constant
    case .negation: self = .constantMultiple
    case .function: self = Self.function(id, operands)
    }
  }

  private static func power(_ operands: [Dependence]) -> Self {
    switch (operands[0], operands[1]) {
    case (.isVariable, .none): .power
    case (.none, .isVariable): .exponential
    case (_, .none), (.none, _): .chain
    default: .generalPower
    }
  }

  private static func function(_ id: PrimitiveID, _ operands: [Dependence]) -> Self {
    switch id {
    case Primitive.choice: return .branch
    case Primitive.maximum: return .maximum
    case Primitive.minimum: return .minimum
    default: break
    }
    switch Primitive[id].partials {
    case .productOfOthers: return .product
    case .every(let text, _) where !text.contains("x"): return .sum
    default: return operands.allSatisfy { $0 != .depends } ? .table : .chain
    }
  }
}

/// One step of a derivation: an operation, the rule for it, and what its derivative comes to.
public struct DerivationStep: Sendable {
  public let rule: DifferentiationRule
  /// The operation; nil of a derivative of higher order, whose operations are no nodes.
  public let node: NodeID?
  /// What is differentiated.
  public let expression: SymbolicID
  /// By what.
  public let variable: NodeID
  public let derivative: SymbolicID
  /// For the chain rule: the outer function, `sin(u)`.
  public let outer: String?
  /// For the chain rule: what the letters in the outer function stand for.
  public let inner: [(letter: String, expression: SymbolicID)]
}

extension SymbolicStore {
  /// The outer function of an operation and the inner ones, which get letters that the program does not use.
  func composition(
    _ id: PrimitiveID, _ operands: [SymbolicID], _ dependence: [DifferentiationRule.Dependence]
  ) -> (outer: String, inner: [(letter: String, expression: SymbolicID)]) {
    var letters = ["u", "w", "s", "t", "p", "q"].filter { graph.node(named: $0) == nil }[...]
    var inner: [(letter: String, expression: SymbolicID)] = []
    let isOperator = Primitive[id].form != .function
    let texts = zip(operands, dependence).map { operand, dependence in
      if let known = inner.first(where: { $0.expression == operand }) { return known.letter }
      guard dependence == .depends else { return isOperator ? factorText(of: operand) : text(of: operand) }
      let letter = letters.popFirst() ?? "u\(inner.count + 1)"
      inner.append((letter, operand))
      return letter
    }
    if case .infix(let symbol) = Primitive[id].form { return (texts.joined(separator: symbol.symbol), inner) }
    return ("\(Primitive[id].name)(\(texts.joined(separator: ", ")))", inner)
  }

  /// In brackets unless it is a name, a call or a number without a sign.
  private func factorText(of id: SymbolicID) -> String {
    let text = text(of: id)
    switch printableKind(of: id.index) {
    case .number(let value) where value.sign == .plus: return text
    case .name, .call: return text
    default: return "(\(text))"
    }
  }
}
