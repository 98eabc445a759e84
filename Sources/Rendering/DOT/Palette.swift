import Figures

/// The colours that a DOT text is written with.
enum Palette: Sendable {
  /// A theme's own, for readers of the DOT and for Graphviz's renderers.
  case theme(Theme)
  /// A number for each paint, which our SVG turns back into classes.
  case coded

  func color(_ paint: PaintName) -> String {
    switch self {
    case .theme(let theme): return theme.color(paint)
    case .coded:
      let code = String(Self.code(of: paint), radix: 16)
      return "#" + String(repeating: "0", count: 6 - code.count) + code
    }
  }

  /// 0xRRGGBB; never black, which is Graphviz's default.
  static func code(of paint: PaintName) -> UInt32 {
    UInt32(PaintName.all.firstIndex(of: paint) ?? 0) * 0x0403 + 0x102030
  }
}
