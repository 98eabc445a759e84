import ArgumentParser
import ChainRule
import Graphviz

/// How to write a figure.
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

  @Flag(name: .customLong("outline-text"), help: "SVG with the outlines of letters instead of text.")
  var outlinesText = false

  @Option(help: ArgumentHelp("Keeps the ids of equal figures on one page apart.", valueName: "text"))
  var salt = ""

  @Option(help: ArgumentHelp("Pixels for each of the figure's, as in PNG; 2 where not given.", valueName: "factor"))
  var scale: Double?

  @Option(help: ArgumentHelp("The width of a PNG or other picture of pixels, exactly.", valueName: "pixels"))
  var width: Int?

  @Option(help: ArgumentHelp("How long an SVG of --figure steps shows each step.", valueName: "seconds"))
  var stepSeconds: Double?

  @Flag(name: .customLong("codeonly"), help: "TikZ without a document around it, for \\input.")
  var isCodeOnly = false

  @Flag(name: .customLong("pair"), help: "Writes name.svg in light colours and name~dark.svg in dark ones.")
  var isPair = false

  @Flag(name: .customLong("alt"), help: "Prints the text alternative instead of drawing.")
  var printsAlternative = false

  func validate() throws {
    if let scale, !(scale > 0 && scale <= 20) {
      throw ValidationError("--scale is a number above 0, at most 20.")
    }
    if let width, !(16...32_000).contains(width) { throw ValidationError("--width is a number from 16 to 32000.") }
    if let stepSeconds, !(0.5...60).contains(stepSeconds) {
      throw ValidationError("--step-seconds is a number from 0.5 to 60.")
    }
    if scale != nil, width != nil { throw ValidationError("Give --scale or --width, not both.") }
    if isPair, !theme.isAutomatic { throw ValidationError("--pair writes both themes; leave out --theme.") }
    if isPair, printsAlternative { throw ValidationError("--alt prints words and writes no --pair.") }
    if renderer == .graphviz, isCodeOnly || outlinesText || isPair || width != nil {
      throw ValidationError("--codeonly, --outline-text, --pair and --width go with --renderer own.")
    }
  }

  /// What was asked for, else what the file's ending says, else SVG.
  func formatName(_ output: OutputOptions) -> String { format ?? output.fileExtension ?? "svg" }

  /// Refuses what cannot come out well, before any work is done.
  func check(_ output: OutputOptions) throws(CommandFailure) {
    guard renderer == .own, !printsAlternative else { return }
    if isPage(output) { return try checkPage() }
    let format = try ownFormat(output)
    if isInline, format != .svg { throw .usage("--inline is for SVG, not for \(format.rawValue)") }
    if outlinesText, format != .svg { throw .usage("--outline-text is for SVG, not for \(format.rawValue)") }
    if isCodeOnly, format != .tex { throw .usage("--codeonly is for tex, not for \(format.rawValue)") }
    if !format.hasPixels {
      if width != nil { throw .usage("--width is for pictures of pixels, not for \(format.rawValue)") }
      if scale != nil { throw .usage("--scale is for pictures of pixels, not for \(format.rawValue)") }
    }
    if isPair, output.file == nil { throw .usage("--pair writes two files; name one with -o") }
    if isPair, !format.hasColors { throw .usage("--pair is for pictures, and \(format.rawValue) has no colours") }
    if !format.isText, output.file == nil, isatty(STDOUT_FILENO) == 1 {
      throw .usage("a terminal shows no \(format.rawValue); choose a file with -o")
    }
  }

  private func checkPage() throws(CommandFailure) {
    if isInline { throw .usage("--inline is for SVG, not for html") }
    if outlinesText { throw .usage("--outline-text is for SVG, not for html") }
    if isCodeOnly { throw .usage("--codeonly is for tex, not for html") }
    if width != nil || scale != nil { throw .usage("--width and --scale are for pictures of pixels, not for html") }
    if isPair || !theme.isAutomatic {
      throw .usage("--theme and --pair are for pictures: a page has a button for light and dark")
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

  func bytes(of figure: Figure, output: OutputOptions) throws(CommandFailure) -> [UInt8] {
    try bytes(of: figure, output: output, theme: try theme.loaded(output))
  }

  /// Writes the figure where it belongs; of a pair nothing before both are drawn.
  func write(_ figure: Figure, to output: OutputOptions) throws(CommandFailure) {
    guard isPair, let file = output.file else { return try output.write(bytes: bytes(of: figure, output: output)) }
    let light = try bytes(of: figure, output: output, theme: .light)
    let dark = try bytes(of: figure, output: output, theme: .dark)
    try OutputFile.write(dark, to: Self.darkName(of: file))
    try OutputFile.write(light, to: file)
  }

  /// `name~dark.svg` for `name.svg`, as DocC has it.
  static func darkName(of file: String) -> String {
    let folder = file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex
    let name = file[folder...]
    let point = name.lastIndex(of: ".") ?? name.endIndex
    return file[..<folder] + name[..<point] + "~dark" + name[point...]
  }

  /// Each step of a figure as a file of its own.
  func steps(of figure: Figure, output: OutputOptions) throws(CommandFailure) -> [[UInt8]] {
    guard renderer == .own else { throw .usage("--renderer graphviz draws the last step only: leave out %d") }
    if isPair { throw .usage("--pair is for one picture, not for a file for each step") }
    let format = try ownFormat(output)
    let options = options(theme: try theme.loaded(output))
    do throws(LayoutError) {
      return try figure.renderedSteps(as: format, options: options)
    } catch {
      throw CommandFailure(error)
    }
  }

  private func options(theme: Theme) -> RenderingOptions {
    RenderingOptions(
      theme: theme, isInline: isInline, salt: salt, scale: scale ?? 2, pixelWidth: width, isCodeOnly: isCodeOnly,
      outlinesText: outlinesText, secondsPerStep: stepSeconds ?? 2)
  }

  private func bytes(
    of figure: Figure, output: OutputOptions, theme: Theme
  ) throws(CommandFailure) -> [UInt8] {
    let options = options(theme: theme)
    let format = renderer == .own ? try ownFormat(output) : nil
    do throws(LayoutError) {
      guard let format else { return try figure.renderedByGraphviz(as: formatName(output), options: options) }
      return try figure.rendered(as: format, options: options)
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension OutputFile {
  fileprivate static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    let file = try OutputFile(path)
    file.receive(bytes)
    try file.finish()
  }
}

extension CommandFailure {
  init(_ error: FigureError) { self = .usage(error.message) }

  /// Too large a figure, or a format that Graphviz has not, is what was asked for; the rest is our fault.
  init(_ error: LayoutError) {
    switch error.stage {
    case .tooLarge:
      self = .usage("the drawing is too large to lay out: \(error.message); draw fewer nodes, or use eval or paths")
    case .format: self = .usage(error.message)
    case .layout where error.message.contains("larger than maximum"): self = .usage(error.message)
    case .render where error.message.contains("format"): self = .usage(error.message)
    case .library, .parse, .layout, .render: self = .fault(error.description)
    }
  }
}
