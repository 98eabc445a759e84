extension Double {
  /// The shortest text that reads back as the same number, without a trailing `.0`.
  public var notationText: String {
    var text = description
    if text.hasSuffix(".0") { text.removeLast(2) }
    if let sign = text.firstIndex(of: "+") { text.remove(at: sign) }
    return text
  }
}
