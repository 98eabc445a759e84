/// Names of a program as identifiers in plain ASCII that every language takes.
enum PlainIdentifier {
  /// Longer names are cut, which their readers will forgive.
  private static let limit = 60

  /// `theta` for `θ`, `diem` for `điểm`, `x_prime` for `x'`. Letters come from their names in Unicode.
  static func text(of name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      if text.utf8.count >= limit { break }
      text += letters(for: scalar)
    }
    if text.utf8.allSatisfy({ $0 == UInt8(ascii: "_") }) { return "v" + text }
    return text.utf8.first == UInt8(ascii: "_") ? "v" + text : text
  }

  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy { isLetter($0) || isDigit($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func letters(for scalar: Unicode.Scalar) -> String {
    if scalar.isASCII {
      if scalar == "'" { return "_prime" }
      return isIdentifier("_" + String(scalar)) ? String(scalar) : "_"
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return ""
    default: break
    }
    if let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
      return String(Int(digit))
    }
    return letters(fromName: scalar.properties.name ?? "")
      ?? "u" + String(scalar.value, radix: 16)
  }

  /// `theta` from `GREEK SMALL LETTER THETA`, `D` from `LATIN CAPITAL LETTER D WITH STROKE`.
  private static func letters(fromName name: String) -> String? {
    let words = name.split(separator: " ")
    guard let place = words.firstIndex(of: "LETTER"), place + 1 < words.count else { return nil }
    let letter = words[(place + 1)...].prefix { $0 != "WITH" }.joined(separator: "_").lowercased()
    guard isIdentifier(letter) else { return nil }
    let english = letter == "lamda" ? "lambda" : letter
    return words[..<place].contains("CAPITAL") ? english.prefix(1).uppercased() + english.dropFirst() : english
  }
}
