/// What the statements of a program say to each other: each name once, before its use, and as what it is.
struct DefinitionChecks {
  let program: Program
  var errors: ErrorCollector
  private(set) var definitions: [Int32]
  /// The first expression that is this name alone, outside functions that have a parameter of the name.
  private(set) var plainUses: [Int32]
  private(set) var parameterOwners: [Int32]
  private(set) var parameterUsers: [Int32]
  var isReported: [Bool]

  init(_ program: Program, errors: ErrorCollector) {
    let none = [Int32](repeating: -1, count: program.names.count)
    self.program = program
    self.errors = errors
    definitions = none
    plainUses = none
    parameterOwners = none
    parameterUsers = none
    isReported = [Bool](repeating: false, count: program.names.count)
  }

  mutating func run() {
    for index in program.statements.indices { define(index) }
    for index in program.statements.indices { collectUses(in: index) }
    for index in program.statements.indices { check(index) }
  }

  private mutating func define(_ index: Int) {
    let statement = program.statements[index]
    let name = Int(statement.name.index)
    if definitions[name] < 0 {
      definitions[name] = Int32(index)
    } else {
      let first = program.statements[Int(definitions[name])]
      let isMixed = (first.kind == .function) != (statement.kind == .function)
      errors.report(
        .definedTwice(program.name(statement.name), isMixed: isMixed), at: statement.nameRange,
        notes: [SourceError.Note("first defined here", at: first.nameRange)])
    }
    checkParametersDiffer(in: statement, index)
  }

  private mutating func checkParametersDiffer(in statement: Statement, _ index: Int) {
    for parameter in statement.parameters {
      let name = Int(parameter.name.index)
      if parameterOwners[name] == Int32(index) {
        let first = statement.parameters.first { $0.name == parameter.name } ?? parameter
        errors.report(
          .parameterTwice(program.name(parameter.name)), at: parameter.range,
          notes: [SourceError.Note("first named here", at: first.range)])
      }
      parameterOwners[name] = Int32(index)
    }
  }

  private mutating func own(_ statement: Statement, _ index: Int) {
    for parameter in statement.parameters { parameterOwners[Int(parameter.name.index)] = Int32(index) }
  }

  private mutating func collectUses(in index: Int) {
    let statement = program.statements[index]
    own(statement, index)
    for expression in statement.expressions {
      let id = ExpressionID(index: expression)
      switch program.expressions.kind(of: id) {
      case .name(let name):
        if isParameter(name, of: index) {
          parameterUsers[Int(name.index)] = Int32(index)
        } else if plainUses[Int(name.index)] < 0 {
          plainUses[Int(name.index)] = expression
        }
      case .call(let name) where isParameter(name, of: index): parameterUsers[Int(name.index)] = Int32(index)
      default: break
      }
    }
    checkParametersUsed(in: statement, index)
  }

  private mutating func checkParametersUsed(in statement: Statement, _ index: Int) {
    if case .missing = program.expressions.kind(of: statement.root) { return }
    for parameter in statement.parameters where parameterUsers[Int(parameter.name.index)] != Int32(index) {
      guard let definition = definition(of: parameter.name) else { continue }
      errors.report(
        .unusedParameter(program.name(parameter.name)), at: parameter.range,
        notes: [SourceError.Note("and it is defined here", at: program.statements[definition].nameRange)])
    }
  }

  private mutating func check(_ index: Int) {
    own(program.statements[index], index)
    for expression in program.statements[index].expressions {
      let id = ExpressionID(index: expression)
      switch program.expressions.kind(of: id) {
      case .name(let name) where !isParameter(name, of: index): checkUse(of: name, at: id, in: index)
      case .call(let name): checkCall(of: name, at: id, in: index)
      default: break
      }
    }
  }

  func isParameter(_ name: NameID, of index: Int) -> Bool { parameterOwners[Int(name.index)] == Int32(index) }

  func definition(of name: NameID) -> Int? {
    let index = definitions[Int(name.index)]
    return index < 0 ? nil : Int(index)
  }

  func plainUse(of name: NameID) -> ExpressionID? {
    let index = plainUses[Int(name.index)]
    return index < 0 ? nil : ExpressionID(index: index)
  }
}
