import ArgumentParser
import ChainRule

struct EmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emit",
    abstract: "Source code for a value and its gradient, in C, Swift, Python or JavaScript.",
    discussion: """
      EXAMPLES
        chainrule emit -e 'e = (a + b)*(b + 1)' --lang python
        chainrule emit lesson.chain --of loss --wrt w,b --name loss -o loss.c
        chainrule emit lesson.chain --jacobian -o lesson.js

      One function, one assignment after the other, with nothing but the language's standard mathematics. Up to 8 \
      inputs are its parameters, in the order written; more are one array.
      """)

  @OptionGroup(title: "Program") var program: ProgramOptions
  @OptionGroup(title: "Derivatives") var selection: SelectionOptions

  @Flag(help: "The values of all the outputs, and their Jacobian.")
  var jacobian = false

  @Flag(help: "The value and the adjoint of every node too.")
  var all = false

  @Option(help: "The programming language. Default: what the output's ending says.")
  var lang: ProgrammingLanguage?

  @Option(help: ArgumentHelp("What the function is called.", valueName: "name"))
  var name: String?

  @OptionGroup(title: "Output") var output: SourceFileOptions

  func run() throws {
    let language = try self.language()
    if jacobian, all { throw CommandFailure.usage("--all goes with a gradient, not with --jacobian") }
    if let name, !SourceCode.canName(name, in: language) {
      throw CommandFailure.usage(
        "no function in \(language.title) can be called \(SourceError.What.quoted(name)); choose another --name")
    }
    try program.check()
    for (option, isGiven) in [("--at", !program.bindings.isEmpty), ("--allow-nonfinite", program.allowsNonfinite)]
    where isGiven {
      throw CommandFailure.usage("\(option) has no use here: the function is given its inputs when it is called")
    }
    let graph = try LoadedProgram.graph(program, output: output)
    let names = KnownNames(of: graph)
    let outputs = try names.nodes(named: selection.of) ?? .everyOutput(of: graph)
    let variables = try names.nodes(named: selection.wrt) ?? .everyInput(of: graph)
    try check(outputs, variables)
    let options = SourceCodeOptions(
      functionName: name, isJacobian: jacobian, includesNodes: all, ties: program.ties)
    try output.write { stream in
      try SourceCode(of: graph, in: language, outputs: outputs, variables: variables, options: options)
        .write(to: &stream)
    }
  }

  private func language() throws(CommandFailure) -> ProgrammingLanguage {
    if let lang { return lang }
    let names = ProgrammingLanguage.allCases.map(\.rawValue).joined(separator: ", ")
    guard let ending = output.fileExtension else { throw .usage("choose a language with --lang: \(names)") }
    guard let language = ProgrammingLanguage(fileExtension: ending) else {
      throw .usage("no source code is written as '.\(ending)'; choose --lang: \(names)")
    }
    return language
  }

  private func check(_ outputs: AskedNodes, _ variables: AskedNodes) throws(CommandFailure) {
    if !jacobian, outputs.count != 1 {
      throw .usage("a gradient is of one output, not \(outputs.count): choose it with --of, or take --jacobian")
    }
    if variables.count == 0 { throw .usage("the program has no input to differentiate by") }
  }
}

/// Where source code goes.
struct SourceFileOptions: ParsableArguments, FileOptions {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(name: .shortAndLong, help: "No remarks on standard error.")
  var quiet = false

  @Option(help: "Whether errors are coloured.")
  var color = ColorChoice.auto
}

extension ProgrammingLanguage: Choice {}
