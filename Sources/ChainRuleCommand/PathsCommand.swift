import ArgumentParser
import ChainRule

struct PathsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths",
    abstract: "Every path between nodes, its product, their sum and the factored form.",
    discussion: """
      EXAMPLES
        chainrule paths -e 'e = (a + b)*(b + 1)' --at a=2,b=1 --wrt b
        chainrule paths lesson.chain --wrt x --of loss --top 5
        chainrule paths lesson.chain --format json -o paths.json

      The number of paths is exact, be it astronomical. More than a thousand are listed only by --top.
      """)

  @OptionGroup(title: "Program") var program: ProgramOptions
  @OptionGroup(title: "Derivatives") var selection: SelectionOptions
  @OptionGroup(title: "Numbers") var arithmetic: ArithmeticOptions

  @Option(help: ArgumentHelp("Lists only so many paths, the largest contributions first.", valueName: "count"))
  var top: Int?

  @Option(help: "How the report is written. Default: what the output's ending says, else text.")
  var format: ReportFormat?

  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top is a number from 1 on.") }
  }

  func run() throws {
    let format = try output.reportFormat(format)
    let question = try Question(program, selection, arithmetic, output: output)
    try check(question)
    let report = try self.report(on: question)
    for note in question.loaded.notes + report.notes { output.remark(note) }
    try output.write { stream in try report.write(as: format, style: output.reportStyle, to: &stream) }
  }

  private func check(_ question: Question) throws(CommandFailure) {
    let pairs = question.outputs.count * question.variables.count
    if pairs > 1, pairs.multipliedReportingOverflow(by: question.graph.nodeCount).partialValue > Self.pairLimit {
      throw .usage("\(pairs) pairs of nodes are too many; choose with --wrt and --of")
    }
    let limit = PathsReport.topLimit(in: question.graph)
    if let top, top > limit {
      throw .usage("--top is at most \(limit) in a graph of \(question.graph.nodeCount) nodes")
    }
  }

  /// Pairs times nodes: every pair takes sweeps of its own.
  private static let pairLimit = 20_000_000

  private func report(on question: Question) throws -> PathsReport {
    do {
      return try PathsReport(
        of: question.graph, evaluation: question.loaded.evaluation, of: question.outputs, wrt: question.variables,
        top: top, exact: question.loaded.exact)
    } catch {
      throw arithmetic.isExact ? CommandFailure.program(error) : CommandFailure.fault(error.description)
    }
  }
}
