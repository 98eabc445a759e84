import ArgumentParser
import ChainRule

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "The evaluation trace: every statement with its tangent or adjoint, as the literature prints it.",
    discussion: """
      EXAMPLES
        chainrule trace -e 'e = (a + b)*(b + 1)' --at a=2,b=1
        chainrule trace survey.chain --style griewank --decimals 3
        chainrule trace lesson.chain --mode reverse --style code -o lesson.py
        chainrule trace lesson.chain --blank --standalone -o worksheet.tex
        chainrule trace -e 'y = x/(1 + x^2)' --at x=1/3 --exact

      Without a value for every input there are symbols and no numbers. Griewank's style lists the operations of a \
      statement by level, the others in the order of evaluation.
      """)

  @OptionGroup(title: "Program") var program: ProgramOptions
  @OptionGroup(title: "Trace") var choice: TraceChoice
  @OptionGroup(title: "Trace") var ends: TraceEnds
  @OptionGroup(title: "Trace") var sheet: SheetChoice
  @OptionGroup(title: "Numbers") var arithmetic: ArithmeticOptions

  @Option(help: "How the report is written. Default: what the output's ending says, else text.")
  var format: ReportFormat?

  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if sheet.key != nil, !sheet.isBlank { throw ValidationError("--key goes with --blank.") }
    if choice.showsResults, choice.style != .griewank {
      throw ValidationError("--results goes with --style griewank; the other styles show results anyway.")
    }
    if arithmetic.isExact, choice.style == .code {
      throw ValidationError("--style code computes in floating point: leave out --exact, or choose another style.")
    }
    try ends.check(choice.mode)
  }

  func run() throws {
    try program.check(arithmetic)
    try ends.along.check(arithmetic, of: "--along <tangents>")
    let format = try reportFormat()
    let loaded = try LoadedProgram(program, output: output, isExact: arithmetic.isExact)
    let (trace, remarks) = try ends.trace(
      of: loaded, choice, isExact: arithmetic.isExact, words: output.reportStyle.words)
    for remark in loaded.notes + remarks { output.remark(remark) }
    let report = TraceReport(
      of: trace, style: choice.style, showsResults: choice.showsResults, sheet: sheet.sheet,
      isStandalone: sheet.isStandalone)
    var style = output.reportStyle
    style.decimals = choice.decimals
    try output.write { stream in try report.write(as: format, style: style, to: &stream) }
  }

  /// Python programs are text; data has no blanks and is no program.
  private func reportFormat() throws(CommandFailure) -> ReportFormat {
    let isProgram = choice.style == .code
    if isProgram, format == nil, output.fileExtension == "py" { return .text }
    let format = try output.reportFormat(format)
    let isData = format == .json || format == .csv
    if isData, isProgram { throw .usage("--style code is for text, markdown and latex, not for \(format.rawValue)") }
    if isData, sheet.isBlank { throw .usage("--blank is for text, markdown and latex, not for \(format.rawValue)") }
    if sheet.isStandalone, format != .latex { throw .usage("--standalone is for latex, not for \(format.rawValue)") }
    return format
  }
}

/// Which trace, and in which style.
struct TraceChoice: ParsableArguments {
  @Option(help: "Which derivatives go with the values. Default: both; with --style code reverse.")
  var mode: TraceMode?

  @Option(help: "How statements are written.")
  var style = TraceStyle.names

  @Option(help: ArgumentHelp("Places after the point, 0 to 15, instead of significant digits.", valueName: "places"))
  var decimals: Int?

  @Flag(name: .customLong("results"), help: "In Griewank's style, the value of every operation, as the book has it.")
  var showsResults = false

  func validate() throws {
    if let decimals, !(0...15).contains(decimals) { throw ValidationError("--decimals is a number from 0 to 15.") }
  }

  fileprivate var modes: (forward: Bool, reverse: Bool) {
    switch mode {
    case .forward: (true, false)
    case .reverse: (false, true)
    case .both: (true, true)
    case nil: (style != .code, true)
    }
  }
}

enum TraceMode: String, Choice {
  case forward, reverse, both
}

