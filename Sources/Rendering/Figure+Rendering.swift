import Figures
import Graphviz

/// How a figure is written.
public struct RenderingOptions: Sendable {
  public var theme: Theme
  /// For SVG that is put into a page: no XML prolog.
  public var isInline: Bool
  /// Goes into the ids, so that the same figure can stand twice on one page.
  public var salt: String
  /// Pixels for each CSS pixel of a PNG.
  public var scale: Double
  /// Whether text of an SVG says in `data-number` which number of the computation it writes, and in `data-step` which
  /// step of a sweep brings it.
  public var isMarked: Bool
  /// How long an SVG of steps shows each.
  public var secondsPerStep: Double
  /// Whether boxes and labels are wide enough for numbers of four digits wherever a number may change.
  public var hasRoom: Bool
  /// How much is laid out before Graphviz is refused the job.
  public var limits: LayoutLimits

  public init(
    theme: Theme = .auto, isInline: Bool = false, salt: String = "", scale: Double = 2, isMarked: Bool = false,
    hasRoom: Bool = false, secondsPerStep: Double = 2, limits: LayoutLimits = .standard
  ) {
    self.theme = theme
    self.isInline = isInline
    self.salt = salt
    self.scale = scale
    self.isMarked = isMarked
    self.secondsPerStep = secondsPerStep
    self.hasRoom = hasRoom
    self.limits = limits
  }
}

/// Why Graphviz could not lay out or draw a figure.
public typealias LayoutError = GraphvizError

extension Figure {
  /// The figure in a format. The bytes of SVG and DOT are the same on every machine.
  ///
  /// Steps become one SVG that moves; other formats show the last.
  public func rendered(
    as format: Format, options: RenderingOptions = RenderingOptions()
  ) throws(GraphvizError) -> [UInt8] {
    if !steps.isEmpty, format != .svg { return try renderedLastStep(as: format, options) }
    return switch format {
    case .svg: Array(try svg(options).utf8)
    case .dot: Array(try dot(theme: options.theme, limits: options.limits).utf8)
    case .png: try native("png", options, dpi: 96 * options.scale)
    case .pdf: try native("pdf", options, dpi: nil)
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
    let setting = try settled(limits: options.limits).setting
    return DOTWriter.text(
      of: self, palette: .theme(options.theme), setting: setting, background: options.theme.page)
  }

  private func native(_ format: String, _ options: RenderingOptions, dpi: Double?) throws(GraphvizError) -> [UInt8] {
    let dot = try opaque(options)
    return try Graphviz.rendered(dot, as: format, text: .ownMetrics, dpi: dpi, limits: options.limits)
  }

  private func svg(_ options: RenderingOptions) throws(GraphvizError) -> String {
    if !steps.isEmpty, !options.isMarked { return try animatedSVG(options) }
    let marks = options.isMarked ? TextMarks(of: self) : .none
    let writer = SVGWriter(svgOptions(options, marks))
    return writer.markup(of: try settled(limits: options.limits, marks: marks, hasRoom: options.hasRoom).drawing)
  }

  func svgOptions(_ options: RenderingOptions, _ marks: TextMarks = .none) -> SVGOptions {
    SVGOptions(
      title: title, description: description, language: language.rawValue, idPrefixSalt: options.salt,
      inline: options.isInline, colors: options.theme.scheme, paints: Self.paints,
      paintMask: Palette.paintMask, attributes: marks.attributes, dashes: Self.dashes, tooltips: tooltips,
      background: options.theme == .dark ? Theme.dark.page : nil)
  }

  private static let paints: [UInt32: Paint] = Dictionary(
    PaintName.all.map { paint in
      let colors = Paint(
        className: paint.className, light: Theme.light.color(paint), dark: Theme.dark.color(paint),
        print: Theme.print.color(paint))
      return (Palette.code(of: paint), colors)
    }, uniquingKeysWith: { first, _ in first })

  /// Twelve paths, six colours: no two are alike in both.
  private static let dashes: [String: String] = Dictionary(
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
