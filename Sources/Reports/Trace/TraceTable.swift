import Notation

/// One formula of a statement, and what joins it to the one before.
struct TracePart: Sendable {
  enum Sign: Sendable {
    case none, equals
    /// Beside statements that add.
    case equalsBesideAdds
    case adds
    case becomes
  }

  let sign: Sign
  let expression: TraceExpression
  /// Whether the point lies on a kink here.
  var isMarked = false
}

/// `v₁ = ln v₀ = ln 2`: columns that may be empty.
struct TraceStatement: Sendable {
  var parts: [TracePart?]

  init(_ name: TraceAtom, _ rest: TracePart?...) {
    parts = [TracePart(sign: .none, expression: .atom(name))] + rest
  }
}

/// Statements side by side.
struct TraceRow: Sendable {
  let statements: [TraceStatement?]
  /// Whether a rule divides it from the row above.
  var beginsGroup = false
}

/// A table whose rows are made as they are asked for, however many there are.
struct TraceTable {
  struct Column: Sendable {
    let heading: String
    let partCount: Int
  }

  let title: String
  let columns: [Column]
  let rowCount: Int
  let forEachRow: ((TraceRow) -> Void) throws(SourceErrors) -> Void
}
