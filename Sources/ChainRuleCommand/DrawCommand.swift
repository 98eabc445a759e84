import ArgumentParser
import ChainRule

struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    // A command under another is not asked for completion scripts, which takes time that a small figure feels.
    _superCommandName: ChainRuleCommand.name,
    abstract: "Draws one figure of a program.",
    discussion: """
      EXAMPLES
        chainrule draw -e 'e = (a + b)*(b + 1)' -o structure.svg
        chainrule draw lesson.chain --figure forward --wrt b -o forward.svg
        chainrule draw lesson.chain --figure paths --wrt b --of e -o paths.pdf
        chainrule draw circuit.chain --figure reverse --style circuit -o out.png
        chainrule draw lesson.chain --figure steps -o 'step-%d.svg'
        chainrule draw lesson.chain --figure worksheet -o sheet.svg --key key.svg
        chainrule draw network.chain --figure heat -o heat.svg

      The format follows the output's ending: svg, png, pdf or dot. With --renderer graphviz, Graphviz itself draws \
      the same graph, in any format it has. Steps make one SVG that moves, or, with %d in the output's name, a file each.
      """)

  @OptionGroup(title: "Program") var program: ProgramOptions
  @OptionGroup(title: "Figure") var figure: FigureChoice
  @OptionGroup(title: "Worksheet") var sheet: WorksheetChoice
  @OptionGroup(title: "Figure") var selection: SelectionOptions
  @OptionGroup(title: "File") var rendering: RenderingChoice
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try program.check()
    try rendering.check(output)
    if rendering.stepSeconds != nil, figure.figure != .steps {
      throw ValidationError("--step-seconds goes with --figure steps.")
    }
    let keyOutput = try sheet.keyOutput(beside: output)
    if let keyOutput { try rendering.check(keyOutput) }
    let loaded = try loaded()
    let figure = try described(loaded)
    for remark in figure.remarks { output.remark(remark) }
    if figure.kind == .steps, let numbered = NumberedFiles(output), !rendering.printsAlternative {
      return try numbered.write(try rendering.steps(of: figure, output: output))
    }
    let bytes = try bytes(of: figure, output)
    if let keyOutput {
      try keyOutput.write(bytes: try self.bytes(of: try described(loaded, isKey: true), keyOutput))
    }
    try output.write(bytes: bytes)
  }

  private func bytes(of figure: Figure, _ output: OutputOptions) throws(CommandFailure) -> [UInt8] {
    if rendering.printsAlternative { return Array((figure.description + "\n").utf8) }
    return try rendering.bytes(of: figure, output: output)
  }

  /// The figure before anything is laid out.
  func described() throws -> Figure { try described(loaded()) }

  private func loaded() throws -> LoadedProgram {
    try sheet.check(figure)
    return try LoadedProgram(program, output: output, needsPartials: figure.figure.showsDerivatives)
  }

  private func described(_ loaded: LoadedProgram, isKey: Bool = false) throws -> Figure {
    if figure.figure != .graph { loaded.notes.forEach(output.remark) }
    let names = KnownNames(of: loaded.graph)
    var options = figure.options
    options.outputs = try names.nodes(named: selection.of)?.asOutputs ?? []
    options.variables = try names.nodes(named: selection.wrt)?.asOutputs ?? []
    options.worksheet = try sheet.worksheet(names, isKey: isKey)
    options.repeatsInputs = program.graphOptions.sharing == .tree
    options.precision = output.precision
    options.language = output.lang == .vi ? .vietnamese : .english
    options.expanded = Set(program.expanded.flatMap(\.names))
    do {
      return try Figure(of: loaded.graph, evaluation: loaded.evaluation, options: options)
    } catch .tooManyNodes(let count, let limit) {
      throw CommandFailure.usage(FigureError.tooManyNodes(count, limit: limit).message)
    } catch {
      throw CommandFailure.usage(error.message)
    }
  }
}

extension AskedNodes {
  fileprivate var asOutputs: [Graph.Output] { all.map { Graph.Output(name: $0.name, node: $0.node) } }
}

/// What to draw.
struct FigureChoice: ParsableArguments {
  @Option(help: "What the figure shows.")
  var figure = FigureKind.graph

  @Option(help: "What --figure steps goes through, one step after the other.")
  var sweep: SweepDirection?

  @Option(help: "How it is drawn.")
  var style = FigureStyle.olah

  @Option(help: "How the partial on an edge is written.")
  var partials = PartialDisplay.both

  @Flag(name: .customLong("constants"), help: "Constants are nodes of their own.")
  var showsConstants = false

  @Flag(name: .customLong("named-only"), help: "Chains of unnamed operations are drawn as edges.")
  var showsOnlyNames = false

  @Flag(name: .customLong("derivation"), help: "The derivative is derived beside the graph, rule by rule.")
  var showsDerivation = false

  @Option(help: "What colours the nodes of a figure of sizes: --figure heat.")
  var heat: HeatQuantity?

  @Option(help: ArgumentHelp("Opens functions nested less deep than this.", valueName: "levels"))
  var depth = 0

