/// A name as mathematics writes it: `x1` and `x_1` are x with the index 1.
struct NameParts {
  let base: Substring
  /// `_`, or nothing.
  let separator: Substring
  let index: Substring

  init(of name: String) {
    let utf8 = name.utf8
    let line = utf8.firstIndex(of: UInt8(ascii: "_")) ?? utf8.startIndex
    let rest = name.dropFirst()
    if line > utf8.startIndex, utf8.index(after: line) < utf8.endIndex {
      (base, separator, index) = (name[..<line], "_", name[utf8.index(after: line)...])
    } else if line == utf8.startIndex, !rest.isEmpty, Self.areDigits(rest) {
      (base, separator, index) = (name.prefix(1), "", rest)
    } else {
      (base, separator, index) = (name[...], "", "")
    }
  }

  private static func areDigits(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      || !(text.utf8.first.map { $0 < 0x80 } ?? true) && text.allSatisfy(\.isNumber)
  }
}
