import ArgumentParser
import ChainRule

enum FigureChoice: String, CaseIterable, ExpressibleByArgument {
  case graph, values, partials, forward, reverse, paths, compare
}

enum StyleChoice: String, CaseIterable, ExpressibleByArgument {
  case olah, circuit, tape, plain
}

enum ThemeChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, light, dark, print
}

enum PartialsChoice: String, CaseIterable, ExpressibleByArgument {
  case number, symbol, both
}

enum RendererChoice: String, CaseIterable, ExpressibleByArgument {
  case own, graphviz
}

enum DrawingFormat: String, CaseIterable, ExpressibleByArgument {
  case svg, png, pdf, dot, json, tex, mermaid, html

  /// The format that a file's ending stands for.
  init?(fileExtension: String) {
    switch fileExtension.lowercased() {
    case "mmd": self = .mermaid
    case "htm": self = .html
    case "gv": self = .dot
    default: self.init(rawValue: fileExtension.lowercased())
    }
  }

  var isBinary: Bool { self == .png || self == .pdf }
}

/// What a figure shows and how it is drawn.
struct FigureOptions: ParsableArguments {
  @Option(help: "What is shown.")
  var figure = FigureChoice.graph

  @Option(help: "How it is drawn.")
  var style = StyleChoice.olah

  @Option(help: "The colours; auto follows the reader's light or dark setting.")
  var theme = ThemeChoice.auto

  @Option(help: "What stands on edges in figures with partials.")
  var partials = PartialsChoice.both

  @Flag(help: "Constants are nodes, not parts of labels.")
  var constants = false

  @Flag(help: "Only what the program names is a node; the rest is in labels.")
  var namedOnly = false

  @Option(help: ArgumentHelp("Functions are opened down to so many levels.", valueName: "levels"))
  var depth: Int?

  @Option(help: ArgumentHelp("Beyond so many nodes a figure folds what it can.", valueName: "count"))
  var maxNodes = 150

  func validate() throws {
    if let depth, depth < 0 { throw ValidationError("--depth is a number from 0 on.") }
    if maxNodes < 1 { throw ValidationError("--max-nodes is a number from 1 on.") }
  }
}

/// How a figure is put into a file.
struct RenderingOptions: ParsableArguments {
  @Option(help: "The file's format. Default: what the output's ending says, else svg.")
  var format: DrawingFormat?

  @Option(help: "Our own drawing, or what Graphviz makes of the same graph.")
  var renderer = RendererChoice.own

  @Flag(help: "An SVG to be put into a page: no prolog.")
  var inline = false

  @Option(help: ArgumentHelp("Sets ids apart from those of other figures on the page.", valueName: "text"))
  var salt = ""

  @Flag(help: "Prints the figure in words, for those who do not see it.")
  var alt = false

  @Option(help: ArgumentHelp("The figure's title.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("The size, times the natural one.", valueName: "factor"))
  var scale = 1.0

  func validate() throws {
    guard scale > 0, scale <= 100 else { throw ValidationError("--scale is a number above 0, at most 100.") }
    if inline, let format, format != .svg { throw ValidationError("--inline is for SVG.") }
  }
}
