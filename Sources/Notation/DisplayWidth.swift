extension Character {
  /// Columns in a terminal: two for East Asian wide characters and emoji, none for a lone combining mark.
  package var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.value < 0x300 { return 1 }
    if first.isWide || unicodeScalars.contains("\u{FE0F}") { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return 1
    }
  }

  /// What is shown in its place: no character of a program may steer the terminal, or turn the direction of text.
  var displayText: String {
    guard let first = unicodeScalars.first else { return "" }
    switch first.value {
    case 0x09: return "    "
    case 0..<0x20: return Unicode.Scalar(0x2400 + first.value).map { String(Character($0)) } ?? "\u{FFFD}"
    case 0x20..<0x7F: return unicodeScalars.count > 16 ? String(self.cut(to: 16)) : String(self)
    case 0x7F: return "\u{2421}"
    default: break
    }
    if !first.properties.generalCategory.isVisible && !first.properties.isWhitespace { return "\u{FFFD}" }
    if first.value == 0x85 || first.value == 0x2028 || first.value == 0x2029 { return "\u{FFFD}" }
    return String(cut(to: 16))
  }

  /// One character may be a megabyte of combining marks.
  private func cut(to count: Int) -> String.UnicodeScalarView {
    String.UnicodeScalarView(unicodeScalars.prefix(count))
  }
}

extension Unicode.Scalar {
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F1E6...0x1F1FF, 0x20000...0x3FFFD:
      true
    default: properties.isEmojiPresentation
    }
  }
}
