import BigInt
import ComputationGraph
import Notation

extension Rational: NumberSystem {
  public static var adjective: String { "rational" }
  /// Of the numerator and of the denominator.
  public static var digitLimit: Int? { 10_000 }

  private static let bitLimit = 33_220

  public static func pi() throws(NumberFailure) -> Rational { throw .notInSystem }

  public init(whole: Int) { self.init(BigInt(whole)) }

  public init(literal value: Double, writtenAs text: String?) {
    if let text, let number = Rational(decimal: text) {
      self = number
    } else {
      self = Rational(decimal: value.notationText) ?? 0
    }
  }

  public var isZero: Bool { numerator.isZero }

  public func checked() throws(NumberFailure) -> Rational {
    guard bitWidth <= Self.bitLimit else { throw .tooLong }
    return self
  }

  private var bitWidth: Int { max(numerator.magnitude.bitWidth, denominator.magnitude.bitWidth) }

  public func divided(by divisor: Rational) throws(NumberFailure) -> Rational {
    guard let factor = divisor.reciprocal else { throw .outsideDomain }
    return self * factor
  }

  /// A power that is a fraction again: by a whole exponent, or by a fraction where the root comes out even.
  public func raised(to exponent: Rational) throws(NumberFailure) -> Rational {
    if exponent.isZero || self == 1 { return 1 }
    if isZero {
      if exponent < 0 { throw .outsideDomain }
      return 0
    }
    if !exponent.isWhole, self < 0 { throw .outsideDomain }
    let degree = Int(exactly: exponent.denominator) ?? .max
    guard let root = exactRoot(degree) else { throw .notInSystem }
    if root == -1 { return exponent.numerator.magnitude.isMultiple(of: 2) ? 1 : -1 }
    guard let times = Int(exactly: exponent.numerator), Int(times.magnitude) <= Self.bitLimit / (root.bitWidth - 1)
    else { throw .tooLong }
    guard let power = root.power(times) else { throw .outsideDomain }
    return power
  }

  /// A function of a fraction is a fraction at few places; where it never is but there, as for the exponential and
  /// the trigonometric functions, that is the theorem of Lindemann and Weierstrass.
  public func applying(_ function: ElementaryFunction) throws(NumberFailure) -> Rational {
    switch function {
    case .floor: return Rational(floor)
    case .squareRoot:
      if self < 0 { throw .outsideDomain }
      return try Self.known(exactRoot(2))
    case .cubeRoot: return try Self.known(exactRoot(3))
    case .exp, .cos, .erfc: return try value(1, at: 0)
    case .expMinusOne, .sin, .atan, .erf: return try value(0, at: 0)
    case .log:
      if self <= 0 { throw .outsideDomain }
      return try value(0, at: 1)
    case .logOnePlus:
      if self <= -1 { throw .outsideDomain }
      return try value(0, at: 0)
    }
  }

  private func value(_ result: Rational, at point: Rational) throws(NumberFailure) -> Rational {
    guard self == point else { throw .notInSystem }
    return result
  }

  private static func known(_ root: Rational?) throws(NumberFailure) -> Rational {
    guard let root else { throw .notInSystem }
    return root
  }

  /// Nil where the root is irrational. Roots of negative numbers are taken of their size.
  private func exactRoot(_ degree: Int) -> Rational? {
    guard let top = Self.exactRoot(of: numerator.magnitude, degree),
      let bottom = Self.exactRoot(of: denominator.magnitude, degree)
    else { return nil }
    return Rational(numerator.sign == .minus ? -BigInt(top) : BigInt(top), over: BigInt(bottom))
  }

  /// Newton's method from above.
  private static func exactRoot(of number: BigUInt, _ degree: Int) -> BigUInt? {
    if degree == 1 || number <= 1 { return number }
    guard degree < number.bitWidth else { return nil }
    var root = BigUInt(1) << (number.bitWidth / degree + 1)
    while true {
      let next = (root * BigUInt(degree - 1) + number / root.power(degree - 1)) / BigUInt(degree)
      if next >= root { break }
      root = next
    }
    return root.power(degree) == number ? root : nil
  }
}
