import Figures

/// The colours that a DOT text is written with.
enum Palette: Sendable {
  /// A theme's own, for readers of the DOT and for Graphviz's renderers.
  case theme(Theme)
  /// A number for each paint and each mark of the text, which our SVG turns back into classes and attributes.
  case coded(TextMarks)
  /// As another, without text that comes after a step.
  indirect case until(Int, Palette)

  func color(_ paint: PaintName, of run: Run? = nil) -> String {
    switch self {
    case .theme(let theme): return theme.color(paint)
    case .until(let step, let palette):
      if let own = run?.step, own > step { return "transparent" }
      return palette.color(paint, of: run)
    case .coded(let marks):
      let code = String(Self.code(of: paint, mark: run.flatMap { marks[$0] }), radix: 16)
      return "#" + String(repeating: "0", count: 6 - code.count) + code
    }
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
