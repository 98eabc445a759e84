extension Double {
  /// The shortest text that reads back as the same number, without a trailing `.0`: `2`, `0.1`, `1e-7`, `1e16`.
  public var notationText: String {
    var text = description
    if let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")) {
      let exponent = Int(text[text.index(after: mark)...]) ?? 0
      return text[...mark] + String(exponent)
    }
    if text.utf8.suffix(2).elementsEqual(".0".utf8) { text.removeLast(2) }
    return text
  }
}