/// Where the sweeps start.
struct TraceEnds: ParsableArguments {
  @Option(help: ArgumentHelp("The input, or any node, that forward mode starts from.", valueName: "name"))
  var wrt: [NameList] = []

  @Option(help: ArgumentHelp("A direction for forward mode instead: a=1,b=0.5.", valueName: "tangents"))
  var along: [BindingList] = []

  @Option(help: ArgumentHelp("The output, or any node, that reverse mode starts from.", valueName: "name"))
  var of: [NameList] = []

  fileprivate func check(_ mode: TraceMode?) throws {
    if !wrt.isEmpty, !along.isEmpty { throw ValidationError("--wrt and --along exclude each other.") }
    if wrt.flatMap(\.names).count > 1 {
      throw ValidationError("--wrt is one name here; a direction is given with --along a=1,b=1.")
    }
    if of.flatMap(\.names).count > 1 { throw ValidationError("--of is one name here: a trace has one output.") }
    if mode == .reverse, !(wrt.isEmpty && along.isEmpty) {
      throw ValidationError("--wrt and --along are for forward mode.")
    }
  }

  /// The trace, with remarks on what was chosen where nothing was said.
  fileprivate func trace(
    of loaded: LoadedProgram, _ choice: TraceChoice, isExact: Bool, words: ReportWords
  ) throws(CommandFailure) -> (Trace, [String]) {
    let names = KnownNames(of: loaded.graph)
    let asked = try names.nodes(named: of)?.all.first
    let modes = choice.modes
    let isForwardAsked = !(wrt.isEmpty && along.isEmpty)
    let seeds = modes.forward || isForwardAsked ? try seeds(names, isExact: isExact) : []
    let output = asked ?? AskedNodes.everyOutput(of: loaded.graph).all.first
    var remarks: [String] = []
    if modes.forward, !isForwardAsked { remarks += words.remark(onChosen: seeds, in: loaded.graph) }
    if modes.reverse, asked == nil, let output { remarks += words.remark(onChosen: output, in: loaded.graph) }
    let end = modes.reverse ? output : nil
    return (try Self.trace(of: loaded, along: seeds, of: end, order: choice.style.order), remarks)
  }

  private static func trace(
    of loaded: LoadedProgram, along seeds: [Trace.Seed], of output: NamedNode?, order: Trace.Order
  ) throws(CommandFailure) -> Trace {
    guard let exact = loaded.exact else {
      return Trace(of: loaded.graph, evaluation: loaded.evaluation, along: seeds, of: output, order: order)
    }
    do throws(SourceErrors) {
      return try Trace(of: exact, along: seeds, of: output, order: order)
    } catch {
      throw .program(error)
    }
  }

  private func seeds(_ names: KnownNames, isExact: Bool) throws(CommandFailure) -> [Trace.Seed] {
    let seed = { (node: NamedNode, tangent: Rational, rounded: Double) in
      isExact ? Trace.Seed(node, exactTangent: tangent) : Trace.Seed(node, tangent: rounded)
    }
    if let input = try names.nodes(named: wrt)?.all.first { return [seed(input, 1, 1)] }
    let bindings = along.flatMap(\.bindings)
    _ = try names.nodes(named: bindings.map { NameList(names: [$0.name]) })
    if bindings.isEmpty { return AskedNodes.everyInput(of: names.graph).all.prefix(1).map { seed($0, 1, 1) } }
    return bindings.compactMap { binding in
      AskedNodes(named: [binding.name], in: names.graph).all.first.map { seed($0, binding.exact, binding.value) }
    }
  }
}

/// Exercises.
struct SheetChoice: ParsableArguments {
  enum Key: String, Choice {
    case after, none, only
  }

  @Flag(name: .customLong("blank"), help: "A worksheet: what is computed is left to be filled in.")
  var isBlank = false

  @Option(help: "Where the worksheet's key is. Default: after it.")
  var key: Key?

  @Flag(name: .customLong("standalone"), help: "LaTeX as a document, not as a part of one.")
  var isStandalone = false

  fileprivate var sheet: TraceReport.Sheet {
    guard isBlank else { return .full }
    return switch key ?? .after {
    case .after: .worksheetAndKey
    case .none: .worksheet
    case .only: .key
    }
  }
}

extension TraceStyle: Choice {}
