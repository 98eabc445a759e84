import ComputationGraph
import Notation

/// The formulas of the primitives that one graph uses, by the primitive's place in the table.
struct CompiledRules: Sendable {
  struct CompiledKink: Sendable {
    let zero: Formula
    let below: [Formula]
    let above: [Formula]
    let isJump: Bool
  }

  enum Partials: Sendable {
    case each([Formula])
    case every(Formula)
    case productOfOthers
  }

  private var partials: [Partials?]
  private var kinks: [[CompiledKink]]

  /// O(size of the graph) to see which are used.
  init(for graph: Graph) throws(SourceErrors) {
    partials = Array(repeating: nil, count: Primitive.all.count)
    kinks = Array(repeating: [], count: Primitive.all.count)
    for operation in graph.operations {
      guard case .primitive(let id) = operation, partials[Int(id.index)] == nil else { continue }
      try compile(id)
    }
  }

  private mutating func compile(_ id: PrimitiveID) throws(SourceErrors) {
    let primitive = Primitive[id]
    partials[Int(id.index)] = try Self.compiled(primitive.partials)
    var compiledKinks: [CompiledKink] = []
    for kink in primitive.kinks {
      compiledKinks.append(
        CompiledKink(
          zero: try Formula(parsing: kink.zero), below: try Self.formulas(kink.sides.map(\.below)),
          above: try Self.formulas(kink.sides.map(\.above)), isJump: kink.isJump))
    }
    kinks[Int(id.index)] = compiledKinks
  }

  static func compiled(_ rule: PartialRule) throws(SourceErrors) -> Partials {
    switch rule {
    case .each(let texts): .each(try formulas(texts))
    case .every(let text, pair: _): .every(try Formula(parsing: text))
    case .productOfOthers: .productOfOthers
    }
  }

  private static func formulas(_ texts: [String]) throws(SourceErrors) -> [Formula] {
    var formulas: [Formula] = []
    for text in texts { formulas.append(try Formula(parsing: text)) }
    return formulas
  }

  /// The partial by the operand in a slot.
  func partial(_ id: PrimitiveID, slot: Int, _ operands: UnsafeBufferPointer<Double>, value: Double) -> Double {
    switch partials[Int(id.index)] {
    case .each(let formulas): formulas[slot](operands, value: value, count: operands.count)
    case .every(let formula):
      formula(UnsafeBufferPointer(rebasing: operands[slot...slot]), value: value, count: operands.count)
    case .productOfOthers: operands.indices.reduce(1) { $1 == slot ? $0 : $0 * operands[$1] }
    case nil: .nan
    }
  }

  func kinks(of id: PrimitiveID) -> [CompiledKink] { kinks[Int(id.index)] }
}
