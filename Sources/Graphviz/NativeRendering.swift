import CGraphvizShim

public enum TextLayout: Sendable, CaseIterable {
  /// The geometry of `Graphviz.drawing(of:)`; where glyphs are needed, pango draws them.
  case ownMetrics
  /// Pango's sizes, as the `dot` command has them; they depend on the fonts installed.
  case stock
}

extension Graphviz {
  /// The bytes of one of Graphviz's own formats.
  ///
  /// `dpi` is for pixels, and no format of vectors heeds it; where the picture would grow past what can be held, it
  /// is lowered. Without it pixels are 96 to the inch. The overlay's filled polygons are drawn over everything, in
  /// formats that cairo draws, and texts lose the lines along them. The date inside a PDF or PostScript is a fixed one.
  public static func rendered(
    _ dot: String, as format: String, text: TextLayout = .ownMetrics, dpi: Double? = nil,
    limits: LayoutLimits = .standard, placements: [Placement] = [], overlay: [Shape] = []
  ) throws(GraphvizError) -> [UInt8] {
    try refuseNul(in: dot)
    try refuseNul(in: format)
    var bytes = gvshim_bytes()
    let mode = text == .stock ? GVSHIM_STOCK_TEXT : GVSHIM_OWN_SIZES
    var outcome = placements.withShim { placements in
      overlay.withShim {
        gvshim_render(
          dot, limits.shim, placements.baseAddress, placements.count, $0.baseAddress, $0.count, format, mode,
          resolution(dpi), &bytes)
      }
    }
    defer {
      gvshim_outcome_free(&outcome)
      gvshim_bytes_free(&bytes)
    }
    try check(outcome)
    var copy = Array(UnsafeBufferPointer(start: bytes.data, count: bytes.length))
    if format.hasPrefix("pdf") { fixCreationDate(in: &copy) }
    if format.hasPrefix("ps") || format.hasPrefix("eps") { fixPostScriptDate(in: &copy) }
    return copy
  }

  /// Whether this machine has what draws overlays.
  public static var drawsOverlays: Bool { gvshim_draws_overlays() }

  /// Beyond it `rendered` lowers the resolution, so that pictures of pixels stay within what can be held.
  public static func highestResolution(for bounds: Rectangle) -> Double {
    gvshim_highest_dpi(bounds.width, bounds.height)
  }

  /// Every format that `rendered` knows on this machine, sorted. Loads all of Graphviz's plugins.
  public static func formats() throws(GraphvizError) -> [String] {
    var outcome = gvshim_formats()
    defer { gvshim_outcome_free(&outcome) }
    try check(outcome)
    guard let list = outcome.message else { return [] }
    return Set(String(cString: list).split(separator: " ").map(String.init)).sorted()
  }
}

private func resolution(_ dpi: Double?) -> Double {
  guard let dpi, dpi.isFinite, dpi > 0 else { return 0 }
  return dpi
}

// The digits of `/CreationDate (D:20260102030405+00'00)`; same length, so that the offsets in the file stay true.
private func fixCreationDate(in pdf: inout [UInt8]) {
  let key = Array("/CreationDate (D:".utf8)
  let date = Array("20000101000000".utf8)
  guard let start = pdf.lastRange(of: key)?.upperBound else { return }
  var index = start
  while index < pdf.count, pdf[index] != UInt8(ascii: ")") {
    let offset = index - start
    if offset < date.count {
      pdf[index] = date[offset]
    } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(pdf[index]) {
      pdf[index] = UInt8(ascii: "0")
    } else if pdf[index] == UInt8(ascii: "-") {
      pdf[index] = UInt8(ascii: "+")
    }
    index += 1
  }
}

// The line `%%CreationDate: Thu Jan  2 03:04:05 2026` of cairo.
private func fixPostScriptDate(in text: inout [UInt8]) {
  guard let start = text.lastRange(of: Array("%%CreationDate: ".utf8))?.upperBound else { return }
  let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
  text.replaceSubrange(start..<end, with: "Sat Jan  1 00:00:00 2000".utf8)
}

extension [UInt8] {
  fileprivate func lastRange(of pattern: [UInt8]) -> Range<Int>? {
    guard count >= pattern.count else { return nil }
    var start = count - pattern.count
    while start >= 0 {
      if self[start] == pattern[0], self[start..<start + pattern.count].elementsEqual(pattern) {
        return start..<start + pattern.count
      }
      start -= 1
    }
    return nil
  }
}
