extension Lexer {
  mutating func readName() {
    let start = offset
    while true {
      if byte().continuesName {
        offset += 1
      } else if byte() >= 0x80, let scalar = scalar(), scalar.continuesName {
        offset += scalar.utf8Length
      } else {
        break
      }
    }
    let name = String(decoding: bytes[start..<offset], as: UTF8.self)
    emit(.name, from: start, payload: output.names.intern(name).index)
  }

  /// The scalar that begins here; the bytes are known to be UTF-8.
  func scalar() -> Unicode.Scalar? {
    let first = UInt32(byte())
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = length == 1 ? first : first & (0x7F >> UInt32(length))
    for ahead in 1..<max(length, 1) { value = value << 6 | UInt32(byte(ahead) & 0x3F) }
    return Unicode.Scalar(value)
  }

  /// Whatever begins outside ASCII: a name, an operator as typeset, a superscript, a space, or nothing known.
  mutating func readUnicode() {
    guard let scalar = scalar() else { return readUnknown() }
    if let kind = Token.Kind(typeset: scalar) {
      emit(kind, length: scalar.utf8Length)
    } else if scalar.properties.isWhitespace && scalar.value != 0x85 && scalar.value != 0x2028 {
      offset += scalar.utf8Length
    } else if scalar.superscript != nil {
      readSuperscript()
    } else if scalar.isNameLetter {
      readName()
    } else {
      readUnknown()
    }
  }
}

extension Token.Kind {
  /// Operators as books set them.
  init?(typeset scalar: Unicode.Scalar) {
    switch scalar {
    case "·", "⋅", "×", "∗", "∙": self = .times
    case "−": self = .minus
    case "÷", "∕": self = .divide
    case "≤": self = .lessOrEqual
    case "≥": self = .greaterOrEqual
    case "≠": self = .notEqual
    default: return nil
    }
  }
}

extension Unicode.Scalar {
  var utf8Length: Int { UTF8.width(self) }

  var isNameLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: superscript == nil
    default: false
    }
  }

  /// Also the combining marks of a decomposed letter, and subscript digits.
  var continuesName: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: isNameLetter || ("₀"..."₉").contains(self)
    }
  }

  /// The character it stands for, when it is one of those that write an exponent.
  var superscript: Character? {
    switch self {
    case "⁰": "0"
    case "¹": "1"
    case "²": "2"
    case "³": "3"
    case "⁴"..."⁹": Unicode.Scalar(value - 0x2070 + 0x30).map(Character.init)
    case "⁺": "+"
    case "⁻": "-"
    case "ⁿ": "n"
    default: nil
    }
  }
}
