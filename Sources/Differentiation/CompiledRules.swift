import ComputationGraph
import Notation

/// The formulas of the table of primitives, ready to evaluate.
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

  private struct Row: Sendable {
    let partials: Partials
    let kinks: [CompiledKink]
  }

  /// By the primitive's place in the table; empty for those that are not needed.
  private let rows: [Row?]

  /// The rules that a graph's operations need: compiling the whole table takes longer than a small figure.
  init(for graph: Graph) throws(SourceErrors) {
    var rows = [Row?](repeating: nil, count: Primitive.all.count)
    for operation in graph.operations {
      guard case .primitive(let id) = operation, rows[Int(id.index)] == nil else { continue }
      rows[Int(id.index)] = try Self.row(of: Primitive[id])
    }
    self.rows = rows
  }

  /// The rules of the whole table, which higher derivatives need: compiled once.
  static func all() throws(SourceErrors) -> CompiledRules { try whole.get() }

  private static let whole = Result { () throws(SourceErrors) -> CompiledRules in
    var rows: [Row?] = []
    for primitive in Primitive.all { rows.append(try row(of: primitive)) }
    return CompiledRules(rows)
  }

  private init(_ rows: [Row?]) { self.rows = rows }

  private static func row(of primitive: Primitive) throws(SourceErrors) -> Row {
    var kinks: [CompiledKink] = []
    for kink in primitive.kinks {
      kinks.append(
        CompiledKink(
          zero: try Formula(parsing: kink.zero), below: try formulas(kink.sides.map(\.below)),
          above: try formulas(kink.sides.map(\.above)), isJump: kink.isJump))
    }
    return Row(partials: try compiled(primitive.partials), kinks: kinks)
  }

  private static func compiled(_ rule: PartialRule) throws(SourceErrors) -> Partials {
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
    switch rows[Int(id.index)]?.partials {
    case .each(let formulas): formulas[slot](operands, value: value, count: operands.count)
    case .every(let formula):
      formula(UnsafeBufferPointer(rebasing: operands[slot...slot]), value: value, count: operands.count)
    case .productOfOthers: operands.indices.reduce(1) { $1 == slot ? $0 : $0 * operands[$1] }
    case nil: .nan
    }
  }

  /// Whether there can be one, a tie of `max` or `min` included.
  func hasKinks(_ id: PrimitiveID) -> Bool {
    !kinks(of: id).isEmpty || id == Primitive.maximum || id == Primitive.minimum
  }

  func partials(of id: PrimitiveID) -> Partials { rows[Int(id.index)]?.partials ?? .each([]) }

  func kinks(of id: PrimitiveID) -> [CompiledKink] { rows[Int(id.index)]?.kinks ?? [] }
}
