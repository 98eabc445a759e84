import RealModule

/// A colour of the sRGB space, channels from 0 to 1.
struct RGB: Hashable {
  var red, green, blue: Double

  /// Of `#rrggbb`; black for anything else.
  init(_ hexadecimal: String) {
    let code = UInt32(hexadecimal.dropFirst(), radix: 16) ?? 0
    self.init(Double(code >> 16 & 0xFF) / 255, Double(code >> 8 & 0xFF) / 255, Double(code & 0xFF) / 255)
  }

  init(_ red: Double, _ green: Double, _ blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  var hexadecimal: String {
    "#"
      + [red, green, blue].map { channel in
        let digits = String(Int((channel * 255).rounded()), radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }

  /// WCAG 2's relative luminance.
  var luminance: Double { 0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue) }

  private static func linear(_ channel: Double) -> Double {
    channel <= 0.04045 ? channel / 12.92 : Double.pow((channel + 0.055) / 1.055, 2.4)
  }

  func mixed(with other: RGB, part: Double) -> RGB {
    RGB(
      red + (other.red - red) * part, green + (other.green - green) * part, blue + (other.blue - blue) * part)
  }
}

/// WCAG 2's contrast: <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
enum Contrast {
  /// From 1 to 21, of colours written `#rrggbb`.
  static func ratio(_ one: String, _ other: String) -> Double {
    let (a, b) = (RGB(one).luminance, RGB(other).luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The colour mixed with the least black or white that stands out from all of them, if one does.
  static func nearest(to color: String, on surfaces: [String], ratio wanted: Double) -> String? {
    let start = RGB(color)
    for step in 0...255 {
      for end in [RGB(0, 0, 0), RGB(1, 1, 1)] {
        let mixed = start.mixed(with: end, part: Double(step) / 255).hexadecimal
        if surfaces.allSatisfy({ ratio(mixed, $0) >= wanted }) { return mixed }
      }
    }
    return nil
  }
}
