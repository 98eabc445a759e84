import ArgumentParser
import ChainRule

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Forward against reverse: what each mode takes, how well they agree, who wins.",
    discussion: """
      EXAMPLES
        chainrule compare -e 'e = (a + b)*(b + 1)' --at a=2,b=1
        chainrule compare lesson.chain --of loss --hessian
        chainrule compare lesson.chain --format json -o ledger.json

      Beside the two modes stand shared sweeps, where the Jacobian is sparse, and elimination in forward, reverse and \
      Markowitz order; of small graphs also the best of all orders. Without a value for every input the counts are those \
      of the graph's shape alone.
      """)

  @OptionGroup(title: "Program") var program: ProgramOptions
  @OptionGroup(title: "Derivatives") var selection: SelectionOptions

  @Flag(help: "What the Hessian takes too; needs one output.")
  var hessian = false

  @Option(help: "How the report is written. Default: what the output's ending says, else text.")
  var format: ReportFormat?

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let format = try output.reportFormat(format)
    let question = try Question(program, selection, output: output)
    if hessian { try question.requireOneOutput() }
    let report = try self.report(on: question)
    for note in question.loaded.notes { output.remark(note) }
    try output.write { stream in report.write(as: format, style: output.reportStyle, to: &stream) }
  }

  private func report(on question: Question) throws -> ComparisonReport {
    do {
      return try ComparisonReport(
        of: question.graph, evaluation: question.loaded.evaluation, of: question.outputs, wrt: question.variables,
        wantsHessian: hessian)
    } catch {
      throw CommandFailure.fault(error.description)
    }
  }
}
