/// Errors of single characters and numbers.
extension SourceError.What {
  static func offer(_ text: some StringProtocol) -> String { "did you mean \(quoted(text))?" }
  static func offer(_ texts: [String]) -> String? {
    texts.isEmpty ? nil : "did you mean \(texts.map { "'\($0)'" }.joined(separator: " or "))?"
  }

  static func notUTF8(byte: UInt8) -> Self {
    Self(
      "the file is not UTF-8 text: the byte \(hexadecimal(UInt32(byte), digits: 2)) cannot stand here",
      hint: "save it as UTF-8")
  }
  static func controlCharacter(_ code: UInt32) -> Self {
    Self(
      "a control character, U+\(hexadecimal(code, digits: 4)), is in the text",
      hint: code == 0 ? "is this a UTF-16 or binary file?" : "remove it")
  }
  static let tooLong = Self("the program is longer than 2 gigabytes")
  static let emptyProgram = Self("the program is empty", hint: "write a line such as 'e = (a + b)*(b + 1)'")

  static func unknownCharacter(_ scalar: Unicode.Scalar, hint: String?) -> Self {
    let isVisible = scalar.properties.generalCategory.isVisible
    let code = "U+" + hexadecimal(scalar.value, digits: 4)
    if !isVisible { return Self("an invisible character, \(code), is in the text", hint: "remove it") }
    return Self("'\(scalar)'\(scalar.isASCII ? "" : " (\(code))") has no meaning here", hint: hint)
  }
  static func foreignSymbol(_ symbol: Substring, hint: String?) -> Self {
    Self("\(quoted(symbol)) has no meaning here", hint: hint)
  }
  static func pointOfModule(_ module: Substring, member: Substring) -> Self {
    foreignSymbol(".", hint: "did you mean \(quoted(member)), without '\(shortened(module)).'?")
  }
  static func superscript(offer text: String) -> Self {
    Self("an exponent is written with '^'", hint: offer(text))
  }
  static func malformedNumber(_ text: Substring, hint: String?) -> Self {
    Self("\(quoted(text)) is not a number", hint: hint)
  }
  static func numberTooLarge(_ text: Substring) -> Self {
    Self("\(quoted(text)) is too large", hint: "the largest number is 1.7976931348623157e308")
  }
  static func numberTooSmall(_ text: Substring) -> Self {
    Self("\(quoted(text)) is too small to differ from 0", hint: "the smallest number is 5e-324")
  }

  static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

extension Unicode.GeneralCategory {
  var isVisible: Bool {
    switch self {
    case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator: false
    default: true
    }
  }
}
