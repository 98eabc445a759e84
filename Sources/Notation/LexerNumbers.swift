extension Lexer {
  mutating func readNumber() {
    let start = offset
    readDecimal()
    if let hint = readExponent(from: start) ?? readExcess(from: start) {
      reportNumber(.malformedNumber(source[range(from: start)], hint: hint.text), from: start)
    } else {
      emitNumber(from: start)
    }
  }

  private mutating func readDigits() { while byte().isDigit { offset += 1 } }

  private mutating func readDecimal() {
    readDigits()
    guard byte() == UInt8(ascii: ".") else { return }
    offset += 1
    readDigits()
  }

  private struct Fault { let text: String? }

  /// `2exp(x)` is the number 2 beside a name; `1e` and `1e+` are half a number.
  private mutating func readExponent(from start: Int) -> Fault? {
    guard byte() | 0x20 == UInt8(ascii: "e") else { return nil }
    let sign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") ? 1 : 0
    if byte(1 + sign).isDigit {
      offset += 1 + sign
      readDigits()
      return nil
    }
    if byte(1).continuesName || byte(1) >= 0x80 { return nil }
    let mantissa = SourceError.What.shortened(source[range(from: start)])
    let product = "\(mantissa)*\(Unicode.Scalar(byte()))"
    offset += 1
    return Fault(text: sign == 1 ? "digits are missing after 'e'" : "did you mean '\(mantissa)e1', or '\(product)'?")
  }

  /// `1.2.3`, `1_000`.
  private mutating func readExcess(from start: Int) -> Fault? {
    if byte() == UInt8(ascii: "_"), byte(1).isDigit {
      while byte().isDigit || byte() == UInt8(ascii: "_") || byte() == UInt8(ascii: ".") { offset += 1 }
      let digits = source[range(from: start)].filter { $0 != "_" }
      return Fault(text: Double(digits) == nil ? nil : SourceError.What.offer(digits))
    }
    guard byte() == UInt8(ascii: ".") else { return nil }
    while byte().isDigit || byte() == UInt8(ascii: ".") { offset += 1 }
    return Fault(text: "a number has one decimal point")
  }

  private mutating func reportNumber(_ what: SourceError.What, from start: Int) {
    output.errors.report(what, at: range(from: start))
    emit(.number, from: start, payload: -1)
  }

  private mutating func emitNumber(from start: Int) {
    let digits = bytes[start..<offset]
    guard let value = exactDecimal(digits) ?? Double(String(decoding: digits, as: UTF8.self)) else {
      return reportNumber(.malformedNumber(source[range(from: start)], hint: nil), from: start)
    }
    if value.isInfinite { return reportNumber(.numberTooLarge(source[range(from: start)]), from: start) }
    if value == 0 && hasNonzeroMantissa(digits) {
      return reportNumber(.numberTooSmall(source[range(from: start)]), from: start)
    }
    output.numbers.append(value)
    emit(.number, from: start, payload: Int32(output.numbers.count - 1))
  }

  private func hasNonzeroMantissa(_ digits: ArraySlice<UInt8>) -> Bool {
    for byte in digits {
      if byte | 0x20 == UInt8(ascii: "e") { return false }
      if byte.isDigit && byte != UInt8(ascii: "0") { return true }
    }
    return false
  }

  /// Up to 15 digits and 22 decimals both the digits and the power of ten are exact, so one division rounds right.
  private func exactDecimal(_ digits: ArraySlice<UInt8>) -> Double? {
    guard digits.count <= 16 else { return nil }
    var mantissa: UInt64 = 0
    var power = 1.0
    var hasPoint = false
    for byte in digits {
      if byte == UInt8(ascii: ".") {
        hasPoint = true
      } else if byte.isDigit {
        mantissa = mantissa * 10 + UInt64(byte - UInt8(ascii: "0"))
        if hasPoint { power *= 10 }
      } else {
        return nil
      }
    }
    return mantissa < 1 << 53 ? Double(mantissa) / power : nil
  }

  /// `x²` is reported with its correction and read as if it had been written so.
  mutating func readSuperscript() {
    let start = offset
    var exponent = ""
    while let scalar = scalar(), let character = scalar.superscript {
      exponent.append(character)
      offset += scalar.utf8Length
    }
    reportSuperscript(exponent, from: start)
    emit(.power, from: start)
    if let value = Double(exponent), value.isFinite {
      output.numbers.append(value)
      emit(.number, from: start, payload: Int32(output.numbers.count - 1))
    } else {
      emit(.number, from: start, payload: -1)
    }
  }

  private mutating func reportSuperscript(_ exponent: String, from start: Int) {
    let power = exponent.allSatisfy(\.isNumber) || exponent == "n" ? "^\(exponent)" : "^(\(exponent))"
    var range = range(from: start)
    var base: Substring = ""
    if let last = output.tokens.last, last.kind == .name || last.kind == .number, last.range.upper == range.lower {
      base = source[last.range]
      range = last.range.joined(with: range)
    }
    output.errors.report(.superscript(offer: base + power), at: range)
  }
}
