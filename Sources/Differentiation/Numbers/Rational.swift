import BigInt
import Notation

/// A fraction, always in lowest terms and with a positive denominator.
///
/// Operators work with any number of digits; evaluation refuses numbers beyond ``digitLimit``.
public struct Rational: Sendable, Hashable {
  public let numerator: BigInt
  public let denominator: BigInt

  public init(_ numerator: BigInt) {
    self.numerator = numerator
    denominator = 1
  }

  /// Nil for a denominator of 0. Takes time quadratic in the number of digits, for the common divisor.
  public init?(_ numerator: BigInt, over denominator: BigInt) {
    guard !denominator.isZero else { return nil }
    self.init(reducing: numerator, denominator)
  }

  private init(reducing numerator: BigInt, _ denominator: BigInt) {
    let divisor = BigInt(numerator.magnitude.commonDivisor(with: denominator.magnitude))
    let sign: BigInt = denominator.sign == .minus ? -1 : 1
    self.numerator = sign * numerator / divisor
    self.denominator = sign * denominator / divisor
  }

  /// The value of a decimal such as `-0.1` or `1e-3`; nil for other text and for powers of ten beyond 100,000.
  public init?(decimal text: some StringProtocol) {
    var digits = ""
    var scale = 0
    var isAfterPoint = false
    let lowered = text.lowercased()
    let parts = lowered.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    for (index, character) in (parts.first ?? "").enumerated() {
      switch character {
      case "+" where index == 0: break
      case "-" where index == 0, "−" where index == 0: digits = "-"
      case "." where !isAfterPoint: isAfterPoint = true
      case "0"..."9":
        digits.append(character)
        if isAfterPoint { scale -= 1 }
      default: return nil
      }
    }
    if parts.count == 2 {
      guard let power = Int(parts[1].replacing("−", with: "-")), abs(power) <= 100_000 else { return nil }
      scale += power
    }
    guard let whole = BigInt(digits) else { return nil }
    let power = BigInt(10).power(abs(scale))
    self.init(reducing: scale > 0 ? whole * power : whole, scale < 0 ? power : 1)
  }

  public var isWhole: Bool { denominator == 1 }
}

extension Rational: Comparable {
  public static func < (a: Self, b: Self) -> Bool { a.numerator * b.denominator < b.numerator * a.denominator }
}

extension Rational: CustomStringConvertible {
  /// `5/3`, `-2`
  public var description: String { isWhole ? "\(numerator)" : "\(numerator)/\(denominator)" }
}

extension Rational: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(BigInt(value)) }
}

// MARK: - Arithmetic

extension Rational {
  public static func + (a: Self, b: Self) -> Self {
    if a.isWhole, b.isWhole { return Rational(a.numerator + b.numerator) }
    return Rational(
      reducing: a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }

  public static func * (a: Self, b: Self) -> Self {
    if a.isWhole, b.isWhole { return Rational(a.numerator * b.numerator) }
    return Rational(reducing: a.numerator * b.numerator, a.denominator * b.denominator)
  }

  public static prefix func - (a: Self) -> Self { Rational(unchanged: -a.numerator, a.denominator) }

  public static func - (a: Self, b: Self) -> Self { a + -b }

  /// Nil for 0.
  public var reciprocal: Rational? {
    if numerator.isZero { return nil }
    let isNegative = numerator.sign == .minus
    return Rational(unchanged: isNegative ? -denominator : denominator, BigInt(numerator.magnitude))
  }

  /// Nil for a power below 0 of 0. Any number to the power of 0 is 1.
  public func power(_ exponent: Int) -> Rational? {
    guard let base = exponent < 0 ? reciprocal : self else { return nil }
    let times = Int(exponent.magnitude)
    return Rational(unchanged: base.numerator.power(times), base.denominator.power(times))
  }

  /// The largest whole number that is not larger.
  public var floor: BigInt {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder.sign == .minus && !remainder.isZero ? quotient - 1 : quotient
  }

  /// For parts that have no common divisor.
  private init(unchanged numerator: BigInt, _ denominator: BigInt) {
    self.numerator = numerator
    self.denominator = denominator
  }
}

// MARK: - Doubles

extension Rational {
  /// Rounded to the nearest.
  public var nearestDouble: Double {
    let shift = 63 - (numerator.magnitude.bitWidth - denominator.magnitude.bitWidth)
    let top = shift > 0 ? numerator.magnitude << shift : numerator.magnitude
    let bottom = shift < 0 ? denominator.magnitude << -shift : denominator.magnitude
    let (quotient, remainder) = top.quotientAndRemainder(dividingBy: bottom)
    let sticky: UInt64 = remainder.isZero ? 0 : 1
    let size = Double(sign: .plus, exponent: -shift, significand: Double(UInt64(quotient) | sticky))
    return numerator.sign == .minus ? -size : size
  }
}
