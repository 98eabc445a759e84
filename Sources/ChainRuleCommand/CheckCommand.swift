import ArgumentParser
import ChainRule

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "The gradient against finite differences and against eighty digits; says what each of them errs.",
    discussion: """
      EXAMPLES
        chainrule check -e 'y = x*sin(x)' --at x=2
        chainrule check lesson.chain --wrt x --tolerance 1e-9 --format json
        chainrule check -e 'y = (1 - cos(x))/x^2' --at x=1e-5

      Finite differences are central, with Richardson's extrapolation. The same program is computed again in eighty \
      digits, and its derivative there is checked against the values on both sides. Errors are relative to the \
      derivative; exit status 1 if one of reverse mode is beyond the tolerance. At a kink any number between the \
      one-sided derivatives will do.
      """)

  @OptionGroup(title: "Program") var program: ProgramOptions
  @OptionGroup(title: "Derivatives") var selection: SelectionOptions

  @Option(help: ArgumentHelp("What an error may be, relative to the derivative.", valueName: "number"))
  var tolerance = GradientCheck.defaultTolerance

  @Option(help: "How the report is written. Default: what the output's ending says, else text.")
  var format: ReportFormat?

  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    guard tolerance >= 0, tolerance < 1 else { throw ValidationError("--tolerance is a number from 0 to below 1.") }
  }

  func run() throws {
    if program.allowsNonfinite {
      throw CommandFailure.usage("--allow-nonfinite leaves nothing to compare: check needs finite numbers")
    }
    let format = try output.reportFormat(format)
    let question = try Question(program, selection, output: output)
    let evaluation = try question.loaded.requiredEvaluation(program)
    let inputs = try inputs(of: question)
    let check = try self.check(evaluation, of: question.outputs.nodes, wrt: inputs)
    let report = CheckReport(of: question.graph, check: check, of: question.outputs, wrt: question.variables)
    try output.write(isLast: false) { stream in report.write(as: format, style: output.reportStyle, to: &stream) }
    guard check.holds else { throw CommandFailure.check }
  }

  /// Inputs and outputs times nodes: every one of them takes sweeps or evaluations of its own, in many digits.
  private static let workLimit = 500_000

  private func inputs(of question: Question) throws(CommandFailure) -> [Graph.Input] {
    let graph = question.graph
    let inputs = question.variables.all.compactMap { named in graph.inputs.first { $0.node == named.node } }
    if let computed = question.variables.all.first(where: { graph.operation(of: $0.node) != .input }) {
      let name = SourceError.What.quoted(computed.name)
      throw .usage("only an input can be moved to measure what changes, and \(name) is none: choose inputs with --wrt")
    }
    let count = inputs.count + question.outputs.count
    let work = count.multipliedReportingOverflow(by: graph.nodeCount)
    if work.overflow || work.partialValue > Self.workLimit {
      let size = "a graph of \(graph.nodeCount) nodes"
      throw .usage("\(count) inputs and outputs are too many in \(size); choose with --wrt and --of")
    }
    return inputs
  }

  private func check(
    _ evaluation: Evaluation, of outputs: [NodeID], wrt inputs: [Graph.Input]
  ) throws(CommandFailure) -> GradientCheck {
    do {
      return try evaluation.checked(of: outputs, wrt: inputs, tolerance: tolerance)
    } catch {
      throw .program(error)
    }
  }
}
