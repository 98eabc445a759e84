import Notation

/// Finds constants that depend on something that is not constant, in their own text or through functions.
struct ConstantChecks {
  private let program: Program
  private var isConstant: [Bool]
  /// For each function, a use of something not constant in it or in a function that it calls.
  private var culprits: [NameID: ExpressionID] = [:]

  init(_ program: Program) {
    self.program = program
    isConstant = program.names.map { $0 == "pi" || $0 == "π" }
    for statement in program.statements { isConstant[Int(statement.name.index)] = statement.kind == .constant }
  }

  /// A function precedes those that call it, so one pass will do. O(expressions).
  mutating func errors() -> [SourceError] {
    guard program.statements.contains(where: { $0.kind == .constant }) else { return [] }
    var errors: [SourceError] = []
    for statement in program.statements {
      switch statement.kind {
      case .function: culprits[statement.name] = culprits(of: statement).first?.culprit
      case .constant: errors += culprits(of: statement).map { error(in: statement, at: $0.place, culprit: $0.culprit) }
      case .input, .definition, .output: break
      }
    }
    return errors
  }

  /// Where a statement uses what is not constant, and what that is.
  private func culprits(of statement: Statement) -> [(place: ExpressionID, culprit: ExpressionID)] {
    let parameters = statement.parameters.map(\.name)
    return statement.expressions.compactMap { index in
      let id = ExpressionID(index: index)
      switch program.expressions.kind(of: id) {
      case .name(let name): return isConstant[Int(name.index)] || parameters.contains(name) ? nil : (id, id)
      case .call(let name): return culprits[name].map { (id, $0) }
      default: return nil
      }
    }
  }

  private func error(in constant: Statement, at place: ExpressionID, culprit: ExpressionID) -> SourceError {
    let range = program.expressions.range(of: culprit)
    let what = SourceError.What.constantNeedsInput(program.name(constant.name), input: String(program.source[range]))
    if place == culprit { return SourceError(what, at: range) }
    let note = SourceError.Note("the function comes to it here", at: range)
    return SourceError(what, at: program.expressions.range(of: place), notes: [note])
  }
}
