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

      The format follows the output's ending: svg, png, pdf, webp, jpg, gif, tiff, bmp, eps, ps, dot, tex (TikZ), \
      mermaid (mmd) or json. With --renderer graphviz, Graphviz itself draws the same graph, in any format it has.
      """)

  @OptionGroup(title: "Program") var program: ProgramOptions
  @OptionGroup(title: "Figure") var figure: FigureChoice
  @OptionGroup(title: "Figure") var selection: SelectionOptions
  @OptionGroup(title: "File") var rendering: RenderingChoice
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try program.check()
    try rendering.check(output)
    let figure = try described()
    for remark in figure.remarks { output.remark(remark) }
    guard rendering.printsAlternative else { return try rendering.write(figure, to: output) }
    try output.write(bytes: Array((figure.description + "\n").utf8))
  }

  /// The figure before anything is laid out.
  func described() throws -> Figure {
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
    guard maxNodes > 0 else { throw ValidationError("--max-nodes is 1 or more.") }
  }

  var options: FigureOptions {
    FigureOptions(
      kind: figure, style: style, partialDisplay: partials, showsConstants: showsConstants,
      showsOnlyNames: showsOnlyNames, showsDerivation: showsDerivation, depth: depth, maximumNodeCount: maxNodes,
      caption: title)
  }
}

extension FigureKind: Choice {}
extension FigureStyle: Choice {}
extension PartialDisplay: Choice {}
extension Theme: Choice {}
