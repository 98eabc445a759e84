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
        chainrule draw circuit.chain --style circuit --width 1200 -o out.png
        chainrule draw lesson.chain --figure reverse --codeonly -o reverse.tex
        chainrule draw lesson.chain --figure steps -o 'step-%d.svg'
        chainrule draw lesson.chain --figure worksheet -o sheet.svg --key key.svg
        chainrule draw network.chain --figure heat -o heat.svg

      The format follows the output's ending: svg, png, pdf, webp, jpg, gif, tiff, bmp, eps, ps, dot, tex (TikZ), \
      mermaid (mmd) or json, or html for a page that goes through the steps of a sweep and recomputes every number. \
      With --renderer graphviz, Graphviz itself draws the same graph, in any format it has. Steps make one SVG that \
      moves, or, with %d in the output's name, a file each.
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
    if rendering.isPage(output) {
      let page = try page(of: loaded)
      if let keyOutput { try rendering.write(try described(loaded, isKey: true), to: keyOutput) }
      return try output.write(bytes: page)
    }
    let figure = try described(loaded)
    for remark in figure.remarks { output.remark(remark) }
    if rendering.printsAlternative { return try output.write(bytes: Array((figure.description + "\n").utf8)) }
    if figure.kind == .steps, let numbered = NumberedFiles(output) {
      return try numbered.write(try rendering.steps(of: figure, output: output))
    }
    if let keyOutput { try rendering.write(try described(loaded, isKey: true), to: keyOutput) }
    try rendering.write(figure, to: output)
  }

  /// The figure before anything is laid out.
  func described() throws -> Figure { try described(loaded()) }

  private func loaded() throws -> LoadedProgram {
    try sheet.check(figure)
    return try LoadedProgram(program, output: output, needsPartials: figure.figure.showsDerivatives)
  }

  private func described(_ loaded: LoadedProgram, isKey: Bool = false) throws -> Figure {
    let options = try options(loaded, isKey: isKey)
    do {
      return try Figure(of: loaded.graph, evaluation: loaded.evaluation, options: options)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// What is drawn, and how.
  func options(_ loaded: LoadedProgram, isKey: Bool) throws -> FigureOptions {
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
    return options
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

extension FigureKind: Choice {}
extension SweepDirection: Choice {}
extension FigureStyle: Choice {}
extension PartialDisplay: Choice {}
extension HeatQuantity: Choice {}
