/// How a figure looks: its colours, faces, sizes and shapes. A theme changes no number and no word.
///
/// Four are built in, the rest are read from JSON: see ``init(parsing:)``.
public struct Theme: Sendable, Hashable, CaseIterable {
  public var name: String
  var colors: Colors
  /// In place of `colors` where the reader's screen is dark; without it there is one set for all screens.
  var darkColors: Colors?
  /// Whether an SVG brings its page along; without one the page around shows through.
  var fillsPage = false
  var fonts = ThemeFonts()
  var sizes = ThemeSizes()
  var shapes = ThemeShapes()

  /// Light, and dark where the reader's system is.
  public static let auto = Theme(name: "auto", colors: Colors(.light), darkColors: Colors(.dark))
  /// For white pages, whatever the reader's system is.
  public static let light = Theme(name: "light", colors: Colors(.light))
  /// On a dark page, which SVG brings along.
  public static let dark = Theme(name: "dark", colors: Colors(.dark), fillsPage: true)
  /// Greys, no fills.
  public static let print = Theme(name: "print", colors: Colors(.print))

  /// Those that are built in.
  public static let allCases: [Theme] = [.auto, .light, .dark, .print]

  /// `#rrggbb`, of the light half where there are two.
  func color(_ paint: PaintName) -> String { colors[paint] }

  /// `#rrggbb` on a dark screen.
  func darkColor(_ paint: PaintName) -> String { (darkColors ?? colors)[paint] }

  /// A set of colours: a built-in one, and what differs from it.
  struct Colors: Sendable, Hashable {
    enum Base: Sendable {
      case light, dark, print
    }

    private let base: Base
    private var changes: [PaintName: String] = [:]
    /// As many as there are, again from the first.
    private var paths: [String] = []

    init(_ base: Base) { self.base = base }

    subscript(paint: PaintName) -> String {
      get { changed(paint) ?? Theme.color(paint, of: base) }
      set { changes[paint] = newValue }
    }

    mutating func setPaths(_ colors: [String]) { paths = colors }

    private func changed(_ paint: PaintName) -> String? {
      if case .path(let number) = paint { return paths.isEmpty ? nil : paths[(number - 1) % paths.count] }
      return changes.isEmpty ? nil : changes[paint]
    }
  }

  private static func color(_ paint: PaintName, of base: Colors.Base) -> String {
    switch base {
    case .light: lightColor(paint)
    case .dark: darkColor(paint)
    case .print: printColor(paint)
    }
  }

  /// Text has a contrast of 4.5:1 or more against every fill and the page, lines 3:1.
  private static func lightColor(_ paint: PaintName) -> String {
    switch paint {
    case .ink: "#1f2937"
    case .value: "#166534"
    case .muted: "#526074"
    case .partial: "#374151"
    case .forward: "#0060a8"
    case .reverse: "#b34000"
    case .kink: "#9f1239"
    case .composite: "#6d28d9"
    case .path(let number): lightPaths[(number - 1) % lightPaths.count]
    case .line: "#7b8aa1"
    case .wire: "#1f2937"
    case .inputFill: "#eff6ff"
    case .outputFill: "#fef3c7"
    case .operationFill: "#ffffff"
    case .constantFill: "#f1f5f9"
    case .compositeFill: "#f8f5ff"
    case .background: "#ffffff"
    case .heat(let step): HeatColors.light[HeatColors.index(of: step)]
    case .answer: "#a21caf"
    }
  }

  private static func darkColor(_ paint: PaintName) -> String {
    switch paint {
    case .ink: "#e5e7eb"
    case .value: "#86efac"
    case .muted: "#a8b3c4"
    case .partial: "#d1d5db"
    case .forward: "#56b4e9"
    case .reverse: "#e69f00"
    case .kink: "#fda4af"
    case .composite: "#c4b5fd"
    case .path(let number): darkPaths[(number - 1) % darkPaths.count]
    case .line: "#8494ab"
    case .wire: "#e5e7eb"
    case .inputFill: "#172a4d"
    case .outputFill: "#3a2a08"
    case .operationFill: "#1b2536"
    case .constantFill: "#263244"
    case .compositeFill: "#281c45"
    case .background: "#0f172a"
    case .heat(let step): HeatColors.dark[HeatColors.index(of: step)]
    case .answer: "#f0abfc"
    }
  }

  private static func printColor(_ paint: PaintName) -> String {
    switch paint {
    case .ink, .forward, .reverse, .partial, .path, .wire, .kink, .answer: "#000000"
    case .value, .composite: "#333333"
    case .muted: "#555555"
    case .line: "#666666"
    case .inputFill, .outputFill, .operationFill, .constantFill, .compositeFill, .background: "#ffffff"
    case .heat(let step): HeatColors.print[HeatColors.index(of: step)]
    }
  }

  /// Okabe and Ito's colours, darkened for text on white; six, told apart twice over by dashes.
  private static let lightPaths = ["#b34000", "#0067a5", "#00734f", "#98366f", "#6b5d00", "#4b4aa8"]
  private static let darkPaths = ["#ff9d5c", "#56b4e9", "#2bc39a", "#e39cc6", "#d8c400", "#b3b3f0"]
}
