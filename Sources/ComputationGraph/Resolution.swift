import Notation

/// Finds what a program says of functions and constants that no graph can be made of.
struct Resolution {
  let program: Program
  /// Of very many errors the first are enough.
  private static let limit = 1_000
  private var functions: [NameID: Statement] = [:]
  private var unknown: Set<NameID> = []
  private let candidates: [String]
  private(set) var errors: [SourceError] = []
  private(set) var notes: [SourceError] = []

  init(of program: Program) {
    self.program = program
    candidates =
      Primitive.callableNames
      + program.statements.filter { $0.kind == .function }.map { program.name($0.name) }.sorted()
    for statement in program.statements where statement.kind == .function {
      functions[statement.name] = statement
      let name = program.name(statement.name)
      if Primitive.callable(name) != nil {
        notes.append(SourceError(.hidesBuiltin(name), at: statement.nameRange))
      }
    }
    for index in 0..<program.expressions.count { check(ExpressionID(index: Int32(truncatingIfNeeded: index))) }
    var constants = ConstantChecks(program)
    errors += constants.errors()
  }

  private mutating func check(_ id: ExpressionID) {
    guard case .call(let name) = program.expressions.kind(of: id), errors.count < Self.limit else { return }
    let text = program.name(name)
    let range = program.expressions.range(of: id)
    let count = program.expressions.operands(of: id).count
    if let function = functions[name] {
      if function.parameters.count != count {
        let note = SourceError.Note("defined here", at: function.nameRange)
        errors.append(
          SourceError(.wrongArity(text, takes: "\(function.parameters.count)", not: count), at: range, notes: [note]))
      }
    } else if let primitive = Primitive.callable(text) {
      if let takes = Primitive[primitive].arity.complaint(about: count) {
        errors.append(SourceError(.wrongArity(text, takes: takes, not: count), at: range))
      }
    } else if unknown.insert(name).inserted {
      let nearest = Spelling.nearest(to: text, among: candidates)
      errors.append(SourceError(.unknownFunction(text, nearest: nearest), at: program.nameRange(ofCall: id)))
    }
  }
}

extension Arity {
  /// What the primitive takes, in words, where `count` operands are not it.
  func complaint(about count: Int) -> String? {
    switch self {
    case .exactly(let needed): count == needed ? nil : "\(needed)"
    case .atLeast(let least): count >= least ? nil : "at least \(least)"
    case .optional(let required, let defaults):
      (required...required + defaults.count).contains(count) ? nil : "\(required) or \(required + defaults.count)"
    }
  }
}

extension SourceError.What {
  static func unknownFunction(_ name: String, nearest: String?) -> Self {
    guard let nearest else { return Self("'\(name)' is used as a function but never defined") }
    return Self(
      "'\(name)' is used but never defined, and looks like the function '\(nearest)'",
      hint: "did you mean '\(nearest)'?")
  }

  static func wrongArity(_ name: String, takes: String, not count: Int) -> Self {
    Self("'\(name)' takes \(takes) operand\(takes == "1" || takes == "at least 1" ? "" : "s"), not \(count)")
  }

  static func hidesBuiltin(_ name: String) -> Self {
    Self("'\(name)' here is the program's own function, not the built-in one")
  }

  static func constantNeedsInput(_ name: String, input: String) -> Self {
    Self("the constant '\(name)' depends on '\(input)', which is not a constant", hint: "not a constant")
  }

  static func constantNotFinite(_ name: String, _ value: Double) -> Self {
    Self("the constant '\(name)' is \(value.isNaN ? "undefined" : "infinite")")
  }

  static func tooLarge(_ count: Int, _ sharing: Sharing) -> Self {
    let hint = "here the number of operations passes \(count)"
    if sharing != .tree { return Self("the program grows too large when its functions are written out", hint: hint) }
    return Self("the program grows too large as a tree, which shares nothing: try --share names", hint: hint)
  }

  static var missingExpression: Self { Self("an expression is missing here") }
}
