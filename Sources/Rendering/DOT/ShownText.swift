import Notation

/// What of a text can be drawn beside other text.
///
/// Controls and signs that turn the direction of what follows are left out, stacks of combining marks are cut, and a
/// text too long for a label loses its middle.
enum ShownText {
  private static let mostMarks = 3

  static func of(_ text: String, columns: Int) -> String {
    if text.utf8.count <= columns, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    let shown = text.map(shown)
    let widths = shown.map { $0.first?.displayWidth ?? 0 }
    guard widths.reduce(0, +) > columns else { return shown.joined() }
    let tail = columns / 4
    let head = prefix(of: widths, columns: columns - tail - 1)
    let end = prefix(of: widths.reversed(), columns: tail)
    return shown.prefix(head).joined() + "…" + shown.suffix(end).joined()
  }

  private static func prefix(of widths: [Int], columns: Int) -> Int {
    var left = columns
    return widths.prefix {
      left -= $0
      return left >= 0
    }.count
  }

  private static func shown(_ character: Character) -> String {
    if character.isNewline || character == "\t" { return " " }
    let scalars = character.unicodeScalars
    guard scalars.contains(where: { $0.value < 0x20 || $0.value >= 0x7F }) else { return String(character) }
    let visible = scalars.filter { !isHidden($0) }
    // Emoji are joined from several; letters carry marks.
    let isJoined = visible.contains("\u{200D}")
    return String(String.UnicodeScalarView(visible.prefix(isJoined ? 16 : 1 + mostMarks)))
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.turnsDirection { return true }
    switch scalar.properties.generalCategory {
    case .control, .surrogate, .lineSeparator, .paragraphSeparator: return true
    case .unassigned: return scalar.value & 0xFFFE == 0xFFFE
    default: return false
    }
  }

  /// Words longer than a line in pieces, which a caption can be broken between.
  static func breakable(_ text: String, columns: Int) -> String {
    guard text.utf8.count > columns else { return text }
    var result = ""
    var width = 0
    for character in text {
      width = character == " " ? 0 : width + character.displayWidth
      if width > columns {
        result.append(" ")
        width = character.displayWidth
      }
      result.append(character)
    }
    return result
  }
}
