import Figures
import Graphviz

/// How a figure is written.
public struct RenderingOptions: Sendable {
  public var theme: Theme
  /// For SVG that is put into a page: no XML prolog.
  public var isInline: Bool
  /// Goes into the ids, so that the same figure can stand twice on one page.
  public var salt: String
  /// Pixels for each CSS pixel, in formats of pixels.
  public var scale: Double
  /// Of the whole picture in formats of pixels, instead of a scale.
  public var pixelWidth: Int?
  /// TikZ without a document around it, to be read into one.
  public var isCodeOnly: Bool
  /// SVG with the outlines of letters instead of text: the same pixels wherever it is shown.
  public var outlinesText: Bool
  /// How much is laid out before Graphviz is refused the job.
  public var limits: LayoutLimits

  public init(
    theme: Theme = .auto, isInline: Bool = false, salt: String = "", scale: Double = 2, pixelWidth: Int? = nil,
    isCodeOnly: Bool = false, outlinesText: Bool = false, limits: LayoutLimits = .standard
  ) {
    self.theme = theme
    self.isInline = isInline
    self.salt = salt
    self.scale = scale
    self.pixelWidth = pixelWidth
    self.isCodeOnly = isCodeOnly
    self.outlinesText = outlinesText
    self.limits = limits
  }
}

/// Why Graphviz could not lay out or draw a figure.
public typealias LayoutError = GraphvizError

extension Figure {
  /// The figure in a format. What is text is the same bytes on every machine, outlined SVG aside.
  public func rendered(
    as format: Format, options: RenderingOptions = RenderingOptions()
  ) throws(GraphvizError) -> [UInt8] {
    switch format {
    case .svg: Array(try svg(options).utf8)
    case .dot: Array(try dot(theme: options.theme, limits: options.limits).utf8)
    case .tex: Array(try tikz(options).utf8)
    case .mermaid: Array(MermaidWriter.text(of: self, theme: options.theme).utf8)
    case .json: FigureJSON.bytes(of: self, on: try drawing(limits: options.limits))
    case .png, .webp, .jpg, .gif, .tiff, .bmp, .pdf, .eps, .ps: try native(format, options)
    }
  }

  /// The figure in any format Graphviz itself has, with its own text metrics and markup.
  public func renderedByGraphviz(
    as format: String, options: RenderingOptions = RenderingOptions()
  ) throws(GraphvizError) -> [UInt8] {
    let dot = try opaque(options)
    return try Graphviz.rendered(dot, as: format, text: .stock, dpi: 96 * options.scale, limits: options.limits)
  }

  /// The figure as DOT, in a theme's colours.
  public func dot(theme: Theme = .light, limits: LayoutLimits = .standard) throws(GraphvizError) -> String {
    DOTWriter.text(of: self, palette: .theme(theme), setting: try settled(limits: limits).setting)
  }

  /// What Graphviz makes of the figure, for those who measure it. Colours are codes of roles.
  public func drawing(limits: LayoutLimits = .standard) throws(GraphvizError) -> Drawing {
    try settled(limits: limits).drawing
  }

  private func opaque(_ options: RenderingOptions) throws(GraphvizError) -> String {
    opaque(options, try settled(limits: options.limits).setting)
  }

  func opaque(_ options: RenderingOptions, _ setting: LayoutSetting) -> String {
    DOTWriter.text(of: self, palette: .theme(options.theme), setting: setting, background: options.theme.page)
  }

  private func svg(_ options: RenderingOptions) throws(GraphvizError) -> String {
    let writer = SVGWriter(
      SVGOptions(
        title: title, description: description, language: language.rawValue, idPrefixSalt: options.salt,
        inline: options.isInline, colors: options.theme.scheme, paints: Self.paints, dashes: Self.dashes,
        tooltips: tooltips, background: options.theme == .dark ? Theme.dark.page : nil))
    let drawing = try drawing(limits: options.limits)
    return writer.markup(of: drawing, outlines: options.outlinesText ? try TextOutlines(of: drawing) : nil)
  }

  private static let paints: [UInt32: Paint] = Dictionary(
    PaintName.all.map { paint in
      let colors = Paint(
        className: paint.className, light: Theme.light.color(paint), dark: Theme.dark.color(paint),
        print: Theme.print.color(paint))
      return (Palette.code(of: paint), colors)
    }, uniquingKeysWith: { first, _ in first })

  /// Twelve paths, six colours: no two are alike in both.
  static let dashes: [String: String] = Dictionary(
    zip(
      (1...12).map { "path-\($0)" },
      ["", "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "5 5", "1 4", "9 2 2 2 2 2", "14 3 4 3", "3 6", "8 6"]
    ).filter { !$0.1.isEmpty } + [("forward", "6 3")], uniquingKeysWith: { first, _ in first })

  private var tooltips: [String: String] {
    Dictionary(
      boxes.map { ($0.id, $0.tooltip) } + arrows.map { ($0.id, $0.tooltip) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Theme {
  /// The page under a picture that cannot be transparent.
  var page: String { color(.background) }

  var scheme: ColorScheme {
    switch self {
    case .auto: .auto
    case .light: .light
    case .dark: .dark
    case .print: .print
    }
  }
}
