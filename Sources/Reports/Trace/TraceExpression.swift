import ComputationGraph
import Notation

/// What stands in a trace's formulas besides operations.
enum TraceAtom: Sendable, Hashable {
  /// By its name in the style of the trace: `v₁`, `v̇₁`, `v̄₁`.
  case node(NodeID, NameMark = .none)
  /// By the program's name.
  case named(String, NameMark = .none)
  case number(Quantity)
  case pi
  /// `∂v₂/∂v₁`
  case partial(EdgeID)
  /// The head's adjoint times the partial: `v̄₂ ∂v₂/∂v₁`.
  case carried(EdgeID)
  /// `∂y/∂x`
  case derivative(of: String, by: String)
  /// A place to write in.
  case blank
}

/// A formula of a trace in postfix order.
struct TraceExpression: Sendable {
  enum Term: Sendable, Hashable {
    case atom(TraceAtom)
    case negate
    case binary(BinaryOperator)
    case call(String, Int)

    var operandCount: Int {
      switch self {
      case .atom: 0
      case .negate: 1
      case .binary: 2
      case .call(_, let count): count
      }
    }
  }

  private(set) var terms: [Term]

  init(_ terms: [Term] = []) { self.terms = terms }

  static func atom(_ atom: TraceAtom) -> TraceExpression { TraceExpression([.atom(atom)]) }
  static func number(_ value: Quantity) -> TraceExpression { .atom(.number(value)) }

  var isEmpty: Bool { terms.isEmpty }

  /// The number that the whole is, where it is one.
  var number: Quantity? {
    if terms.count == 1, case .atom(.number(let value)) = terms[0] { value } else { nil }
  }

  var isAtom: Bool { terms.count == 1 }

  mutating func append(contentsOf other: TraceExpression) { terms += other.terms }
  mutating func append(_ term: Term) { terms.append(term) }

  /// The whole is a sum to which a product is added: `a - b` where that is negative, `-a` where it is the first.
  mutating func add(_ product: TraceProduct) {
    let isFirst = isEmpty
    terms += product.expression.terms
    if isFirst, product.isNegative {
      terms.insert(.negate, at: 1)
    } else if !isFirst {
      terms.append(.binary(product.isNegative ? .subtract : .add))
    }
  }

  /// The left and right side of the operation that the whole is, where it is this one.
  func sides(of symbol: BinaryOperator) -> (left: TraceExpression, right: TraceExpression)? {
    guard terms.last == .binary(symbol) else { return nil }
    var start = terms.count - 1
    var needed = 1
    while needed > 0, start > 0 {
      start -= 1
      needed += terms[start].operandCount - 1
    }
    return (TraceExpression(Array(terms[..<start])), TraceExpression(Array(terms[start..<(terms.count - 1)])))
  }

  /// What a sign stands before, where one does.
  var withoutSign: TraceExpression? {
    if let number, number.isNegative { return .number(-number) }
    return terms.last == .negate ? TraceExpression(Array(terms.dropLast())) : nil
  }

  /// Whether a value of it is the answer to a question: its operands' numbers say less than the number itself.
  var isConditional: Bool {
    terms.contains { term in
      switch term {
      case .binary(let symbol): symbol.isComparison
      case .call(let name, _): name == "if"
      case .atom, .negate: false
      }
    }
  }

  /// With numbers for atoms; `a - (-b)` is then `a + b`.
  func substituting(_ number: (TraceAtom) -> Quantity?) -> TraceExpression {
    var result: [Term] = []
    result.reserveCapacity(terms.count)
    for term in terms {
      switch term {
      case .atom(let atom): result.append(.atom(number(atom).map { .number($0) } ?? atom))
      case .binary(.add), .binary(.subtract):
        if case .atom(.number(let value)) = result.last, value.isNegative {
          result[result.count - 1] = .atom(.number(-value))
          result.append(.binary(term == .binary(.add) ? .subtract : .add))
        } else {
          result.append(term)
        }
      default: result.append(term)
      }
    }
    return TraceExpression(result)
  }
}

/// What arrives at a node times the partial of its user, as people write it. The first term is what arrives.
struct TraceProduct {
  private(set) var isNegative = false
  private(set) var expression: TraceExpression

  private init(_ upstream: TraceAtom) { expression = .atom(upstream) }

  /// `ẋ`, `-ẋ`, `ẋ/y`, `ẋ·cos(x)`; nil where the partial is 0.
  static func simplified(_ upstream: TraceAtom, _ partial: TraceExpression) -> TraceProduct? {
    if partial.number?.isEqual(to: 0) == true { return nil }
    var product = TraceProduct(upstream)
    var partial = partial
    if let positive = partial.withoutSign {
      product.isNegative = true
      partial = positive
    } else if let (left, right) = partial.sides(of: .divide), let positive = left.withoutSign {
      product.isNegative = true
      partial = TraceExpression(positive.terms + right.terms + [.binary(.divide)])
    }
    if partial.number?.isEqual(to: 1) != true { product.multiply(partial) }
    return product
  }

  /// With the partial in full, be it 1 or -1: `ȳ·(-1)`; a reciprocal divides.
  init(full upstream: TraceAtom, _ partial: TraceExpression) {
    self.init(upstream)
    multiply(partial)
  }

  private mutating func multiply(_ partial: TraceExpression) {
    if let (left, right) = partial.sides(of: .divide) {
      if left.number?.isEqual(to: 1) != true { multiply(left) }
      expression.append(contentsOf: right)
      expression.append(.binary(.divide))
    } else if let (left, right) = partial.sides(of: .multiply) {
      multiply(left)
      expression.append(contentsOf: right)
      expression.append(.binary(.multiply))
    } else {
      expression.append(contentsOf: partial)
      expression.append(.binary(.multiply))
    }
  }
}
