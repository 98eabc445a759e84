import Notation

/// Finds what a program says of functions and constants that no graph can be made of.
struct Resolution {
  let program: Program
  private var functions: [NameID: Statement] = [:]
  private(set) var errors: [SourceError] = []
  private(set) var notes: [SourceError] = []

  init(of program: Program) {
    self.program = program
    for statement in program.statements where statement.kind == .function {
      functions[statement.name] = statement
      let name = program.name(statement.name)
      if Primitive.callable(name) != nil {
        notes.append(SourceError(.hidesBuiltin(name), at: statement.nameRange))
      }
    }
    for index in 0..<program.expressions.count { check(ExpressionID(index: Int32(truncatingIfNeeded: index))) }
    checkConstants()
  }

  private mutating func check(_ id: ExpressionID) {
    guard case .call(let name) = program.expressions.kind(of: id) else { return }
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
    } else {
      let nearest = Spelling.nearest(to: text, among: Primitive.callableNames + functions.keys.map(program.name).sorted())
      errors.append(SourceError(.unknownFunction(text, nearest: nearest), at: program.nameRange(ofCall: id)))
    }
  }

  private mutating func checkConstants() {
    let constants = Set(program.statements.filter { $0.kind == .constant }.map(\.name))
    for statement in program.statements where statement.kind == .constant {
      for index in statement.expressions {
        guard case .name(let name) = program.expressions.kind(of: ExpressionID(index: Int32(truncatingIfNeeded: index))) else { continue }
        let text = program.name(name)
        let isPi = (text == "pi" || text == "π") && !program.statements.contains { $0.name == name }
        if !constants.contains(name) && !isPi {
          let what = SourceError.What.constantNeedsInput(program.name(statement.name), input: text)
          errors.append(SourceError(what, at: program.expressions.range(of: ExpressionID(index: Int32(truncatingIfNeeded: index)))))
        }
      }
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
      "'\(name)' is used but never defined, and looks like the function '\(nearest)'", hint: "did you mean '\(nearest)'?")
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
    Self("the constant '\(name)' has no finite value: it comes out as \(value)")
  }

  static func tooLarge(_ count: Int, _ sharing: Sharing) -> Self {
    let hint = sharing == .tree ? "as a tree this shares nothing; --share names does" : nil
    return Self("the program grows beyond \(count) operations when its functions are written out", hint: hint)
  }

  static var missingExpression: Self { Self("an expression is missing here") }
}
