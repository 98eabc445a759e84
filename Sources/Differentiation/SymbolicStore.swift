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

  public init(over graph: Graph) {
    self.graph = graph
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
    if graph.operation(of: node) == .constant, !graph.isNamedByProgram[Int(node.index)] {
      return number(graph.literal(of: node))
    }
    return intern(.node(node))
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
  mutating func negated(_ a: SymbolicID) -> SymbolicID { apply(Primitive.negation, [a]) }

  static let addition = Primitive.operator(.add)
  static let multiplication = Primitive.operator(.multiply)
  static let subtraction = Primitive.operator(.subtract)
  static let division = Primitive.operator(.divide)
  static let power = Primitive.operator(.power)
}

// MARK: - The rules no reader would leave undone

extension SymbolicStore {
  private mutating func simplified(_ id: PrimitiveID, _ operands: [SymbolicID]) -> SymbolicID? {
    let numbers = operands.map { numberValue(of: $0) }
    if let folded = folded(id, numbers) { return number(folded) }
    switch id {
    case Self.addition: return simplifiedSum(operands[0], operands[1], numbers)
    case Self.subtraction: return simplifiedDifference(operands[0], operands[1], numbers)
    case Self.multiplication: return simplifiedProduct(operands[0], operands[1], numbers)
    case Self.division:
      return numbers[1] == 1 || numbers[0] == 0 ? operands[0] : nil
    case Self.power:
      if numbers[1] == 1 { return operands[0] }
      return numbers[1] == 0 ? number(1) : nil
    case Primitive.negation: return operandOfNegation(operands[0])
    case Primitive.choice: return numbers[0].map { $0 != 0 ? operands[1] : operands[2] }
    default: return nil
    }
  }

  /// Arithmetic on numbers where the result is no longer to write than what gives it.
  private func folded(_ id: PrimitiveID, _ numbers: [Double?]) -> Double? {
    let values = numbers.compactMap(\.self)
    guard values.count == numbers.count, !values.isEmpty else { return nil }
    if Primitive[id].form == .function, id != Primitive.choice { return nil }
    let result = values.withUnsafeBufferPointer { Primitive[id].value($0) }
    let isShort = result.isFinite && result.notationText.count <= 8
    return isShort || id == Primitive.negation ? result : nil
  }

  private func operandOfNegation(_ id: SymbolicID) -> SymbolicID? {
    kind(of: id) == .apply(Primitive.negation) ? operands(of: id)[0] : nil
  }

  private mutating func simplifiedSum(_ a: SymbolicID, _ b: SymbolicID, _ numbers: [Double?]) -> SymbolicID? {
    if numbers[0] == 0 { return b }
    if numbers[1] == 0 { return a }
    if let inner = operandOfNegation(b) { return apply(Self.subtraction, [a, inner]) }
    return nil
  }

  private mutating func simplifiedDifference(
    _ a: SymbolicID, _ b: SymbolicID, _ numbers: [Double?]
  ) -> SymbolicID? {
    if numbers[1] == 0 { return a }
    if numbers[0] == 0 { return negated(b) }
    if let inner = operandOfNegation(b) { return sum(a, inner) }
    return nil
  }

  private mutating func simplifiedProduct(_ a: SymbolicID, _ b: SymbolicID, _ numbers: [Double?]) -> SymbolicID? {
    if numbers[0] == 0 || numbers[1] == 0 { return number(0) }
    if numbers[0] == 1 { return b }
    if numbers[1] == 1 { return a }
    if numbers[0] == -1 { return negated(b) }
    if numbers[1] == -1 { return negated(a) }
    if let inner = operandOfNegation(a) { return negated(product(inner, b)) }
    if let inner = operandOfNegation(b) { return negated(product(a, inner)) }
    return nil
  }
}
