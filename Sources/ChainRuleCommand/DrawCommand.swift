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

      The format follows the output's ending: svg, png, pdf or dot, or html for a page that goes through the steps of \
      a sweep and recomputes every number. With --renderer graphviz, Graphviz itself draws the same graph, in any \
      format it has. Steps make one SVG that moves, or, with %d in the output's name, a file each.
      """)

  @OptionGroup(title: "Program") var program: ProgramOptions
  @OptionGroup(title: "Figure") var figure: FigureChoice
  @OptionGroup(title: "Figure") var selection: SelectionOptions
  @OptionGroup(title: "File") var rendering: RenderingChoice
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try program.check()
    try rendering.check(output)
    if rendering.stepSeconds != nil, figure.figure != .steps {
      throw ValidationError("--step-seconds goes with --figure steps.")
    }
    if rendering.isPage(output) { return try output.write(bytes: page()) }
    let figure = try described()
    for remark in figure.remarks { output.remark(remark) }
    if figure.kind == .steps, let numbered = NumberedFiles(output), !rendering.printsAlternative {
      return try numbered.write(try rendering.steps(of: figure, output: output))
    }
    let alternative = Array((figure.description + "\n").utf8)
    try output.write(bytes: rendering.printsAlternative ? alternative : try rendering.bytes(of: figure, output: output))
  }

  /// The figure before anything is laid out.
  func described() throws -> Figure {
    let (loaded, options) = try asked()
    do {
      return try Figure(of: loaded.graph, evaluation: loaded.evaluation, options: options)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// What is drawn, and how.
  func asked() throws -> (LoadedProgram, FigureOptions) {
    let loaded = try LoadedProgram(program, output: output, needsPartials: figure.figure.showsDerivatives)
    if figure.figure != .graph { loaded.notes.forEach(output.remark) }
    let names = KnownNames(of: loaded.graph)
    var options = figure.options
    options.outputs = try names.nodes(named: selection.of)?.asOutputs ?? []
    options.variables = try names.nodes(named: selection.wrt)?.asOutputs ?? []
    options.repeatsInputs = program.graphOptions.sharing == .tree
    options.precision = output.precision
    options.language = output.lang == .vi ? .vietnamese : .english
    options.expanded = Set(program.expanded.flatMap(\.names))
    return (loaded, options)
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

  @Option(help: ArgumentHelp("Opens functions nested less deep than this.", valueName: "levels"))
  var depth = 0

  @Option(help: ArgumentHelp("The caption, instead of the one made; empty for none.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("The most nodes a figure may have.", valueName: "count"))
  var maxNodes = 150

  func validate() throws {
    guard depth >= 0 else { throw ValidationError("--depth is 0 or more.") }
    if showsDerivation, style != .olah || figure == .compare {
      throw ValidationError("--derivation goes with the style olah, and with any figure but compare.")
    }
    if sweep != nil, figure != .steps { throw ValidationError("--sweep goes with --figure steps.") }
    guard maxNodes > 0 else { throw ValidationError("--max-nodes is 1 or more.") }
  }

  var options: FigureOptions {
    FigureOptions(
      kind: figure, style: style, partialDisplay: partials, showsConstants: showsConstants,
      showsOnlyNames: showsOnlyNames, showsDerivation: showsDerivation, depth: depth, maximumNodeCount: maxNodes,
      caption: title, sweep: sweep ?? .reverse)
  }
}

/// How to write it.
struct RenderingChoice: ParsableArguments {
  enum Renderer: String, Choice {
    case own, graphviz
  }

  @Option(help: "The colours.")
  var theme = Theme.auto

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
    if isPage(output) {
      if isInline { throw .usage("--inline is for SVG, not for html") }
      if theme != .auto { throw .usage("--theme is for pictures: a page has a button for light and dark") }
      return
    }
    let format = try ownFormat(output)
    if isInline, format != .svg { throw .usage("--inline is for SVG, not for \(format.rawValue)") }
    if !format.isText, output.file == nil, isatty(STDOUT_FILENO) == 1 {
      throw .usage("a terminal shows no \(format.rawValue); choose a file with -o")
    }
  }

  private func ownFormat(_ output: OutputOptions) throws(CommandFailure) -> Format {
    let name = formatName(output)
    if let known = Format(fileName: "." + name) { return known }
    let formats = (Format.allCases.map(\.rawValue) + ["html"]).joined(separator: ", ")
    throw .usage(
      format == nil
        ? "no figure is written as '.\(name)'; choose --format: \(formats)"
        : "there is no format '\(name)'; the formats are \(formats)")
  }

  private var options: RenderingOptions {
    RenderingOptions(
      theme: theme, isInline: isInline, salt: salt, scale: scale, secondsPerStep: stepSeconds ?? 2)
  }

  /// Each step of a figure as a file of its own.
  func steps(of figure: Figure, output: OutputOptions) throws(CommandFailure) -> [[UInt8]] {
    guard renderer == .own else { throw .usage("--renderer graphviz draws the last step only: leave out %d") }
    let format = try ownFormat(output)
    do throws(LayoutError) {
      return try figure.renderedSteps(as: format, options: options)
    } catch {
      throw CommandFailure(error)
    }
  }

  func bytes(of figure: Figure, output: OutputOptions) throws(CommandFailure) -> [UInt8] {
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
  init(_ error: FigureError) { self = .usage(error.message) }

  /// Too large a figure, or a format that Graphviz has not, is what was asked for; the rest is our fault.
  init(_ error: LayoutError) {
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
extension Theme: Choice {}
