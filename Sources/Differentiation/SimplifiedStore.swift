import ComputationGraph

/// An expression in a ``SimplifiedStore``.
struct SimplifiedID: Sendable, Hashable, Comparable {
  let index: Int32

  init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

/// Expressions in normal form: flat sums of terms with coefficients, flat products of powers, equal ones stored once.
///
/// No rule changes a value where the original has one; some give a value where it has none, as x/x does at 0.
struct SimplifiedStore: Sendable {
  struct Term: Sendable, Hashable {
    /// What the coefficient stands before: no number but 1, and no sum of one term.
    let product: SimplifiedID
    let coefficient: Coefficient
  }

  struct Factor: Sendable, Hashable {
    let base: SimplifiedID
    let exponent: SimplifiedID
  }

  enum Form: Sendable, Hashable {
    case number(Coefficient)
    /// Pi, and where coefficients are exact a number of more digits than they have.
    case literal(Double)
    case node(NodeID)
    case function(PrimitiveID, [SimplifiedID])
    /// Two factors or more, or one with an exponent that is not 1, in the order of their ranks.
    case product([Factor])
    /// Two terms or more, or one with a coefficient that is not 1, in the order first written.
    case sum([Term])
  }

  private var forms: [Form] = []
  private var known: [Form: SimplifiedID] = [:]
  private var ranks: [Rank] = []
  /// How many operands may be stored before ``isExhausted``.
  private var budget: Int
  let graph: Graph
  /// Whether a rounded coefficient ends the work.
  let isExact: Bool
  let one: SimplifiedID
  let zero: SimplifiedID

  init(over graph: Graph, budget: Int, isExact: Bool = false) {
    self.graph = graph
    self.isExact = isExact
    self.budget = budget
    (zero, one) = (SimplifiedID(0), SimplifiedID(1))
    _ = number(.zero)
    _ = number(.one)
  }

  /// Whether expressions became too large: then what is stored is of no use.
  private(set) var isExhausted = false

  var count: Int { forms.count }

  func form(of id: SimplifiedID) -> Form { forms[Int(id.index)] }
  func rank(of id: SimplifiedID) -> Rank { ranks[Int(id.index)] }

  mutating func intern(_ form: Form) -> SimplifiedID {
    let key = canonicalKey(form)
    if let id = known[key] { return id }
    let id = SimplifiedID(forms.count)
    if isExact, Self.isRounded(form) { giveUp() }
    let rank = makeRank(of: form)
    charge(rank.operandCount + 1)
    forms.append(form)
    ranks.append(rank)
    known[key] = id
    return id
  }

  private static func isRounded(_ form: Form) -> Bool {
    switch form {
    case .number(let number): !number.isExact
    case .sum(let terms): !terms.allSatisfy(\.coefficient.isExact)
    case .literal, .node, .function, .product: false
    }
  }

  /// A power of a coefficient; nil where it has none, or where only its rounded value is known and none is wanted.
  func power(of coefficient: Coefficient, _ exponent: Int) -> Coefficient? {
    guard let power = coefficient.raised(to: exponent), power.isExact || !isExact else { return nil }
    return power
  }

  /// Allows so many operands more.
  mutating func refill(to budget: Int) { self.budget = budget }

  mutating func charge(_ operands: Int) {
    budget -= operands
    if budget < 0 { giveUp() }
  }

  /// Whatever order a sum is written in.
  private func canonicalKey(_ form: Form) -> Form {
    guard case .sum(let terms) = form else { return form }
    return .sum(terms.sorted { $0.product < $1.product })
  }

  mutating func giveUp() { isExhausted = true }

  /// A number that no double holds ends the work.
  mutating func number(_ coefficient: Coefficient) -> SimplifiedID {
    if !coefficient.value.isFinite { giveUp() }
    return intern(.number(coefficient))
  }

  func coefficient(of id: SimplifiedID) -> Coefficient? {
    if case .number(let coefficient) = form(of: id) { coefficient } else { nil }
  }

  /// What a form is made of.
  func operands(of id: SimplifiedID) -> [SimplifiedID] {
    switch form(of: id) {
    case .number, .literal, .node: []
    case .function(_, let operands): operands
    case .product(let factors): factors.flatMap { [$0.base, $0.exponent] }
    case .sum(let terms): terms.map(\.product)
    }
  }
}

// MARK: - Order

extension SimplifiedStore {
  /// Where a factor stands in a product: constants, names, powers with symbols above, functions, sums; among these by
  /// the first input they name. Does not depend on when a form was stored.
  struct Rank: Sendable, Comparable {
    enum Level: Int, Sendable { case number, constant, name, power, function, sum }

    let level: Level
    let firstNode: Int32
    let primitive: UInt16
    let size: Double
    let hash: UInt64
    let operandCount: Int

    static func < (a: Self, b: Self) -> Bool {
      (a.level.rawValue, a.firstNode, a.primitive, a.size, a.hash)
        < (b.level.rawValue, b.firstNode, b.primitive, b.size, b.hash)
    }
  }

  private func makeRank(of form: Form) -> Rank {
    switch form {
    case .number(let number): return leaf(.number, .max, number.value.bitPattern)
    case .literal(let value): return leaf(.constant, .max, value == .pi ? 1 : value.bitPattern)
    case .node(let node):
      let isConstant = graph.operation(of: node) == .constant
      return leaf(isConstant ? .constant : .name, node.index, UInt64(node.index) &+ 2)
    case .function(let id, let operands): return rank(.function, id.index, operands, mixing: [UInt64(id.index)])
    case .product(let factors):
      return rank(.function, .max, factors.flatMap { [$0.base, $0.exponent] }, mixing: [7])
    case .sum(let terms):
      let inOrder = terms.sorted { rank(of: $0.product).hash < rank(of: $1.product).hash }
      return rank(
        .sum, .max, inOrder.map(\.product), mixing: inOrder.map { $0.coefficient.value.bitPattern })
    }
  }

  private func leaf(_ level: Rank.Level, _ node: Int32, _ hash: UInt64) -> Rank {
    Rank(level: level, firstNode: node, primitive: 0, size: 1, hash: Self.mixed(hash, 0x9E37), operandCount: 0)
  }

  private func rank(
    _ level: Rank.Level, _ primitive: UInt16, _ operands: [SimplifiedID], mixing salts: [UInt64]
  ) -> Rank {
    var (node, size, hash) = (Int32.max, 1.0, UInt64(level.rawValue))
    for salt in salts { hash = Self.mixed(hash, salt) }
    for operand in operands {
      let rank = rank(of: operand)
      node = min(node, rank.firstNode)
      size += rank.size
      hash = Self.mixed(hash, rank.hash)
    }
    return Rank(
      level: level, firstNode: node, primitive: primitive, size: size, hash: hash, operandCount: operands.count)
  }

  private static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var mixed = (a ^ (b &+ 0x9E37_79B9_7F4A_7C15 &+ (a << 6) &+ (a >> 2))) &* 0xBF58_476D_1CE4_E5B9
    mixed ^= mixed >> 29
    return mixed
  }

  /// The place of a factor, whose exponent may lift it above the names.
  func precedes(_ a: Factor, _ b: Factor) -> Bool {
    let (left, right) = (level(of: a), level(of: b))
    if left != right { return left < right }
    if a.base != b.base { return rank(of: a.base) < rank(of: b.base) }
    return rank(of: a.exponent) < rank(of: b.exponent)
  }

  private func level(of factor: Factor) -> Int {
    let isNumber = coefficient(of: factor.exponent) != nil
    return isNumber ? rank(of: factor.base).level.rawValue : Rank.Level.power.rawValue
  }
}
