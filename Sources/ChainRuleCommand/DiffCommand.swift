import ArgumentParser
import ChainRule

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Derivatives in symbols: raw, simplified, factored or expanded, with the steps that lead to them.",
    discussion: """
      EXAMPLES
        chainrule diff -e 'y = x^2*sin(x)' --steps
        chainrule diff lesson.chain --of loss --wrt w --format latex
        chainrule diff lesson.chain --edge b:d --in names
        chainrule diff -e 'f = x^2*y^3' --order 2 --format json
        chainrule diff -e 'f = (x^2 + 1/3)/(2*x - 1/7)' --at x=1/2 --exact

      Simplifying changes no value where the derivative has one. Without a value for every input there are symbols only.
      """)

  @OptionGroup(title: "Program") var program: ProgramOptions
  @OptionGroup(title: "Derivatives") var selection: SelectionOptions
  @OptionGroup(title: "Numbers") var arithmetic: ArithmeticOptions

  @Option(
    help: ArgumentHelp("The partial on the edge from b to d instead; of several edges all.", valueName: "tail:head"))
  var edge: [EdgeName] = []

  @Option(help: "raw as the sweeps compose it, simplified, factored by paths, or expanded to sums of powers.")
  var form = DerivativeForm.simplified

  @Option(name: .customLong("in"), help: "What results name: inputs, or the program's intermediates too.")
  var vocabulary = DerivativeVocabulary.inputs

  @Option(help: ArgumentHelp("How often to differentiate; 2 gives every second partial.", valueName: "count"))
  var order = 1

  @Flag(help: "Names the rule used at each step.")
  var steps = false

  @Option(help: "How the report is written. Default: what the output's ending says, else text.")
  var format: DerivativeFormat?

  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    guard (1...Self.orderLimit).contains(order) else {
      throw ValidationError("--order is a number from 1 to \(Self.orderLimit).")
    }
    if form == .factored, order > 1 { throw ValidationError("--form factored is for --order 1: paths have one order.") }
    if steps, form != .simplified { throw ValidationError("--steps leads to --form simplified.") }
    guard !edge.isEmpty else { return }
    if order > 1 || steps { throw ValidationError("--edge is for the partial itself, without --order or --steps.") }
    if !selection.of.isEmpty || !selection.wrt.isEmpty {
      throw ValidationError("--edge says what to differentiate, and --of and --wrt do.")
    }
  }

  private static let orderLimit = 10

  func run() throws {
    let format = try output.derivativeFormat(format)
    let question = try Question(program, selection, arithmetic, output: output)
    try check(question)
    let report = try report(on: question)
    for note in report.notes { output.remark(note) }
    let followsTies = program.ties == .both || (question.loaded.evaluation?.kinks ?? []).isEmpty
    let disagreement = followsTies ? report.disagreements.first : nil
    if arithmetic.isExact, let disagreement { throw CommandFailure.fault(disagreement) }
    try output.write(isLast: false) { stream in report.write(as: format, style: output.reportStyle, to: &stream) }
    guard followsTies else { return output.remark("symbols follow --ties both") }
    if let disagreement {
      StandardError.write("check failed: \(disagreement)\n")
      throw CommandFailure.check
    }
  }

  private func check(_ question: Question) throws(CommandFailure) {
    if arithmetic.isExact, question.loaded.exact == nil { try checkRational(question.graph) }
    guard edge.isEmpty else { return }
    let count = DerivativeReport.count(
      outputs: question.outputs.count, variables: question.variables.count, order: order)
    if count > Self.countLimit || (count > 1 && count * Double(question.graph.nodeCount) > Self.workLimit) {
      let number = count.roundedText(precision: 3)
      throw .usage("\(number) derivatives are too many; choose with --of and --wrt")
    }
    if steps, count * Double(question.graph.nodeCount) > Self.stepLimit {
      throw .usage("the steps over \(question.graph.nodeCount) nodes are too many; choose with --of and --wrt")
    }
  }

  /// At a point the numbers say it.
  private func checkRational(_ graph: Graph) throws(CommandFailure) {
    do throws(SourceErrors) {
      try graph.checkRational()
    } catch {
      throw .program(error)
    }
  }

  private static let countLimit = 10_000.0
  /// Derivatives times nodes.
  private static let workLimit = 20_000_000.0
  private static let stepLimit = 20_000.0

  private func report(on question: Question) throws -> DerivativeReport {
    let options = DerivativeReport.Options(
      form: form, vocabulary: vocabulary, order: order, hasSteps: steps, isExact: arithmetic.isExact)
    let (evaluation, exact) = (question.loaded.evaluation, question.loaded.exact)
    let edges = try edge.flatMap { try KnownNames(of: question.graph).edges(named: $0) }
    do {
      if !edges.isEmpty {
        return try DerivativeReport(
          of: question.graph, evaluation: evaluation, on: edges, options: options, exact: exact)
      }
      return try DerivativeReport(
        of: question.graph, evaluation: evaluation, of: question.outputs, wrt: question.variables, options: options,
        exact: exact)
    } catch {
      throw arithmetic.isExact ? CommandFailure.program(error) : CommandFailure.fault(error.description)
    }
  }
}

extension DerivativeForm: Choice {}
extension DerivativeVocabulary: Choice {}
extension DerivativeFormat: Choice {}

extension OutputOptions {
  /// What was asked for, else what the file's ending says.
  fileprivate func derivativeFormat(_ asked: DerivativeFormat?) throws(CommandFailure) -> DerivativeFormat {
    if let asked { return asked }
    guard let ending = fileExtension else { return .text }
    guard let format = DerivativeFormat(fileExtension: ending) else {
      let names = DerivativeFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("no derivative is written as '.\(ending)'; choose --format: \(names)")
    }
    return format
  }
}

/// `b:d`, also `b>d` and `b→d`.
struct EdgeName: ExpressibleByArgument {
  let tail: String
  let head: String

  init?(argument: String) {
    let parts = argument.replacing("->", with: ":").split(
      omittingEmptySubsequences: false, whereSeparator: { ":>→".contains($0) })
    let names = parts.map { String($0.filter { $0 != " " }) }
    guard names.count == 2, !names.contains("") else { return nil }
    (tail, head) = (names[0], names[1])
  }
}

extension KnownNames {
  /// Every edge between two nodes, in the order of slots.
  func edges(named name: EdgeName) throws -> [EdgeID] {
    let ends = try [name.tail, name.head].map { try nodes(named: [NameList(names: [$0])])?.nodes.first }
    guard let tail = ends[0], let head = ends[1] else { return [] }
    let edges = graph.edges(into: head).filter { graph.tail(of: $0) == tail }
    guard edges.isEmpty else { return edges }
    let into = graph.operands(of: head).map { "\(graph.name(of: $0)):\(name.head)" }
    let outOf = graph.edges.prefix(10_000).filter { graph.tail(of: $0) == tail }
      .map { "\(name.tail):\(graph.name(of: graph.head(of: $0)))" }
    var known: Set<String> = []
    let offers = (into + outOf).filter { known.insert($0).inserted }.prefix(12)
    let offer = offers.isEmpty ? "" : "; there are \(offers.joined(separator: ", "))"
    throw CommandFailure.usage("no edge leads from '\(name.tail)' to '\(name.head)'" + offer)
  }
}
