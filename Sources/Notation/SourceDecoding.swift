extension Source {
  /// Bytes of a file as text. Throws when they are not UTF-8, or hold control characters that no editor shows.
  public static func decoding(_ bytes: [UInt8], name: String) throws(SourceErrors) -> Source {
    let source = Source(name: name, text: String(decoding: bytes, as: UTF8.self))
    if let offset = source.firstDifference(from: bytes) {
      let range = SourceRange(lower: offset, upper: offset + 3)
      throw SourceErrors(errors: [SourceError(.notUTF8(byte: bytes[Int(offset)]), at: range)], source: source)
    }
    let errors = source.controlCharacterErrors()
    if !errors.isEmpty { throw SourceErrors(errors: errors, source: source) }
    return source
  }

  /// Decoding put U+FFFD in place of the first bad byte, at the same offset.
  private func firstDifference(from bytes: [UInt8]) -> Int32? {
    let decoded = text.utf8
    var offset = 0
    var scalarStart = 0
    for byte in decoded {
      if byte & 0xC0 != 0x80 { scalarStart = offset }
      if offset >= bytes.count || byte != bytes[offset] { return Int32(clamping: min(scalarStart, bytes.count - 1)) }
      offset += 1
    }
    return nil
  }

  /// One error for a line is enough: a file with one such character often has them everywhere.
  private func controlCharacterErrors() -> [SourceError] {
    var errors: [SourceError] = []
    var lastLine = -1
    var previous: UInt8 = 0
    var offset: Int32 = 0
    for byte in text.utf8 {
      let isC1 = previous == 0xC2 && byte < 0xA0
      if byte.isForbiddenControl || isC1 {
        let lower = isC1 ? offset - 1 : offset
        let line = lines.line(of: lower)
        if line != lastLine {
          errors.append(
            SourceError(.controlCharacter(UInt32(byte)), at: SourceRange(lower: lower, upper: offset + 1)))
        }
        if errors.count == 100 { break }
        lastLine = line
      }
      previous = byte
      offset += 1
    }
    return errors
  }
}

extension UInt8 {
  /// C0 controls and DEL, except tab, newline and carriage return.
  var isForbiddenControl: Bool {
    self < 0x20 ? (self != 0x09 && self != .newline && self != .carriageReturn) : self == 0x7F
  }
}
