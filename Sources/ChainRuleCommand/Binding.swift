import ArgumentParser
import ChainRule

/// `a=2`, as `--at` takes it.
struct Binding: ExpressibleByArgument {
  let name: String
  let value: Double

  /// A value is written as in a program: `-2`, `1e-3`, `+.5`.
  init?(argument: String) {
    let program = try? Program(parsing: argument)
    guard let program, program.statements.count == 1, let statement = program.statements.first else { return nil }
    guard statement.kind == .input, let value = statement.inputValue else { return nil }
    self.name = program.name(statement.name)
    self.value = value
  }
}

/// `a=2,b=1`
struct BindingList: ExpressibleByArgument {
  let bindings: [Binding]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let bindings = parts.compactMap { Binding(argument: String($0)) }
    guard bindings.count == parts.count else { return nil }
    self.bindings = bindings
  }
}

/// `b,c`
struct NameList: ExpressibleByArgument {
  let names: [String]

  init(names: [String]) { self.names = names }

  init?(argument: String) {
    let isSpace = { (character: Character) in character == " " }
    names = argument.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let trimmed = part.drop(while: isSpace)
      return String(trimmed.reversed().drop(while: isSpace).reversed())
    }
    if names.contains("") { return nil }
  }
}
