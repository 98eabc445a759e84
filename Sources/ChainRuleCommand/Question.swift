import ChainRule

/// A program, and the nodes of it that were asked about.
struct Question {
  let loaded: LoadedProgram
  /// Every output where none was named.
  let outputs: AskedNodes
  /// Every input where none was named.
  let variables: AskedNodes

  var graph: Graph { loaded.graph }

  init(
    _ program: ProgramOptions, _ selection: SelectionOptions, _ arithmetic: ArithmeticOptions? = nil,
    output: OutputOptions
  ) throws {
    try program.check(arithmetic)
    loaded = try LoadedProgram(program, output: output, isExact: arithmetic?.isExact == true)
    let names = KnownNames(of: loaded.graph)
    outputs = try names.nodes(named: selection.of) ?? .everyOutput(of: loaded.graph)
    variables = try names.nodes(named: selection.wrt) ?? .everyInput(of: loaded.graph)
  }

  /// A Hessian is of one function.
  func requireOneOutput() throws(CommandFailure) {
    guard outputs.count != 1 else { return }
    throw .usage("--hessian needs one output, not \(outputs.count): choose it with --of")
  }
}
