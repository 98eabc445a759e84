import Notation

/// Takes the words of JSON from a text, and says where one is none.
struct JSONScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var count: Int { bytes.count }
  var offset: Int32 { Int32(position) }
  var isAtEnd: Bool { position >= bytes.count }

  func isAt(_ sign: Unicode.Scalar) -> Bool { !isAtEnd && bytes[position] == UInt8(ascii: sign) }

  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard isAt(sign) else { return false }
    position += 1
    return true
  }

  mutating func skipByteOrderMark() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func skipSpace() {
    while !isAtEnd, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  /// Of what a person would call the word that begins here, at least 1.
  var wordLength: Int32 {
    let signs = Set("{}[],:\"".utf8)
    let word = bytes[position...].prefix { $0 > 0x20 && !signs.contains($0) }
    return Int32(max(1, word.count))
  }

  mutating func word(_ length: Int32) -> String {
    let end = min(bytes.count, position + Int(length))
    defer { position = end }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }

  // MARK: Numbers

  /// Nil where none begins.
  mutating func number() throws(SourceError) -> Double? {
    guard isAt("-") || isDigit(position) else { return nil }
    let start = position
    _ = take("-")
    let isWritten = take("0") || takeDigits()
    let hasFraction = !take(".") || takeDigits()
    let hasExponent = takeExponent()
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let isWhole = isWritten && hasFraction && hasExponent && !isDigit(position)
    guard isWhole, let number = Double(text), number.isFinite else {
      throw error(.notJSONNumber, at: start, length: max(1, Int32(position - start)))
    }
    return number
  }

  private mutating func takeExponent() -> Bool {
    guard take("e") || take("E") else { return true }
    if !take("+") { _ = take("-") }
    return takeDigits()
  }

  private mutating func takeDigits() -> Bool {
    let start = position
    while isDigit(position) { position += 1 }
    return position > start
  }

  private func isDigit(_ index: Int) -> Bool { index < bytes.count && (0x30...0x39).contains(bytes[index]) }

  // MARK: Strings

  /// From its quotation mark on.
  mutating func string() throws(SourceError) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return String(decoding: content, as: UTF8.self)
      }
      if byte < 0x20 { break }
      if byte == UInt8(ascii: "\\") {
        content += try escape()
      } else {
        content.append(byte)
        position += 1
      }
    }
    throw error(.openString, at: start, length: Int32(position - start))
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 8,
    UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
  ]

  private mutating func escape() throws(SourceError) -> [UInt8] {
    let start = position
    position += 1
    guard position < bytes.count else { throw error(.openString, at: start, length: 1) }
    if let plain = Self.escapes[bytes[position]] {
      position += 1
      return [plain]
    }
    guard let high = codeUnit() else { throw error(.notEscape, at: start, length: 2) }
    var units = [high]
    if UTF16.isLeadSurrogate(high), bytes[position...].starts(with: "\\u".utf8) {
      position += 1
      if let low = codeUnit() { units.append(low) }
    }
    let text = String(decoding: units, as: UTF16.self)
    let isWhole = Array(text.utf16) == units
    guard isWhole else { throw error(.loneSurrogate, at: start, length: Int32(position - start)) }
    return Array(text.utf8)
  }

  /// `u` and four hexadecimal digits.
  private mutating func codeUnit() -> UInt16? {
    guard position + 5 <= bytes.count, bytes[position] == UInt8(ascii: "u") else { return nil }
    let digits = bytes[position + 1..<position + 5]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    position += 5
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  // MARK: Errors

  func error(_ what: SourceError.What, length: Int32) -> SourceError { error(what, at: position, length: length) }

  func error(_ what: SourceError.What, at start: Int, length: Int32) -> SourceError {
    SourceError(what, at: SourceRange(lower: Int32(start), upper: Int32(start) + length))
  }

  /// At the sign before the space before this place.
  func errorBefore(_ what: SourceError.What) -> SourceError {
    let last = bytes[..<position].lastIndex { $0 > 0x20 } ?? 0
    return error(what, at: last, length: 1)
  }
}
