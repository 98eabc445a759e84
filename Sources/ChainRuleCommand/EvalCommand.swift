import ArgumentParser
import ChainRule

struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Values, partials, tangents, adjoints and the Jacobian, as a table or as data.",
    discussion: """
      EXAMPLES
        chainrule eval -e 'e = (a + b)*(b + 1)' --at a=2,b=1
        chainrule eval lesson.chain --of e --hessian --format json
        chainrule eval lesson.chain --verify --quiet -o lesson.csv

      Without a value for every input there are symbols and no numbers.
      """)

  @OptionGroup(title: "Program") var program: ProgramOptions
  @OptionGroup(title: "Derivatives") var selection: SelectionOptions

  @Flag(help: "Second derivatives too; needs one output.")
  var hessian = false

  @Flag(help: "Compares the derivatives with those got in other ways; exit status 1 if they differ.")
  var verify = false

  @Option(help: "How the report is written. Default: what the output's ending says, else text.")
  var format: ReportFormat?

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try program.check()
    let format = try output.reportFormat(format)
    let loaded = try LoadedProgram(program, output: output)
    let names = KnownNames(of: loaded.graph)
    let outputs = try names.nodes(named: selection.of) ?? .everyOutput(of: loaded.graph)
    let variables = try names.nodes(named: selection.wrt) ?? .everyInput(of: loaded.graph)
    if hessian, outputs.count != 1 {
      throw CommandFailure.usage("--hessian needs one output, not \(outputs.count): choose it with --of")
    }
    let verification = verify ? try loaded.requiredEvaluation(program).verified(of: outputs, wrt: variables) : nil
    let report = try self.report(on: loaded, outputs, variables, verification)
    for note in loaded.notes + report.notes { output.remark(note) }
    try output.write { stream in try report.write(as: format, style: output.reportStyle, to: &stream) }
    if let verification { try verification.conclude() }
  }

  private func report(
    on loaded: LoadedProgram, _ outputs: AskedNodes, _ variables: AskedNodes, _ verification: Verification?
  ) throws -> EvaluationReport {
    do {
      return try EvaluationReport(
        of: loaded.graph, evaluation: loaded.evaluation, at: loaded.point, of: outputs, wrt: variables,
        wantsHessian: hessian, verification: verification)
    } catch {
      throw CommandFailure.fault(error.description)
    }
  }
}

extension Evaluation {
  fileprivate func verified(of outputs: AskedNodes, wrt variables: AskedNodes) -> Verification {
    verified(of: outputs.nodes, wrt: variables.nodes)
  }
}

extension Verification {
  /// Says how well the ways agree; throws where they do not.
  fileprivate func conclude() throws(CommandFailure) {
    StandardError.write(summary + "\n")
    guard holds else { throw .check }
  }
}
