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
  /// Whether text of an SVG says in `data-number` which number of the computation it writes, and in `data-step` which
  /// step of a sweep brings it.
  public var isMarked: Bool
  /// How long an SVG of steps shows each.
  public var secondsPerStep: Double
  /// Of the whole picture in formats of pixels, instead of a scale.
  public var pixelWidth: Int?
  /// TikZ without a document around it, to be read into one.
  public var isCodeOnly: Bool
  /// SVG with the outlines of letters instead of text: the same pixels wherever it is shown.
  public var outlinesText: Bool
  /// Whether boxes and labels are wide enough for numbers of four digits wherever a number may change.
  public var hasRoom: Bool
  /// How much is laid out before Graphviz is refused the job.
  public var limits: LayoutLimits

  public init(
    theme: Theme = .auto, isInline: Bool = false, salt: String = "", scale: Double = 2, pixelWidth: Int? = nil,
    isCodeOnly: Bool = false, outlinesText: Bool = false, isMarked: Bool = false, hasRoom: Bool = false,
    secondsPerStep: Double = 2, limits: LayoutLimits = .standard
  ) {
    self.theme = theme
    self.isInline = isInline
    self.salt = salt
    self.scale = scale
    self.isMarked = isMarked
    self.secondsPerStep = secondsPerStep
    self.pixelWidth = pixelWidth
    self.isCodeOnly = isCodeOnly
    self.outlinesText = outlinesText
    self.hasRoom = hasRoom
    self.limits = limits
  }
}

extension RenderingOptions {
  /// Nil where text stays text.
  func outlines(of drawing: Drawing) throws(GraphvizError) -> TextOutlines? {
    outlinesText ? try TextOutlines(of: drawing) : nil
  }
}

/// Why Graphviz could not lay out or draw a figure.
public typealias LayoutError = GraphvizError

extension Figure {
  /// The figure in a format. What is text is the same bytes on every machine, outlined SVG aside.
  ///
  /// Steps become one SVG that moves, and are all in JSON; other formats show the last.
  public func rendered(
    as format: Format, options: RenderingOptions = RenderingOptions()
  ) throws(GraphvizError) -> [UInt8] {
    if !steps.isEmpty, format != .svg, format != .json { return try renderedLastStep(as: format, options) }
    return switch format {
    case .svg: Array(try svg(options).utf8)
    case .dot: Array(try dot(theme: options.theme, limits: options.limits).utf8)
    case .tex: Array(try tikz(options).utf8)
    case .mermaid: Array(MermaidWriter.text(of: self, theme: options.theme).utf8)
    case .json: try FigureJSON.bytes(of: self, on: try drawing(theme: options.theme, limits: options.limits))
    case .png, .webp, .jpg, .gif, .tiff, .bmp, .pdf, .eps, .ps: try native(format, options)
    }
  }

  /// The figure in any format Graphviz itself has, with its own text metrics and markup.
  public func renderedByGraphviz(
    as format: String, options: RenderingOptions = RenderingOptions()
  ) throws(GraphvizError) -> [UInt8] {
    let figure = shown
    let setting = try figure.settled(options.theme, limits: options.limits).setting
    let dot = figure.opaque(setting.withoutBars, options.theme)
    return try Graphviz.rendered(dot, as: format, text: .stock, dpi: 96 * options.scale, limits: options.limits)
  }

  /// The figure as DOT, in a theme's colours.
  public func dot(theme: Theme = .light, limits: LayoutLimits = .standard) throws(GraphvizError) -> String {
    let figure = shown
    let setting = try figure.settled(theme, limits: limits).setting
    return DOTWriter.text(of: figure, palette: .theme(theme), setting: setting.withoutBars)
  }

  /// What Graphviz makes of the figure, for those who measure it. Colours are codes of roles.
  public func drawing(theme: Theme = .light, limits: LayoutLimits = .standard) throws(GraphvizError) -> Drawing {
    try shown.settled(theme, limits: limits).arrangement.placed
  }

  func opaque(_ setting: LayoutSetting, _ theme: Theme) -> String {
    DOTWriter.text(of: self, palette: .theme(theme), setting: setting, background: theme.page)
  }

  private func svg(_ options: RenderingOptions) throws(GraphvizError) -> String {
    if !steps.isEmpty, !options.isMarked { return try animatedSVG(options) }
    let marks = options.isMarked ? TextMarks(of: self) : .none
    let layout = try shown.settled(options.theme, limits: options.limits, marks: marks, hasRoom: options.hasRoom)
    let drawing = layout.arrangement.placed
    return try SVGWriter(svgOptions(options, layout.setting, marks)).markup(
      of: drawing, outlines: options.outlines(of: drawing))
  }

  func svgOptions(_ options: RenderingOptions, _ setting: LayoutSetting, _ marks: TextMarks = .none) -> SVGOptions {
    let theme = options.theme
    return SVGOptions(
      title: title, description: description, language: language.rawValue, idPrefixSalt: options.salt,
      inline: options.isInline, colors: theme.scheme, paints: theme.paints, paintMask: Palette.paintMask,
      attributes: marks.attributes, dashes: Self.dashes, tooltips: tooltips(setting.labelRoom),
      fonts: theme.fonts.stacks,
      background: theme.fillsPage ? theme.page : nil)
  }

  /// Twelve paths, six colours: no two are alike in both.
  static let dashes: [String: String] = Dictionary(
    zip(
      (1...12).map { "path-\($0)" },
      ["", "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "5 5", "1 4", "9 2 2 2 2 2", "14 3 4 3", "3 6", "8 6"]
    ).filter { !$0.1.isEmpty } + [("forward", "6 3")], uniquingKeysWith: { first, _ in first })

  private func tooltips(_ room: LayoutSetting.LabelRoom) -> [String: String] {
    let all = boxes.map { ($0.id, $0.tooltip) } + arrows.map { ($0.id, $0.tooltip) }
    var tooltips = Dictionary(all, uniquingKeysWith: { first, _ in first })
    for (id, label) in wholeLabels(room) {
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
