extension Unicode.Scalar {
  /// Whether it is written from right to left: Hebrew, Arabic and their kin, by blocks of Unicode.
  var runsFromRight: Bool {
    switch value {
    case 0x590..<0x900, 0xFB1D..<0xFE00, 0xFE70..<0xFEFF, 0x10800..<0x11000, 0x1E800..<0x1F000: true
    default: false
    }
  }

  /// Whether it turns the direction of the text after it: Unicode's Bidi_Control.
  var turnsDirection: Bool {
    switch value {
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
