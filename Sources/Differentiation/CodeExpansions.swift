import ComputationGraph
import Notation

/// The primitives that source code writes out, by their rows' ``CodeRule``.
struct CodeExpansions: Sendable {
  enum Expansion: Sendable {
    case expression(Formula)
    case fold(step: Formula, whole: Formula)
  }

  private var rows: [Expansion?] = []

  init() throws(SourceErrors) {
    for primitive in Primitive.all {
      switch primitive.code {
      case .syntax, .function: rows.append(nil)
      case .expression(let text): rows.append(.expression(try Formula(parsing: text)))
      case .fold(let step, let whole):
        rows.append(.fold(step: try Formula(parsing: step), whole: try Formula(parsing: whole)))
      }
    }
  }

  subscript(id: PrimitiveID) -> Expansion? { rows[Int(id.index)] }
}
