import Notation

/// A position in the table of primitives.
public struct PrimitiveID: Sendable, Hashable, Comparable {
  public let index: UInt16

  init(_ index: Int) { self.index = UInt16(truncatingIfNeeded: index) }

  public static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

/// How many operands a primitive takes.
public enum Arity: Sendable, Hashable {
  case exactly(Int)
  case atLeast(Int)
  /// Trailing operands a caller may leave out, with the constants that then stand for them.
  case optional(required: Int, defaults: [Double])
}

/// Computes a primitive's value from its operands.
public enum ValueRule: Sendable {
  case unary(@Sendable (Double) -> Double)
  case binary(@Sendable (Double, Double) -> Double)
  case ternary(@Sendable (Double, Double, Double) -> Double)
  case variadic(@Sendable (UnsafeBufferPointer<Double>) -> Double)

  @inlinable
  public func callAsFunction(_ operands: UnsafeBufferPointer<Double>) -> Double {
    switch self {
    case .unary(let rule): rule(operands[0])
    case .binary(let rule): rule(operands[0], operands[1])
    case .ternary(let rule): rule(operands[0], operands[1], operands[2])
    case .variadic(let rule): rule(operands)
    }
  }
}

/// The partials of a primitive, one notation text for each operand.
///
/// In the texts `x`, `y`, `z` are the first three operands and `v` is the primitive's own value.
public enum PartialRule: Sendable {
  case each([String])
  /// One text for every operand of a primitive with any number of them: there `x` is that operand and `n` how many
  /// there are. `pair` is how the same is written when there are just two, `x` and `y`.
  case every(String, pair: [String]? = nil)
  /// The partial by an operand is the product of all the others.
  case productOfOthers
}

/// A place where a primitive is not differentiable.
public struct Kink: Sendable {
  /// Notation; the primitive is at the kink where this is exactly 0.
  public let zero: String
  /// The one-sided partials by each operand, from below and from above, in notation.
  public let sides: [Sides]
  /// Whether the value itself jumps.
  public let isJump: Bool

  public struct Sides: Sendable {
    public let below: String
    public let above: String
  }

  init(_ zero: String, _ sides: (below: String, above: String)..., isJump: Bool = false) {
    self.zero = zero
    self.sides = sides.map { Sides(below: $0.below, above: $0.above) }
    self.isJump = isJump
  }
}

/// How a primitive is written between its operands.
public enum Form: Sendable, Hashable {
  case function
  case infix(BinaryOperator)
  case negation

  fileprivate var construction: Construction? {
    switch self {
    case .function: nil
    case .infix(let symbol): .sign(symbol)
    case .negation: .negation
    }
  }
}

/// An elemental function: one row of the table from which values, partials, labels, documentation and tests come.
public struct Primitive: Sendable {
  public let name: String
  public let aliases: [String]
  public let arity: Arity
  public let value: ValueRule
  public let partials: PartialRule
  /// The condition for a finite value, in notation over `x`, `y`; nil where every real will do.
  public let domain: String?
  public let kinks: [Kink]
  public let form: Form
  /// What the gate is called in a circuit, and the node in a label: `σ`, `max`.
  public let symbol: String
  /// Whether operands may change places without changing the value.
  public let isCommutative: Bool
  /// The same function written with other primitives, over `x`, `y`; what opening it shows.
  public let definition: String?
  /// How other number systems than that of doubles compute the value.
  public let construction: Construction?
  /// How emitted source code computes the value.
  public let code: CodeRule
  /// Operands at which tests check the row.
  public let testPoint: [Double]

  /// - Parameter built: the construction, where it is neither an operator sign nor the definition.
  init(
    _ name: String, aliases: [String] = [], arity: Arity = .exactly(1), form: Form = .function,
    symbol: String? = nil, value: ValueRule, partials: PartialRule, domain: String? = nil,
    kinks: [Kink] = [], isCommutative: Bool = false, definition: String? = nil, built: Construction? = nil,
    code: CodeRule? = nil, testPoint: [Double] = [0.7]
  ) {
    self.name = name
    self.aliases = aliases
    self.arity = arity
    self.value = value
    self.partials = partials
    self.domain = domain
    self.kinks = kinks
    self.form = form
    self.symbol = symbol ?? name
    self.isCommutative = isCommutative
    self.definition = definition
    construction = built ?? form.construction ?? definition.map(Construction.notation)
    self.code = code ?? (form == .function ? .function(FunctionSpelling(name)) : .syntax)
    self.testPoint = testPoint
  }

  init(
    _ name: String, aliases: [String] = [], symbol: String? = nil, _ value: @escaping @Sendable (Double) -> Double,
    _ partial: String, domain: String? = nil, kinks: [Kink] = [], definition: String? = nil,
    built: Construction? = nil, code: CodeRule? = nil, at point: Double = 0.7
  ) {
    self.init(
      name, aliases: aliases, symbol: symbol, value: .unary(value), partials: .each([partial]), domain: domain,
      kinks: kinks, definition: definition, built: built, code: code, testPoint: [point])
  }

  /// Whether the primitive takes any number of operands.
  public var isVariadic: Bool {
    if case .atLeast = arity { true } else { false }
  }
}
