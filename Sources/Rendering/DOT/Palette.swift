import Figures

/// The theme that a DOT text is written in, with its colours or with codes for them.
struct Palette: Sendable {
  let theme: Theme
  /// What codes tell of text besides its paint; without it colours are the theme's.
  private let marks: TextMarks?
  /// Text that comes after it is not seen.
  private var lastStep: Int?

  /// A theme's own colours, for readers of the DOT and for Graphviz's renderers.
  static func theme(_ theme: Theme) -> Palette { Palette(theme: theme, marks: nil) }

  /// A number for each paint and each mark of the text, which our SVG turns back into classes and attributes.
  static func coded(_ theme: Theme, _ marks: TextMarks = .none) -> Palette { Palette(theme: theme, marks: marks) }

  private init(theme: Theme, marks: TextMarks?) {
    self.theme = theme
    self.marks = marks
  }

  /// The same without text that comes after a step.
  func until(_ step: Int) -> Palette {
    var palette = self
    palette.lastStep = step
    return palette
  }

  func color(_ paint: PaintName, of run: Run? = nil) -> String {
    if let lastStep, let own = run?.step, own > lastStep { return "transparent" }
    guard let marks else { return theme.color(paint) }
    let code = String(Self.code(of: paint, mark: run.flatMap { marks[$0] }), radix: 16)
    return "#" + String(repeating: "0", count: 6 - code.count) + code
  }

  /// 0xRRGGBB; never black, which is Graphviz's default.
  static func code(of paint: PaintName, mark: Int? = nil) -> UInt32 {
    UInt32((PaintName.all.firstIndex(of: paint) ?? 0) + 1) | UInt32(mark.map { $0 + 1 } ?? 0) << paintBits
  }

  /// How many bits of a code tell the paint; the others tell the mark.
  private static let paintBits: UInt32 = 7

  static let paintMask: UInt32 = 1 << paintBits - 1

  /// The bits of a code that tell a mark.
  static func bits(of mark: Int) -> UInt32 { UInt32(mark + 1) << paintBits }

  static func mark(ofBits bits: UInt32) -> Int { Int(bits >> paintBits) - 1 }

  /// Codes have room for no more.
  static let maximumMarkCount = 1 << (24 - Int(paintBits)) - 1
}
