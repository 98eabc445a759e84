import BigInt
import Notation

/// A number in front of a term: exact where it is a ratio of small integers, else a double.
struct Coefficient: Sendable, Hashable {
  private(set) var numerator: Int
  /// Above 0; 0 where only ``inexact`` holds.
  private(set) var denominator: Int
  private var inexact: Double
  /// Whether the program wrote a decimal fraction: then so do we.
  private(set) var isDecimal: Bool

  static let zero = Coefficient(0)
  static let one = Coefficient(1)
  static let minusOne = Coefficient(-1)

  init(_ integer: Int) { self.init(integer, 1, isDecimal: false) }

  private init(_ numerator: Int, _ denominator: Int, isDecimal: Bool) {
    self.numerator = numerator
    self.denominator = denominator
    self.isDecimal = isDecimal && denominator != 1
    inexact = 0
  }

  private init(inexactly value: Double) {
    (numerator, denominator, inexact, isDecimal) = (0, 0, value, false)
  }

  init(_ value: Double) {
    if let whole = Int(exactly: value), whole.magnitude < 1 << 53 {
      self.init(whole)
    } else {
      self = Self.decimal(value) ?? Coefficient(inexactly: value)
    }
  }

  /// The number that the double's shortest text is; nil where that has too many digits for a ratio of integers.
  init?(exactly value: Double) {
    let number = Rational(literal: value, writtenAs: nil)
    guard let top = Int(exactly: number.numerator), let bottom = Int(exactly: number.denominator),
      Self.isRepresentable(top, false), Self.isRepresentable(bottom, false)
    else { return nil }
    self.init(top, bottom, isDecimal: true)
  }

  /// A decimal fraction of few digits, exactly as it is written.
  private static func decimal(_ value: Double) -> Coefficient? {
    let text = value.notationText
    guard value.isFinite, text.utf8.count <= 14, !text.utf8.contains(UInt8(ascii: "e")) else { return nil }
    let parts = text.split(separator: ".")
    guard parts.count == 2, let digits = Int(parts[0] + parts[1]) else { return nil }
    let power = (0..<parts[1].utf8.count).reduce(1) { scale, _ in scale * 10 }
    return reduced(value < 0 && digits > 0 ? -digits : digits, power, isDecimal: true)
  }

  private static func reduced(_ numerator: Int, _ denominator: Int, isDecimal: Bool) -> Coefficient {
    let divisor = greatestCommonDivisor(numerator, denominator)
    return Coefficient(numerator / divisor, denominator / divisor, isDecimal: isDecimal)
  }

  static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (abs(a), abs(b))
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }

  var isExact: Bool { denominator != 0 }
  var value: Double { isExact ? Double(numerator) / Double(denominator) : inexact }
  var isZero: Bool { isExact ? numerator == 0 : inexact == 0 }
  var isNegative: Bool { isExact ? numerator < 0 : inexact < 0 }
  /// Nil for fractions, and for doubles that are no integers by design.
  var integer: Int? { denominator == 1 ? numerator : nil }
  var magnitude: Coefficient { isNegative ? self * .minusOne : self }

  /// The same number, written with a bar.
  var withoutPoint: Coefficient {
    var number = self
    number.isDecimal = false
    return number
  }

  static func * (a: Self, b: Self) -> Self {
    let (top, isTopTooLarge) = a.numerator.multipliedReportingOverflow(by: b.numerator)
    let (bottom, isBottomTooLarge) = a.denominator.multipliedReportingOverflow(by: b.denominator)
    guard a.isExact, b.isExact, isRepresentable(top, isTopTooLarge), isRepresentable(bottom, isBottomTooLarge) else {
      return Coefficient(inexactly: a.value * b.value)
    }
    return reduced(top, bottom, isDecimal: a.isDecimal || b.isDecimal)
  }

  static func + (a: Self, b: Self) -> Self {
    let (left, isLeftTooLarge) = a.numerator.multipliedReportingOverflow(by: b.denominator)
    let (right, isRightTooLarge) = b.numerator.multipliedReportingOverflow(by: a.denominator)
    let (top, isTopTooLarge) = left.addingReportingOverflow(right)
    let (bottom, isBottomTooLarge) = a.denominator.multipliedReportingOverflow(by: b.denominator)
    guard a.isExact, b.isExact, !isLeftTooLarge, !isRightTooLarge, isRepresentable(top, isTopTooLarge),
      isRepresentable(bottom, isBottomTooLarge)
    else { return Coefficient(inexactly: a.value + b.value) }
    return reduced(top, bottom, isDecimal: a.isDecimal || b.isDecimal)
  }

  /// What a double holds without rounding.
  private static func isRepresentable(_ integer: Int, _ overflows: Bool) -> Bool {
    !overflows && integer.magnitude <= 1 << 53
  }

  /// 1 divided by it; it is not 0.
  var inverse: Self {
    guard isExact else { return Coefficient(inexactly: 1 / inexact) }
    return Coefficient(numerator < 0 ? -denominator : denominator, abs(numerator), isDecimal: isDecimal)
  }

  /// Nil for a negative power of 0.
  func raised(to exponent: Int) -> Self? {
    if exponent < 0, isZero { return nil }
    var (power, square, rest) = (Self.one, exponent < 0 ? inverse : self, exponent.magnitude)
    while rest > 0 {
      if rest & 1 == 1 { power = power * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return power
  }

  /// The square root where it is a ratio of integers.
  var exactSquareRoot: Self? {
    guard isExact, numerator >= 0 else { return nil }
    let (top, bottom) = (Int(Double(numerator).squareRoot()), Int(Double(denominator).squareRoot()))
    guard top * top == numerator, bottom * bottom == denominator else { return nil }
    return Coefficient(top, bottom, isDecimal: isDecimal)
  }

  /// The number in one piece, nil for a fraction that is written with a bar.
  var literal: Double? {
    guard isExact, denominator != 1 else { return value }
    return isDecimal && Self.decimal(value) == self ? value : nil
  }

  /// Nil where only a double is known.
  var rational: Rational? { Rational(BigInt(numerator), over: BigInt(denominator)) }
}
