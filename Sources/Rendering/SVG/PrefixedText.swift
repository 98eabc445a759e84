/// Text with gaps where the figure's id prefix goes, which is known only when the rest is.
struct PrefixedText {
  private var segments = [""]

  static func += (text: inout PrefixedText, more: String) {
    text.segments[text.segments.count - 1] += more
  }

  static func += (text: inout PrefixedText, more: PrefixedText) {
    text += more.segments[0]
    text.segments += more.segments.dropFirst()
  }

  mutating func addPrefix() { segments.append("") }

  func joined(prefix: String) -> String { segments.joined(separator: prefix) }

  /// Ten hexadecimal digits of FNV-1a over everything but the prefix itself.
  func fingerprint(salt: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for var segment in segments + [salt] {
      segment.withUTF8 { bytes in
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      }
      // 0xFF is in no UTF-8, so that moving a gap changes the hash.
      hash = (hash ^ 0xFF) &* 0x100_0000_01b3
    }
    let digits = String((hash ^ hash >> 40) & 0xFF_FFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 10 - digits.count) + digits
  }
}
