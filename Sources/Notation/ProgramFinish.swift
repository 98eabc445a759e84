extension Parser {
  /// Names the outputs and checks what statements say to each other.
  consuming func finished() -> (Program, ErrorCollector) {
    var names = names
    nameOutputs(&names)
    let program = Program(source: source, statements: statements, expressions: expressions, names: names.names)
    var checks = DefinitionChecks(program, errors: errors)
    checks.run()
    return (program, checks.errors)
  }

  private mutating func nameOutputs(_ names: inout NameTable) {
    var candidates = OutputNames()
    for index in statements.indices where statements[index].kind == .output {
      var name = candidates.next()
      while names.contains(name) { name = candidates.next() }
      statements[index].name = names.intern(name)
    }
  }
}

/// f, g, h, … z, f1, f2, …
struct OutputNames {
  private var count: UInt32 = 0
  private let letters: UInt32 = 21

  mutating func next() -> String {
    defer { count += 1 }
    if count >= letters { return "f\(count - letters + 1)" }
    return Unicode.Scalar(0x66 + count).map { String(Character($0)) } ?? "f"
  }
}
