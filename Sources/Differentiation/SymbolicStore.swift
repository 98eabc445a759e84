import ComputationGraph
import Notation

/// An expression in a ``SymbolicStore``.
public struct SymbolicID: Sendable, Hashable, Comparable {
  public let index: Int32

  init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  public static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

/// Expressions over a graph's node names, equal ones stored once.
///
/// Making an expression applies the rules that no reader would leave undone: 1·x is x, x + 0 is x, numbers are added
/// up, x^1 is x. Nothing is reordered.
public struct SymbolicStore: Sendable {
  enum Kind: Sendable, Hashable {
    case number(Double)
    case node(NodeID)
    case apply(PrimitiveID)
  }

  private struct Key: Hashable {
    let kind: Kind
    let operands: [SymbolicID]
  }

  let graph: Graph
  private(set) var kinds: [Kind] = []
  private(set) var operandLists: [[SymbolicID]] = []
  private var known: [Key: SymbolicID] = [:]
  /// Operands and operations of each when written out.
  private(set) var writtenSizes: [Double] = []
  /// Whether `pi` in a text is the number.
  let knowsPi: Bool
  /// With fractions: numbers stand for the decimals they are written as, and nothing is rounded.
  let isExact: Bool
  let exactRules: NumberRules<Rational>?

  public init(over graph: Graph, isExact: Bool = false) {
    self.graph = graph
    self.isExact = isExact
    exactRules = isExact ? try? NumberRules<Rational>() : nil
    knowsPi = graph.node(named: "pi").map { graph.literal(of: $0) == .pi } ?? true
  }

  public var count: Int { kinds.count }

  func kind(of id: SymbolicID) -> Kind { kinds[Int(id.index)] }
  func operands(of id: SymbolicID) -> [SymbolicID] { operandLists[Int(id.index)] }

  private mutating func intern(_ kind: Kind, _ operands: [SymbolicID] = []) -> SymbolicID {
    let key = Key(kind: kind, operands: operands)
    if let id = known[key] { return id }
    let id = SymbolicID(count)
    kinds.append(kind)
    operandLists.append(operands)
    writtenSizes.append(operands.reduce(1) { $0 + writtenSizes[Int($1.index)] })
    known[key] = id
    return id
  }

  public mutating func number(_ value: Double) -> SymbolicID { intern(.number(value == 0 ? 0 : value)) }

  /// A node by name; a constant without one by its value.
  public mutating func node(_ node: NodeID) -> SymbolicID {
    if isBareConstant(node), exactNumeral(of: node) == nil {
      return number(graph.literal(of: node))
    }
    return intern(.node(node))
  }

  private func isBareConstant(_ node: NodeID) -> Bool {
    graph.operation(of: node) == .constant && !graph.isNamedByProgram[Int(node.index)]
  }

  /// The text of a bare constant that no double stands for exactly.
  func exactNumeral(of node: NodeID) -> String? {
    guard isExact, isBareConstant(node) else { return nil }
    guard case .literal(let value, let text?) = graph.origin(of: node) else { return nil }
    let isRounded = Rational(literal: value, writtenAs: text) != Rational(literal: value, writtenAs: nil)
    return isRounded || value == .pi ? text : nil
  }

  func numberValue(of id: SymbolicID) -> Double? {
    if case .number(let value) = kind(of: id) { value } else { nil }
  }

  public mutating func apply(_ id: PrimitiveID, _ operands: [SymbolicID]) -> SymbolicID {
    if let simpler = simplified(id, operands) { return simpler }
    return intern(.apply(id), operands)
  }

  /// The operation as it stands, by no rule made simpler.
  mutating func exactly(_ id: PrimitiveID, _ operands: [SymbolicID]) -> SymbolicID { intern(.apply(id), operands) }

  public mutating func sum(_ a: SymbolicID, _ b: SymbolicID) -> SymbolicID { apply(Self.addition, [a, b]) }
  public mutating func product(_ a: SymbolicID, _ b: SymbolicID) -> SymbolicID { apply(Self.multiplication, [a, b]) }
}

extension SymbolicStore: SimplifyingStore {
  var takesSignsOutOfProducts: Bool { true }

  func operands(of id: SymbolicID, ifMadeBy primitive: PrimitiveID) -> [SymbolicID]? {
    kind(of: id) == .apply(primitive) ? operands(of: id) : nil
  }

  /// Only where the result is no longer to write than what gives it.
  func isFolded(_ id: PrimitiveID, _ numbers: [Double], to result: Double) -> Bool {
    if Primitive[id].form == .function, id != Primitive.choice { return false }
    let isShort = result.isFinite && result.notationText.count <= 8
    guard isShort || id == Primitive.negation else { return false }
    return !isExact || isExactly(result, id, numbers)
  }

  private func isExactly(_ result: Double, _ id: PrimitiveID, _ numbers: [Double]) -> Bool {
    guard let exactRules, !numbers.contains(.pi) else { return false }
    let operands = numbers.map { NumberRules<Rational>.Outcome.success(Rational(literal: $0, writtenAs: nil)) }
    return exactRules.value(of: id, operands) == .success(Rational(literal: result, writtenAs: nil))
  }

  /// Nil for what is no number, for pi, and for a number that is no exact coefficient where all are exact.
  func coefficient(of id: SymbolicID) -> Coefficient? {
    guard let value = numberValue(of: id), value != .pi else { return nil }
    return isExact ? Coefficient(exactly: value) : Coefficient(value)
  }
}
