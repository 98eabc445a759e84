import Figures

/// A colour of a theme that is hard to tell from something it can lie on.
public struct ContrastFailure: Sendable, Hashable {
  /// As theme files call them.
  public let role: String
  public let color: String
  /// Of all it can lie on, the one it stands out from least.
  public let surface: String
  public let surfaceColor: String
  /// By WCAG 2, from 1 to 21.
  public let ratio: Double
  /// 4.5 for text, 3 for lines.
  public let wanted: Double
  /// The nearest colour that would stand out from all it can lie on, if there is one.
  public let suggestion: String?
  /// Whether it is a colour for dark screens only.
  public let isDark: Bool

  /// For a person who sets the colours.
  public var message: String {
    let place = isDark ? "on dark screens " : ""
    let offer = suggestion.map { "; \($0) would do" } ?? "; no lighter or darker shade stands out from all it lies on"
    return "\(place)'\(role)' (\(color)) on '\(surface)' (\(surfaceColor)) has a contrast of \(Self.rounded(ratio)):1, "
      + "and \(wanted == 3 ? "lines need 3:1" : "text needs 4.5:1")\(offer)"
  }

  /// To a tenth downwards, so that what fails never reads as what passes.
  private static func rounded(_ ratio: Double) -> String {
    let tenths = Int(ratio * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension Theme {
  /// Colours that WCAG 2 calls too weak against something they lie on: text below 4.5:1, lines below 3:1.
  public var contrastFailures: [ContrastFailure] {
    failures(in: colors, isDark: false) + (darkColors.map { failures(in: $0, isDark: true) } ?? [])
  }

  private func failures(in colors: Colors, isDark: Bool) -> [ContrastFailure] {
    var seen: Set<[String]> = []
    return PaintName.all.compactMap { paint in
      guard let wanted = paint.contrast else { return nil }
      let surfaces = surfaces(under: paint)
      let worst = surfaces.map { ($0, Contrast.ratio(colors[paint], colors[$0])) }.min { $0.1 < $1.1 }
      // Paths take their colours in turn.
      guard let (surface, ratio) = worst, ratio < wanted, seen.insert([paint.contrastGroup, colors[paint]]).inserted
      else { return nil }
      return ContrastFailure(
        role: paint.className, color: colors[paint], surface: surface.className, surfaceColor: colors[surface],
        ratio: ratio, wanted: wanted,
        suggestion: Contrast.nearest(to: colors[paint], on: surfaces.map { colors[$0] }, ratio: wanted), isDark: isDark)
    }
  }

  /// What a paint can lie on or beside, as far as the theme draws it.
  func surfaces(under paint: PaintName) -> [PaintName] {
    shapes.hasFills ? paint.surfaces : [.background]
  }
}

extension PaintName {
  /// The least contrast that it needs; nil for what others lie on.
  var contrast: Double? {
    switch self {
    case .ink, .value, .muted, .partial, .forward, .reverse, .kink, .composite, .path, .answer: 4.5
    case .line, .wire: 3
    case .inputFill, .outputFill, .operationFill, .constantFill, .compositeFill, .background, .heat: nil
    }
  }

  fileprivate var surfaces: [PaintName] {
    switch self {
    case .ink:
      [.background, .inputFill, .outputFill, .operationFill, .constantFill, .compositeFill]
        + Heat.steps.map { .heat($0) }
    case .value, .forward, .reverse, .kink, .line, .answer:
      [.background, .inputFill, .outputFill, .operationFill, .constantFill, .compositeFill]
    case .muted, .partial, .composite, .path: [.background, .compositeFill]
    case .wire: [.background, .operationFill, .compositeFill]
    case .inputFill, .outputFill, .operationFill, .constantFill, .compositeFill, .background, .heat: []
    }
  }

  fileprivate var contrastGroup: String { if case .path = self { "path" } else { className } }
}
