/// A number as drawings and tables show it: rounded to significant digits, in the parts that each output sets its
/// own way.
///
/// Integers below a million stand in full; other numbers have at most `precision` digits and no trailing zeros, with
/// a power of ten below 0.0001 and from a million on. The rounding is that of the shortest decimal text, a half away
/// from zero, so that 0.15 becomes 0.2. There is no -0.
public struct RoundedNumber: Sendable, Hashable {
  public let isNegative: Bool
  /// `12.5`; `∞` and `NaN` for what has no digits.
  public let digits: String
  /// The power of ten that the digits are multiplied by, where there is one.
  public let exponent: Int?

  public init(_ value: Double, precision: Int) {
    guard value.isFinite else {
      self.init(isNegative: value < 0, digits: value.isNaN ? "NaN" : "∞", exponent: nil)
      return
    }
    var decimal = DecimalDigits(of: value.magnitude)
    let count = min(max(precision, 1), 17)
    if !Self.isShownInFull(value) { decimal.round(to: count) }
    let isScientific = decimal.scale < -3 || decimal.scale > max(count, 6)
    self.init(
      isNegative: value < 0 && !decimal.digits.isEmpty,
      digits: isScientific ? decimal.scientificDigits : decimal.positionalText,
      exponent: isScientific ? decimal.scale - 1 : nil)
  }

  /// Rounds to places after the point instead, down to one significant digit for what would round to 0: as tables of
  /// the literature do.
  public init(_ value: Double, decimals: Int) {
    let scale = value.isFinite ? DecimalDigits(of: value.magnitude).scale : 0
    self.init(value, precision: max(1, scale + decimals))
  }

  private static func isShownInFull(_ value: Double) -> Bool {
    value.magnitude < 1e6 && value == value.rounded(.towardZero)
  }

  private init(isNegative: Bool, digits: String, exponent: Int?) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
  }

  /// On one line of plain text: `-1.2e-7`.
  public func text(minus: String = "-") -> String {
    let power = exponent.map { $0 < 0 ? "e" + minus + String(-$0) : "e" + String($0) } ?? ""
    return (isNegative ? minus : "") + digits + power
  }
}

extension Double {
  /// The number as drawings and tables show it, on one line of plain text.
  public func roundedText(precision: Int, minus: String = "-") -> String {
    RoundedNumber(self, precision: precision).text(minus: minus)
  }
}

/// The number 0.d₁d₂d₃… · 10^scale, with neither leading nor trailing zeros; 0 has no digits.
private struct DecimalDigits {
  private(set) var digits: [UInt8] = []
  private(set) var scale = 0

  /// The digits of the shortest text of a number that is finite and not negative.
  init(of value: Double) {
    var isAfterPoint = false
    var text = Substring(value.description)
    if let mark = text.firstIndex(of: "e") {
      scale = Int(text[text.index(after: mark)...]) ?? 0
      text = text[..<mark]
    }
    for byte in text.utf8 {
      if byte == UInt8(ascii: ".") {
        isAfterPoint = true
      } else if digits.isEmpty && byte == UInt8(ascii: "0") {
        scale -= isAfterPoint ? 1 : 0
      } else {
        digits.append(byte - UInt8(ascii: "0"))
        scale += isAfterPoint ? 0 : 1
      }
    }
    dropTrailingZeros()
  }

  private mutating func dropTrailingZeros() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { scale = 0 }
  }

  mutating func round(to count: Int) {
    guard digits.count > count else { return }
    let isUp = digits[count] >= 5
    digits.removeSubrange(count...)
    if isUp { increment() }
    dropTrailingZeros()
  }

  private mutating func increment() {
    while digits.last == 9 { digits.removeLast() }
    if let last = digits.popLast() {
      digits.append(last + 1)
    } else {
      digits = [1]
      scale += 1
    }
  }

  var scientificDigits: String {
    digits.count < 2 ? text(digits[...]) : text(digits[..<1]) + "." + text(digits[1...])
  }

  var positionalText: String {
    if digits.isEmpty { return "0" }
    if scale <= 0 { return "0." + String(repeating: "0", count: -scale) + text(digits[...]) }
    if scale >= digits.count { return text(digits[...]) + String(repeating: "0", count: scale - digits.count) }
    return text(digits[..<scale]) + "." + text(digits[scale...])
  }

  private func text(_ part: ArraySlice<UInt8>) -> String {
    String(decoding: part.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }
}