  @Option(help: ArgumentHelp("The caption, instead of the one made; empty for none.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("Beyond so many nodes a figure is folded.", valueName: "count"))
  var maxNodes = 150

  @Flag(name: .customLong("no-fold"), help: "A figure with more nodes is refused, not folded.")
  var isNeverFolded = false

  func validate() throws {
    guard depth >= 0 else { throw ValidationError("--depth is 0 or more.") }
    if showsDerivation, style != .olah || [.compare, .worksheet, .heat].contains(figure) {
      throw ValidationError(
        "--derivation goes with the style olah, and with any figure but compare, worksheet and heat.")
    }
    if sweep != nil, figure != .steps { throw ValidationError("--sweep goes with --figure steps.") }
    if heat != nil, figure != .heat { throw ValidationError("--heat goes with --figure heat.") }
    guard maxNodes > 0 else { throw ValidationError("--max-nodes is 1 or more.") }
  }

  var options: FigureOptions {
    var options = FigureOptions(
      kind: figure, style: style, partialDisplay: partials, showsConstants: showsConstants,
      showsOnlyNames: showsOnlyNames, showsDerivation: showsDerivation, depth: depth, maximumNodeCount: maxNodes,
      isFolding: !isNeverFolded, caption: title, sweep: sweep ?? .reverse)
    options.heat = heat ?? .adjoint
    return options
  }
}

/// How to write it.
struct RenderingChoice: ParsableArguments {
  enum Renderer: String, Choice {
    case own, graphviz
  }

  @Option(
    help: ArgumentHelp("Colours, faces, sizes and shapes: a built-in theme, or a JSON file.", valueName: "theme"),
    completion: ThemeChoice.completion)
  var theme = ThemeChoice.builtIn(.auto)

  @Option(help: ArgumentHelp("The format, instead of what the output's ending says.", valueName: "format"))
  var format: String?

  @Option(help: "Who writes the picture.")
  var renderer = Renderer.own

  @Flag(name: .customLong("inline"), help: "SVG to be put into a page: no XML prolog.")
  var isInline = false

  @Option(help: ArgumentHelp("Keeps the ids of equal figures on one page apart.", valueName: "text"))
  var salt = ""

  @Option(help: ArgumentHelp("Pixels of a PNG for each of the figure's.", valueName: "factor"))
  var scale = 2.0

  @Option(help: ArgumentHelp("How long an SVG of --figure steps shows each step.", valueName: "seconds"))
  var stepSeconds: Double?

  @Flag(name: .customLong("alt"), help: "Prints the text alternative instead of drawing.")
  var printsAlternative = false

  func validate() throws {
    guard scale > 0, scale <= 20 else { throw ValidationError("--scale is a number above 0, at most 20.") }
    if let stepSeconds, !(0.5...60).contains(stepSeconds) {
      throw ValidationError("--step-seconds is a number from 0.5 to 60.")
    }
  }

  /// What was asked for, else what the file's ending says, else SVG.
  func formatName(_ output: OutputOptions) -> String { format ?? output.fileExtension ?? "svg" }

  /// Refuses what cannot come out well, before any work is done.
  func check(_ output: OutputOptions) throws(CommandFailure) {
    guard renderer == .own, !printsAlternative else { return }
    let format = try ownFormat(output)
    if isInline, format != .svg { throw .usage("--inline is for SVG, not for \(format.rawValue)") }
    if !format.isText, output.file == nil, isatty(STDOUT_FILENO) == 1 {
      throw .usage("a terminal shows no \(format.rawValue); choose a file with -o")
    }
  }

  private func ownFormat(_ output: OutputOptions) throws(CommandFailure) -> Format {
    let name = formatName(output)
    if let known = Format(fileName: "." + name) { return known }
    let formats = Format.allCases.map(\.rawValue).joined(separator: ", ")
    throw .usage(
      format == nil
        ? "no figure is written as '.\(name)'; choose --format: \(formats)"
        : "there is no format '\(name)'; the formats are \(formats)")
  }

  private func options(_ output: OutputOptions) throws(CommandFailure) -> RenderingOptions {
    RenderingOptions(
      theme: try theme.loaded(output), isInline: isInline, salt: salt, scale: scale, secondsPerStep: stepSeconds ?? 2)
  }

  /// Each step of a figure as a file of its own.
  func steps(of figure: Figure, output: OutputOptions) throws(CommandFailure) -> [[UInt8]] {
    guard renderer == .own else { throw .usage("--renderer graphviz draws the last step only: leave out %d") }
    let format = try ownFormat(output)
    let options = try options(output)
    do throws(LayoutError) {
      return try figure.renderedSteps(as: format, options: options)
    } catch {
      throw CommandFailure(error)
    }
  }

  func bytes(of figure: Figure, output: OutputOptions) throws(CommandFailure) -> [UInt8] {
    let options = try options(output)
    do throws(LayoutError) {
      switch renderer {
      case .graphviz: return try figure.renderedByGraphviz(as: formatName(output), options: options)
      case .own: break
      }
    } catch {
      throw CommandFailure(error)
    }
    let format = try ownFormat(output)
    do throws(LayoutError) {
      return try figure.rendered(as: format, options: options)
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension CommandFailure {
  /// Too large a figure, or a format that Graphviz has not, is what was asked for; the rest is our fault.
  fileprivate init(_ error: LayoutError) {
    switch error.stage {
    case .tooLarge:
      self = .usage("the drawing is too large to lay out: \(error.message); draw fewer nodes, or use eval or paths")
    case .layout where error.message.contains("larger than maximum"): self = .usage(error.message)
    case .render where error.message.contains("format"): self = .usage(error.message)
    case .library, .parse, .layout, .render: self = .fault(error.description)
    }
  }
}

extension FigureKind: Choice {}
extension SweepDirection: Choice {}
extension FigureStyle: Choice {}
extension PartialDisplay: Choice {}
extension HeatQuantity: Choice {}
