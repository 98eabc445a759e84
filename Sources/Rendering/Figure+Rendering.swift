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
  /// How much is laid out before Graphviz is refused the job.
  public var limits: LayoutLimits

  public init(
    theme: Theme = .auto, isInline: Bool = false, salt: String = "", scale: Double = 2,
    limits: LayoutLimits = .standard
  ) {
    self.theme = theme
    self.isInline = isInline
    self.salt = salt
    self.scale = scale
    self.limits = limits
  }
}

/// Why Graphviz could not lay out or draw a figure.
public typealias LayoutError = GraphvizError

extension Figure {
  /// The figure in a format. The bytes of SVG and DOT are the same on every machine.
  public func rendered(
    as format: Format, options: RenderingOptions = RenderingOptions()
  ) throws(GraphvizError) -> [UInt8] {
    switch format {
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
    let figure = shown
    return DOTWriter.text(
      of: figure, palette: .theme(theme), setting: try figure.settled(theme, limits: limits).setting)
  }

  /// What Graphviz makes of the figure, for those who measure it. Colours are codes of roles.
  public func drawing(
    theme: Theme = .light, limits: LayoutLimits = .standard
  ) throws(GraphvizError) -> Drawing {
    try shown.settled(theme, limits: limits).drawing
  }

  private func opaque(_ options: RenderingOptions) throws(GraphvizError) -> String {
    let figure = shown
    let setting = try figure.settled(options.theme, limits: options.limits).setting
    return DOTWriter.text(
      of: figure, palette: .theme(options.theme), setting: setting, background: options.theme.page)
  }

  private func native(_ format: String, _ options: RenderingOptions, dpi: Double?) throws(GraphvizError) -> [UInt8] {
    let dot = try opaque(options)
    return try Graphviz.rendered(dot, as: format, text: .ownMetrics, dpi: dpi, limits: options.limits)
  }

  private func svg(_ options: RenderingOptions) throws(GraphvizError) -> String {
    let theme = options.theme
    let writer = SVGWriter(
      SVGOptions(
        title: title, description: description, language: language.rawValue, idPrefixSalt: options.salt,
        inline: options.isInline, colors: theme.scheme, paints: theme.paints, dashes: Self.dashes,
        tooltips: tooltips, fonts: theme.fonts.stacks, background: theme.fillsPage ? theme.page : nil))
    return writer.markup(of: try drawing(theme: theme, limits: options.limits))
  }

  /// Twelve paths, six colours: no two are alike in both.
  static let dashes: [String: String] = Dictionary(
    zip(
      (1...12).map { "path-\($0)" },
      ["", "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "5 5", "1 4", "9 2 2 2 2 2", "14 3 4 3", "3 6", "8 6"]
    ).filter { !$0.1.isEmpty } + [("forward", "6 3")], uniquingKeysWith: { first, _ in first })

  private var tooltips: [String: String] {
    let all = boxes.map { ($0.id, $0.tooltip) } + arrows.map { ($0.id, $0.tooltip) }
    var tooltips = Dictionary(all, uniquingKeysWith: { first, _ in first })
    for (id, label) in wholeLabels {
      tooltips[id] = tooltips[id].map { $0.contains(label) || $0.isEmpty ? $0 : "\($0)\n\(label)" } ?? label
    }
    return tooltips
  }
}

extension Theme {
  /// The page under a picture that cannot be transparent.
  var page: String { color(.background) }

  var scheme: ColorScheme { darkColors == nil ? .light : .auto }

  /// By the codes that stand for them in the DOT.
  fileprivate var paints: [UInt32: Paint] {
    var paints: [UInt32: Paint] = [:]
    for paint in PaintName.all {
      paints[Palette.code(of: paint)] = Paint(
        className: paint.className, light: color(paint), dark: darkColor(paint))
    }
    return paints
  }
}

extension ThemeFonts {
  fileprivate var stacks: FontStacks { FontStacks(serif: serif, sans: sans, mono: mono) }
}
