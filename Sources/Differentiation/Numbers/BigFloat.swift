import BigInt
import ComputationGraph
import Notation

/// How many digits a ``BigFloat`` has.
public protocol Precision: Sendable {
  static var bits: Int { get }
}

/// About 40 decimal digits.
public enum FortyDigits: Precision { public static var bits: Int { 136 } }

/// About 80 decimal digits.
public enum EightyDigits: Precision { public static var bits: Int { 272 } }

/// A binary floating-point number of many digits and hardly any limit to its exponent; operations are right but for
/// the last bit or two.
public struct BigFloat<Digits: Precision>: Sendable {
  let number: BinaryFloat

  /// What is beyond any use underflows to 0.
  init(_ number: BinaryFloat) {
    let rounded = number.rounded(to: Digits.bits)
    self.number = rounded.order < -Self.orderLimit ? .zero : rounded
  }

  private static var orderLimit: Int { 1 << 40 }

  /// Exactly a finite double.
  public init(_ value: Double) { self.init(BinaryFloat(value)) }

  /// The same number with other digits: rounded, or filled up with zeros.
  public init<Other: Precision>(_ other: BigFloat<Other>) { self.init(other.number) }

  public var magnitude: BigFloat { BigFloat(number.magnitude) }
}

extension BigFloat: Hashable, Comparable {
  public static func == (a: Self, b: Self) -> Bool { a.number == b.number }
  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
  public func hash(into hasher: inout Hasher) { number.hash(into: &hasher) }
}

extension BigFloat: NumberSystem {
  public static var adjective: String { "a number of many digits" }

  public static func pi() throws(NumberFailure) -> Self { BigFloat(BinaryFloat.pi(Digits.bits + 8)) }

  public init(whole: Int) { self.init(BinaryFloat(whole: whole)) }

  /// Exactly the double, however it was written: so that both stand for the same program at the same point.
  public init(literal value: Double, writtenAs text: String?) { self.init(value) }

  public static func + (a: Self, b: Self) -> Self { BigFloat(a.number.adding(b.number, Digits.bits)) }
  public static func - (a: Self, b: Self) -> Self { a + -b }
  public static func * (a: Self, b: Self) -> Self { BigFloat(a.number * b.number) }
  public static prefix func - (a: Self) -> Self { BigFloat(-a.number) }

  public var isZero: Bool { number.isZero }
  public var nearestDouble: Double { number.nearestDouble }

  public func checked() throws(NumberFailure) -> Self {
    guard number.order <= Self.orderLimit else { throw .tooLong }
    return self
  }

  public func divided(by divisor: Self) throws(NumberFailure) -> Self {
    if divisor.isZero { throw .outsideDomain }
    return BigFloat(number.over(divisor.number, Digits.bits))
  }

  /// Up to this exponent by multiplication.
  private static var wholePowerLimit: Int { 1 << 16 }

  public func raised(to exponent: Self) throws(NumberFailure) -> Self {
    if exponent.isZero { return .one }
    if isZero {
      if exponent < .zero { throw .outsideDomain }
      return .zero
    }
    let isWhole = exponent.number.floor == exponent.number
    if let times = exponent.number.whole, Int(times.magnitude) <= Self.wholePowerLimit {
      return try BigFloat(number.power(times, Digits.bits + 24)).checked()
    }
    guard isWhole || !number.isNegative else { throw .outsideDomain }
    let bits = Digits.bits + 64 + max(0, exponent.number.order)
    let logarithm = number.magnitude.logarithm(bits)
    guard let size = (logarithm * exponent.number).exponential(Digits.bits) else { throw .tooLong }
    let isOdd = isWhole && exponent.number.exponent == 0
    return BigFloat(number.isNegative && isOdd ? -size : size)
  }

  public func applying(_ function: ElementaryFunction) throws(NumberFailure) -> Self {
    let bits = Digits.bits + 8
    switch function {
    case .floor: return BigFloat(number.floor)
    case .squareRoot: return BigFloat(try atLeast(0).squareRoot(bits))
    case .cubeRoot: return BigFloat(number.cubeRoot(bits))
    case .exp: return try Self.bounded(number.exponential(bits))
    case .expMinusOne: return try Self.bounded(number.exponentialMinusOne(bits))
    case .log:
      if isZero { throw .outsideDomain }
      return BigFloat(try atLeast(0).logarithm(bits))
    case .logOnePlus:
      if number == -.one { throw .outsideDomain }
      return BigFloat(try atLeast(-1).logarithmOfOnePlus(bits))
    case .sin: return BigFloat(number.sineAndCosine(bits).sine)
    case .cos: return BigFloat(number.sineAndCosine(bits).cosine)
    case .atan: return BigFloat(number.inverseTangent(bits))
    case .erf: return BigFloat(number.errorFunction(bits))
    case .erfc: return BigFloat(number.complementaryErrorFunction(bits))
    }
  }

  private func atLeast(_ bound: Int) throws(NumberFailure) -> BinaryFloat {
    if number < BinaryFloat(whole: bound) { throw .outsideDomain }
    return number
  }

  private static func bounded(_ number: BinaryFloat?) throws(NumberFailure) -> Self {
    guard let number else { throw .tooLong }
    return BigFloat(number)
  }
}

// MARK: - Text

extension BigFloat: CustomStringConvertible {
  /// All digits that count.
  public var description: String { decimalText(digits: Digits.bits * 30103 / 100_000) }

  /// Rounded to so many significant digits, without trailing zeros: `0.1`, `1.25e-30`.
  public func decimalText(digits count: Int) -> String {
    guard !isZero else { return "0" }
    var scale = Int((Double(number.order) * 0.30102999566398).rounded(.down))
    var text = scaledDigits(count - 1 - scale)
    if text.count > count {
      scale += text.count - count
      text = scaledDigits(count - 1 - scale)
    }
    while text.last == "0" { text.removeLast() }
    return (number.isNegative ? "-" : "") + Self.placed(text, scale)
  }

  /// The digits of the size times 10^power, rounded to a whole number.
  private func scaledDigits(_ power: Int) -> String {
    let ten = BigInt(10).power(abs(power))
    let size = number.magnitude
    let scaled = power >= 0 ? size * BinaryFloat(ten, 0) : size.over(BinaryFloat(ten, 0), Digits.bits + 64)
    return "\((scaled + BinaryFloat(1, -1)).floor.fixed(0))"
  }

  /// The first digit stands for 10^scale.
  private static func placed(_ digits: String, _ scale: Int) -> String {
    if scale < -5 || scale > 20 {
      let rest = digits.dropFirst()
      return "\(digits.prefix(1))\(rest.isEmpty ? "" : ".")\(rest)e\(scale)"
    }
    if scale < 0 { return "0." + String(repeating: "0", count: -scale - 1) + digits }
    if digits.count <= scale + 1 { return digits + String(repeating: "0", count: scale + 1 - digits.count) }
    return digits.prefix(scale + 1) + "." + digits.dropFirst(scale + 1)
  }
}
