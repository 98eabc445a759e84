import ArgumentParser
import ChainRule

struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "One figure of a program's graph.",
    discussion: """
      EXAMPLES
        chainrule draw -e 'e = (a + b)*(b + 1)' -o graph.svg
        chainrule draw lesson.chain --figure reverse --style circuit -o out.pdf
        chainrule draw lesson.chain --figure paths --wrt b --of e -o paths.png
      """)

  @OptionGroup(title: "Program") var program: ProgramOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions
  @OptionGroup(title: "Figure") var selection: SelectionOptions
  @OptionGroup(title: "File") var rendering: RenderingOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try program.check()
    let format = try output.drawingFormat(rendering.format)
    if format.isBinary, output.file == nil, isatty(STDOUT_FILENO) == 1 {
      throw CommandFailure.usage("a terminal shows no \(format.rawValue); choose a file with -o")
    }
    let loaded = try LoadedProgram(program, output: output)
    let names = KnownNames(of: loaded.graph)
    let drawing = Drawing(
      graph: loaded.graph, evaluation: loaded.evaluation,
      outputs: try names.nodes(named: selection.of) ?? .everyOutput(of: loaded.graph),
      variables: try names.nodes(named: selection.wrt) ?? .everyInput(of: loaded.graph),
      expanded: Set(program.expanded.flatMap(\.names)), figure: figure, rendering: rendering, format: format,
      precision: output.precision, language: output.lang)
    for note in loaded.notes { output.remark(note) }
    let bytes = try drawing.draw()
    try output.write { $0.write(bytes) }
  }
}

/// All that decides what a drawing looks like: the seam to the modules that draw.
struct Drawing {
  let graph: Graph
  /// Nil where an input has no value: figures then show symbols.
  let evaluation: Evaluation?
  let outputs: AskedNodes
  let variables: AskedNodes
  /// Functions to open, by name; `all` stands for every one.
  let expanded: Set<String>
  let figure: FigureOptions
  let rendering: RenderingOptions
  let format: DrawingFormat
  let precision: Int
  let language: LanguageChoice

  /// The file's bytes.
  func draw() throws(CommandFailure) -> [UInt8] {
    throw .fault("drawing is not there yet")
  }
}

extension OutputOptions {
  /// What was asked for, else what the file's ending says, else SVG.
  fileprivate func drawingFormat(_ asked: DrawingFormat?) throws(CommandFailure) -> DrawingFormat {
    if let asked { return asked }
    guard let ending = fileExtension else { return .svg }
    guard let format = DrawingFormat(fileExtension: ending) else {
      let names = DrawingFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("no figure is written as '.\(ending)'; choose --format: \(names)")
    }
    return format
  }
}
