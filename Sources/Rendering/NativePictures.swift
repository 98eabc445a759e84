import Figures
import Graphviz

extension Figure {
  /// Drawn by Graphviz with our geometry.
  func native(_ format: Format, _ options: RenderingOptions) throws(GraphvizError) -> [UInt8] {
    let figure = shown
    let layout = try figure.settled(options.theme, limits: options.limits)
    let dot = figure.opaque(layout.setting.forPictures, options.theme)
    return try figure.native(format, dot, layout.arrangement, options)
  }

  /// The same of a DOT text that is laid out already.
  func native(
    _ format: Format, _ dot: String, _ arrangement: Arrangement, _ options: RenderingOptions
  ) throws(GraphvizError) -> [UInt8] {
    let overlay = try radicals(of: dot, arrangement, options.limits)
    let dpi = try format.resolution(options, arrangement.drawing.bounds)
    do throws(GraphvizError) {
      return try Graphviz.rendered(
        dot, as: format.graphvizName, text: .ownMetrics, dpi: dpi, limits: options.limits,
        placements: arrangement.placements, overlay: overlay)
    } catch {
      guard error.stage == .render, error.message.hasPrefix("unknown format") else { throw error }
      throw format.missing(among: (try? Graphviz.formats()) ?? [])
    }
  }
}

extension Figure {
  /// Graphviz draws letters and no roots: their signs and bars go over the picture.
  private func radicals(
    of dot: String, _ arrangement: Arrangement, _ limits: LayoutLimits
  ) throws(GraphvizError) -> [Shape] {
    guard dot.contains("<s>") else { return [] }
    let drawing = try Graphviz.drawing(of: dot, limits: limits)
    return Arrangement(of: drawing, self).arranged(as: arrangement).placed.radicals
  }
}

extension LayoutSetting {
  var forPictures: LayoutSetting { Graphviz.drawsOverlays ? self : withoutBars }
}

extension Format {
  /// Those that Graphviz draws.
  private static let native = allCases.filter { $0.hasPixels || [.pdf, .eps, .ps].contains($0) }

  /// Graphviz's own PostScript knows no letters beyond Latin; cairo's does.
  fileprivate var graphvizName: String {
    switch self {
    case .eps, .ps: rawValue + ":cairo"
    default: rawValue
    }
  }

  /// What to say where Graphviz was built without the format.
  func missing(among present: [String]) -> GraphvizError {
    let names = Self.native.map(\.rawValue).filter(present.contains).joined(separator: ", ")
    let others = names.isEmpty ? "" : "; it draws \(names)"
    return GraphvizError(stage: .format, message: "the Graphviz on this machine draws no \(rawValue)\(others)")
  }

  /// In dots per inch; nil where there are no dots. A width asked for is met exactly or refused.
  fileprivate func resolution(_ options: RenderingOptions, _ bounds: Rectangle) throws(GraphvizError) -> Double? {
    guard hasPixels else { return nil }
    guard let width = options.pixelWidth else { return 96 * options.scale }
    let dpi = Double(width) * 72 / max(bounds.width, 1)
    let height = Int((bounds.height * dpi / 72).rounded())
    let isHeld = dpi <= Graphviz.highestResolution(for: bounds) && max(width, height) <= mostPixelsAcross
    if isHeld, dpi >= 0.1, height > 0 { return dpi }
    let fault = "too \(isHeld ? "small" : "large") for \(rawValue)"
    throw GraphvizError(
      stage: .format, message: "\(width) pixels wide, the picture would be \(height) high: \(fault)")
  }

  private var mostPixelsAcross: Int { self == .webp ? 16_383 : 32_000 }
}
