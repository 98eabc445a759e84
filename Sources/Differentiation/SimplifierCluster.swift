import ComputationGraph
import Notation

/// The operations around one expression that make one sum or one product, and what they add up or multiply.
struct Cluster {
  enum Kind {
    case number(Coefficient)
    /// A number that is no coefficient.
    case literal(Double)
    case node(NodeID)
    case function(PrimitiveID)
    /// With the numbers among the terms added up.
    case sum(constant: Coefficient)
    /// With the numbers among the factors multiplied.
    case product(coefficient: Coefficient)
    /// A power that is not a whole number.
    case power
  }

  private(set) var kind: Kind
  /// The operands in the order written, each once.
  private(set) var parts: [SymbolicID] = []
  /// How often each is added, or multiplied.
  private(set) var weights: [Coefficient] = []
  /// Whether a number was written before the terms.
  private(set) var isConstantFirst = false
  private(set) var size = 1
  /// Whether a number had too many digits to stay a ratio of integers.
  private(set) var isRounded = false

  init(around root: SymbolicID, in store: SymbolicStore) {
    switch store.kind(of: root) {
    case .number(let value): kind = store.coefficient(of: root).map(Kind.number) ?? .literal(value)
    case .node(let node): kind = .node(node)
    case .apply(let id):
      if Self.terms(of: root, in: store) != nil, !Self.isMultiple(id) {
        kind = .sum(constant: .zero)
        gather(root, store)
      } else if Self.factors(of: root, in: store) != nil {
        kind = .product(coefficient: .one)
        gather(root, store)
      } else {
        kind = id == SymbolicStore.power ? .power : .function(id)
        parts = store.operands(of: root)
      }
    }
  }

  /// Products by numbers are terms inside of sums, and products elsewhere.
  private static func isMultiple(_ id: PrimitiveID) -> Bool {
    id == SymbolicStore.multiplication || id == SymbolicStore.division
  }

  private typealias Step = (operand: SymbolicID, weight: Coefficient)

  /// An operation as a sum of multiples of its operands; nil where it is none.
  private static func terms(of id: SymbolicID, in store: SymbolicStore) -> [Step]? {
    guard case .apply(let primitive) = store.kind(of: id) else { return nil }
    let operands = store.operands(of: id)
    switch primitive {
    case SymbolicStore.addition, Self.sum: return operands.map { ($0, .one) }
    case SymbolicStore.subtraction: return [(operands[0], .one), (operands[1], .minusOne)]
    case Primitive.negation: return [(operands[0], .minusOne)]
    case Self.mean: return operands.map { ($0, Coefficient(operands.count).inverse) }
    case SymbolicStore.multiplication:
      if let number = coefficient(operands[0], store) { return [(operands[1], number)] }
      return coefficient(operands[1], store).map { [(operands[0], $0)] }
    case SymbolicStore.division:
      guard let number = coefficient(operands[1], store), !number.isZero else { return nil }
      return [(operands[0], number.inverse)]
    default: return nil
    }
  }

  /// An operation as a product of whole powers of its operands; nil where it is none.
  private static func factors(of id: SymbolicID, in store: SymbolicStore) -> [Step]? {
    guard case .apply(let primitive) = store.kind(of: id) else { return nil }
    let operands = store.operands(of: id)
    switch primitive {
    case SymbolicStore.multiplication, Primitive.product: return operands.map { ($0, .one) }
    case SymbolicStore.division: return [(operands[0], .one), (operands[1], .minusOne)]
    case Primitive.negation: return [(operands[0], .one)]
    case SymbolicStore.power:
      guard let exponent = coefficient(operands[1], store), exponent.integer != nil else { return nil }
      return [(operands[0], exponent)]
    default: return nil
    }
  }

  private static let sum = Primitive.named("sum")
  private static let mean = Primitive.named("mean")

  private static func coefficient(_ id: SymbolicID, _ store: SymbolicStore) -> Coefficient? {
    store.coefficient(of: id)
  }

  private var isSum: Bool { if case .sum = kind { true } else { false } }

  private func steps(_ id: SymbolicID, _ store: SymbolicStore) -> [Step]? {
    isSum ? Self.terms(of: id, in: store) : Self.factors(of: id, in: store)
  }

  /// Finds the cluster from left to right, then carries weights through it from users to operands.
  private mutating func gather(_ root: SymbolicID, _ store: SymbolicStore) {
    var inside: [SymbolicID: [Step]] = [:]
    var leaves: [SymbolicID] = []
    var seen: Set<SymbolicID> = [root]
    var stack = [root]
    while let next = stack.popLast() {
      if let steps = steps(next, store) {
        inside[next] = steps
        for step in steps.reversed() where seen.insert(step.operand).inserted { stack.append(step.operand) }
      } else {
        leaves.append(next)
      }
    }
    size = seen.count
    settle(leaves, weights(root, inside, store), store)
  }

  private mutating func weights(
    _ root: SymbolicID, _ inside: [SymbolicID: [Step]], _ store: SymbolicStore
  ) -> [SymbolicID: Coefficient] {
    var weights = [root: Coefficient.one]
    for id in inside.keys.sorted(by: >) {
      guard let weight = weights[id] else { continue }
      if case .product(let coefficient) = kind, store.kind(of: id) == .apply(Primitive.negation),
        let times = weight.integer
      {
        kind = .product(coefficient: times.isMultiple(of: 2) ? coefficient : coefficient * .minusOne)
      }
      for step in inside[id] ?? [] {
        weights[step.operand] = (weights[step.operand] ?? .zero) + weight * step.weight
      }
    }
    isRounded = !weights.values.allSatisfy(\.isExact)
    return weights
  }

  private mutating func settle(
    _ leaves: [SymbolicID], _ weights: [SymbolicID: Coefficient], _ store: SymbolicStore
  ) {
    for leaf in leaves {
      guard let weight = weights[leaf], !weight.isZero else { continue }
      if case .sum(let constant) = kind, let number = Self.coefficient(leaf, store) {
        if parts.isEmpty { isConstantFirst = true }
        let sum = constant + number * weight
        if !sum.isExact { isRounded = true }
        kind = .sum(constant: sum)
      } else {
        parts.append(leaf)
        self.weights.append(weight)
      }
    }
  }
}
