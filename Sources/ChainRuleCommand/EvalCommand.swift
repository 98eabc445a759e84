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
        chainrule eval -e 'y = x/(1 + x^2)' --at x=1/3 --exact
        chainrule eval lesson.chain --verify --quiet -o lesson.csv

      Without a value for every input there are symbols and no numbers.
      """)

  @OptionGroup(title: "Program") var program: ProgramOptions
  @OptionGroup(title: "Derivatives") var selection: SelectionOptions
  @OptionGroup(title: "Numbers") var arithmetic: ArithmeticOptions

  @Flag(help: "Second derivatives too; needs one output.")
  var hessian = false

  @Flag(help: "Compares the derivatives with those got in other ways; exit status 1 if they differ.")
  var verify = false

  @Option(help: "How the report is written. Default: what the output's ending says, else text.")
  var format: ReportFormat?

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let format = try output.reportFormat(format)
    let question = try Question(program, selection, arithmetic, output: output)
    if verify, arithmetic.isExact {
      throw CommandFailure.usage("--verify measures rounding errors, and --exact has none: leave one out")
    }
    if hessian { try question.requireOneOutput() }
    let verification = verify ? try verification(of: question) : nil
    let report = try self.report(on: question, verification)
    for note in question.loaded.notes + report.notes { output.remark(note) }
    try output.write(isLast: verification == nil) { stream in
      try report.write(as: format, style: output.reportStyle, to: &stream)
    }
    if let verification { try verification.conclude() }
  }

  private func verification(of question: Question) throws -> Verification {
    try question.loaded.requiredEvaluation(program)
      .verified(of: question.outputs.nodes, wrt: question.variables.nodes)
  }

  private func report(on question: Question, _ verification: Verification?) throws -> EvaluationReport {
    do {
      return try EvaluationReport(
        of: question.graph, evaluation: question.loaded.evaluation, at: question.loaded.point,
        of: question.outputs, wrt: question.variables, wantsHessian: hessian, verification: verification,
        exact: question.loaded.exact)
    } catch {
      throw arithmetic.isExact ? CommandFailure.program(error) : CommandFailure.fault(error.description)
    }
  }
}

extension Verification {
  /// Says how well the ways agree; throws where they do not.
  fileprivate func conclude() throws(CommandFailure) {
    StandardError.write(summary + "\n")
    guard holds else { throw .check }
  }
}
