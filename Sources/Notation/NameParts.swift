/// A name as mathematics writes it: `x1` and `x_1` are x with the index 1, `alpha1` is α with it.
public struct NameParts: Sendable {
  public let base: Substring
  /// `_`, or nothing.
  public let separator: Substring
  public let index: Substring

  public init(of name: String) {
    let utf8 = name.utf8
    let line = utf8.firstIndex(of: UInt8(ascii: "_")) ?? utf8.startIndex
    let letter = Self.letter(beginning: name)
    if line > utf8.startIndex, utf8.index(after: line) < utf8.endIndex {
      (base, separator, index) = (name[..<line], "_", name[utf8.index(after: line)...])
    } else if line == utf8.startIndex, letter.endIndex < name.endIndex, Self.areDigits(name[letter.endIndex...]) {
      (base, separator, index) = (letter, "", name[letter.endIndex...])
    } else {
      (base, separator, index) = (name[...], "", "")
    }
  }

  /// Whether the base is one letter, Latin or Greek, and not a word.
  public var isLetter: Bool { base.count == 1 || GreekLetters.letter(named: String(base)) != nil }

  /// `alpha` of `alpha1`; else the first character.
  private static func letter(beginning name: String) -> Substring {
    guard name.utf8.count > 2, name.utf8.last.map({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) == true else {
      return name.prefix(1)
    }
    let word = name.prefix(while: \.isLetter)
    return GreekLetters.letter(named: String(word)) == nil ? name.prefix(1) : word
  }

  private static func areDigits(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      || !(text.utf8.first.map { $0 < 0x80 } ?? true) && text.allSatisfy(\.isNumber)
  }
}
