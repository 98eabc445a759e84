import ComputationGraph
import Notation

/// A place in ``StraightLine``.
public struct InstructionID: GraphIndex {
  public let index: Int32

  @inlinable public init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

/// A computation as a list of instructions without branches, loops or names: each computes one number from those
/// before it, and no two are equal.
///
/// Only primitives with a spelling in source code occur; others are written out by their ``CodeRule``.
public struct StraightLine: Sendable {
  public enum Kind: Sendable, Hashable {
    case number(Double)
    case input(NodeID)
    case apply(PrimitiveID)
  }

  public private(set) var kinds: [Kind] = []
  private var operandStarts: [Int32] = [0]
  private var operands: [InstructionID] = []
  private var index = NodeIndex()
  private let expansions: CodeExpansions

  public init() throws(SourceErrors) { expansions = try CodeExpansions() }

  public var count: Int { kinds.count }
  public var instructions: GraphIndices<InstructionID> { GraphIndices(kinds.indices) }

  public func kind(of id: InstructionID) -> Kind { kinds[Int(id.index)] }

  public func operands(of id: InstructionID) -> ArraySlice<InstructionID> {
    operands[Int(operandStarts[Int(id.index)])..<Int(operandStarts[Int(id.index) + 1])]
  }

  /// The instruction that computes the same already; its operands may be in another order where that does not matter.
  func known(_ kind: Kind, _ operands: [InstructionID]) -> InstructionID? {
    known(kind, operands, isCommutative: Self.isCommutative(kind), hash: Self.hash(of: kind, operands))
  }

  mutating func intern(_ kind: Kind, _ operands: [InstructionID] = []) -> InstructionID {
    let hash = Self.hash(of: kind, operands)
    if let known = known(kind, operands, isCommutative: Self.isCommutative(kind), hash: hash) { return known }
    kinds.append(kind)
    self.operands.append(contentsOf: operands)
    operandStarts.append(Int32(truncatingIfNeeded: self.operands.count))
    let id = InstructionID(count - 1)
    index.insert(id.index, hash: hash)
    return id
  }

  private func known(
    _ kind: Kind, _ operands: [InstructionID], isCommutative: Bool, hash: Int
  ) -> InstructionID? {
    index.node(hash: hash) { position in
      let id = InstructionID(Int(position))
      guard Self.areSame(self.kind(of: id), kind) else { return false }
      let mine = self.operands(of: id)
      return mine.elementsEqual(operands) || (isCommutative && mine.elementsEqual(operands.reversed()))
    }.map { InstructionID(Int($0)) }
  }

  private static func isCommutative(_ kind: Kind) -> Bool {
    if case .apply(let id) = kind { Primitive[id].isCommutative } else { false }
  }

  /// The same for operands in reverse, so that both orders of two are found in one place.
  private static func hash(of kind: Kind, _ operands: [InstructionID]) -> Int {
    var hasher = Hasher()
    hasher.combine(kind)
    var sum: Int32 = 0
    for operand in operands { sum &+= operand.index }
    hasher.combine(sum)
    if let first = operands.first, let last = operands.last { hasher.combine(max(first, last)) }
    return hasher.finalize()
  }

  /// Unlike equality of numbers, tells 0 from -0.
  private static func areSame(_ a: Kind, _ b: Kind) -> Bool {
    if case .number(let a) = a, case .number(let b) = b { return a.bitPattern == b.bitPattern }
    return a == b
  }
}

// MARK: - Primitives

extension StraightLine {
  /// What computes the value of each node of a graph.
  mutating func values(of graph: Graph) -> NodeTable<InstructionID> {
    var values = NodeTable(repeating: InstructionID(0), count: graph.nodeCount)
    for node in graph.nodes {
      switch graph.operation(of: node) {
      case .input: values[node] = intern(.input(node))
      case .constant: values[node] = intern(.number(graph.literal(of: node)))
      case .primitive(let id): values[node] = value(id, graph.operands(of: node).map { values[$0] })
      }
    }
    return values
  }

  /// What a node of a graph computes, operation by operation as an evaluation does.
  mutating func value(_ id: PrimitiveID, _ operands: [InstructionID]) -> InstructionID {
    if let decided = decided(id, operands) { return decided }
    return switch expansions[id] {
    case .none where id == Self.power && numberValue(of: operands[1]) == 2:
      intern(.apply(Self.multiplication), [operands[0], operands[0]])
    case .none: intern(.apply(id), operands)
    case .expression(let formula): instantiate(formula, operands, value: operands[0])
    case .fold(let step, let whole): joined(operands, by: step, whole)
    }
  }

  /// What conditions on numbers alone come to: some compilers would not know the type of `2.0 < 1.0`.
  private mutating func decided(_ id: PrimitiveID, _ operands: [InstructionID]) -> InstructionID? {
    guard let first = numberValue(of: operands[0]) else { return nil }
    if id == Primitive.choice { return first != 0 ? operands[1] : operands[2] }
    guard Self.isComparison(id), let second = numberValue(of: operands[1]) else { return nil }
    return number([first, second].withUnsafeBufferPointer { Primitive[id].value($0) })
  }

  private mutating func joined(_ operands: [InstructionID], by step: Formula, _ whole: Formula) -> InstructionID {
    var joined = operands[0]
    for next in operands.dropFirst() { joined = instantiate(step, [joined, next], value: joined) }
    return instantiate(whole, [joined], value: joined, count: operands.count)
  }

  /// A formula of the table over operands and the value they give.
  ///
  /// As everywhere in formulas a factor 0 makes a product 0: where the other factor may be infinite beside it, being
  /// made by a primitive that has a domain, the product is chosen only if this one is not 0.
  mutating func instantiate(
    _ formula: Formula, _ operands: [InstructionID], value: InstructionID, count: Int = 1
  ) -> InstructionID {
    var stack: [(id: InstructionID, hasDomain: Bool)] = []
    for instruction in formula.instructions {
      switch instruction {
      case .number(let number): stack.append((self.number(number), false))
      case .operand(let slot): stack.append((operands[min(slot, operands.count - 1)], false))
      case .value: stack.append((value, false))
      case .count: stack.append((number(Double(count)), false))
      case .pi: stack.append((number(.pi), false))
      case .apply(let id, let arity):
        let arguments = Array(stack.suffix(arity))
        stack.removeLast(arguments.count)
        stack.append((applied(id, arguments), Primitive[id].domain != nil))
      }
    }
    return stack.last?.id ?? number(0)
  }

  private mutating func applied(_ id: PrimitiveID, _ arguments: [(id: InstructionID, hasDomain: Bool)]) -> InstructionID
  {
    let result = apply(id, arguments.map(\.id))
    guard id == Self.multiplication, let risky = arguments.firstIndex(where: \.hasDomain) else { return result }
    let other = arguments[1 - risky].id
    if numberValue(of: other) != nil || numberValue(of: arguments[risky].id) != nil { return result }
    return chosen(if: other, result)
  }

  /// 0 where the condition is 0.
  mutating func chosen(if condition: InstructionID, _ id: InstructionID) -> InstructionID {
    numberValue(of: id) == 0 ? id : apply(Primitive.choice, [condition, id, number(0)])
  }
}
