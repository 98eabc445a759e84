import Figures

/// The theme that a DOT text is written in, with its colours or with codes for them.
struct Palette: Sendable {
  let theme: Theme
  private let isCoded: Bool

  /// A theme's own colours, for readers of the DOT and for Graphviz's renderers.
  static func theme(_ theme: Theme) -> Palette { Palette(theme: theme, isCoded: false) }

  /// A number for each paint, which our SVG turns back into classes.
  static func coded(_ theme: Theme) -> Palette { Palette(theme: theme, isCoded: true) }

  func color(_ paint: PaintName) -> String {
    guard isCoded else { return theme.color(paint) }
    let code = String(Self.code(of: paint), radix: 16)
    return "#" + String(repeating: "0", count: 6 - code.count) + code
  }

  /// 0xRRGGBB; never black, which is Graphviz's default.
  static func code(of paint: PaintName) -> UInt32 {
    UInt32(PaintName.all.firstIndex(of: paint) ?? 0) * 0x0403 + 0x102030
  }
}
