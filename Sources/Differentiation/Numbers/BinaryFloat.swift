import BigInt

/// significand · 2^exponent: a binary number of any length, as the working precision of elementary functions asks for.
struct BinaryFloat: Sendable {
  let significand: BigInt
  let exponent: Int

  static let zero = BinaryFloat(0, 0)
  static let one = BinaryFloat(1, 0)

  init(_ significand: BigInt, _ exponent: Int) {
    self.significand = significand
    self.exponent = significand.isZero ? 0 : exponent
  }

  init(whole: Int) { self.init(BigInt(whole), 0) }

  /// Exactly a finite double.
  init(_ value: Double) {
    guard value != 0, value.isFinite else {
      self = .zero
      return
    }
    let scaled = value.significand * 0x1p52
    self.init(BigInt(value < 0 ? -scaled : scaled), Int(value.exponent) - 52)
  }

  var isZero: Bool { significand.isZero }
  var isNegative: Bool { significand.sign == .minus && !isZero }
  var magnitude: BinaryFloat { BinaryFloat(BigInt(significand.magnitude), exponent) }
  private var width: Int { significand.magnitude.bitWidth }

  /// The whole part of the binary logarithm of the size; far below any other for 0.
  var order: Int { isZero ? .min / 4 : exponent + width - 1 }

  /// To the nearest number of so many bits; without trailing zeros, so that equal numbers are the same.
  func rounded(to bits: Int) -> BinaryFloat {
    var size = significand.magnitude
    var exponent = exponent
    let excess = size.bitWidth - bits
    if excess > 0 {
      size = (size + (BigUInt(1) << (excess - 1))) >> excess
      exponent += excess
    }
    guard !size.isZero else { return .zero }
    let zeros = size.trailingZeroBitCount
    if zeros > 0 { size >>= zeros }
    return BinaryFloat(BigInt(sign: significand.sign, magnitude: size), exponent + zeros)
  }

  /// Times 2^power.
  func scaled(by power: Int) -> BinaryFloat { BinaryFloat(significand, exponent + power) }

  /// The number of units of 2^-bits, rounded down; the shift of a negative number alone would round up.
  func fixed(_ bits: Int) -> BigInt {
    let shift = exponent + bits
    if shift >= 0 { return significand << shift }
    let size = significand.magnitude
    guard isNegative else { return BigInt(size >> -shift) }
    return -BigInt((size + (BigUInt(1) << -shift) - 1) >> -shift)
  }

  /// The largest whole number that is not larger.
  var floor: BinaryFloat { exponent >= 0 ? self : BinaryFloat(fixed(0), 0) }

  /// Nil where it is no whole number, or one beyond an Int.
  var whole: Int? {
    guard order < 62, floor == self else { return nil }
    return Int(exactly: fixed(0))
  }

  /// Infinite beyond the range of doubles.
  var nearestDouble: Double {
    let number = rounded(to: 53)
    guard let significand = UInt64(exactly: number.significand.magnitude) else { return .nan }
    let size = Double(sign: .plus, exponent: number.exponent, significand: Double(significand))
    return isNegative ? -size : size
  }
}

extension BinaryFloat: Hashable, Comparable {
  static func == (a: Self, b: Self) -> Bool { compare(a, b) == 0 }
  static func < (a: Self, b: Self) -> Bool { compare(a, b) < 0 }

  private static func compare(_ a: Self, _ b: Self) -> Int {
    if a.isNegative != b.isNegative || a.isZero || b.isZero {
      return Int(a.significand.signum() - b.significand.signum())
    }
    let sign = a.isNegative ? -1 : 1
    if a.order != b.order { return a.order < b.order ? -sign : sign }
    return Int((a - b).significand.signum())
  }

  func hash(into hasher: inout Hasher) {
    let number = rounded(to: .max)
    hasher.combine(number.significand)
    hasher.combine(number.exponent)
  }
}

// MARK: - Arithmetic: exact, but for quotients and roots

extension BinaryFloat {
  static func + (a: Self, b: Self) -> Self {
    if a.isZero { return b }
    if b.isZero { return a }
    let low = min(a.exponent, b.exponent)
    return BinaryFloat((a.significand << (a.exponent - low)) + (b.significand << (b.exponent - low)), low)
  }

  /// The sum to so many bits, without filling the space between numbers that lie far apart.
  func adding(_ other: Self, _ bits: Int) -> Self {
    if isZero || order < other.order - bits - 2 && !other.isZero { return other.rounded(to: bits) }
    if other.isZero || other.order < order - bits - 2 { return rounded(to: bits) }
    return (self + other).rounded(to: bits)
  }

  static prefix func - (a: Self) -> Self { BinaryFloat(-a.significand, a.exponent) }
  static func - (a: Self, b: Self) -> Self { a + -b }
  static func * (a: Self, b: Self) -> Self { BinaryFloat(a.significand * b.significand, a.exponent + b.exponent) }

  func times(_ other: Self, _ bits: Int) -> Self { (self * other).rounded(to: bits) }

  /// The divisor is not 0.
  func over(_ divisor: Self, _ bits: Int) -> Self {
    let shift = max(0, bits + 4 + divisor.width - width)
    let quotient = (significand << shift) / divisor.significand
    return BinaryFloat(quotient, exponent - divisor.exponent - shift).rounded(to: bits)
  }

  /// Of a number that is not negative.
  func squareRoot(_ bits: Int) -> Self {
    guard !isZero else { return .zero }
    var shift = max(0, 2 * bits + 4 - width)
    if (exponent - shift) & 1 != 0 { shift += 1 }
    let root = (significand.magnitude << shift).squareRoot()
    return BinaryFloat(BigInt(root), (exponent - shift) / 2).rounded(to: bits)
  }

  func cubeRoot(_ bits: Int) -> Self {
    guard !isZero else { return .zero }
    var shift = max(0, 3 * bits + 6 - width)
    while (exponent - shift) % 3 != 0 { shift += 1 }
    let number = significand.magnitude << shift
    var root = BigUInt(1) << (number.bitWidth / 3 + 1)
    while true {
      let next = (2 * root + number / (root * root)) / 3
      if next >= root { break }
      root = next
    }
    return BinaryFloat(BigInt(sign: significand.sign, magnitude: root), (exponent - shift) / 3).rounded(to: bits)
  }

  func power(_ times: Int, _ bits: Int) -> Self {
    var result = BinaryFloat.one
    var square = self
    var left = times.magnitude
    while left > 0 {
      if left & 1 == 1 { result = result.times(square, bits) }
      left >>= 1
      if left > 0 { square = square.times(square, bits) }
    }
    return times < 0 ? BinaryFloat.one.over(result, bits) : result
  }
}

// MARK: - Constants

extension BinaryFloat {
  /// Enough to reduce the largest doubles to a hundred digits.
  private static let constantBits = 3_200

  /// Machin: π = 16 atan(1/5) − 4 atan(1/239).
  private static let fixedPi = 16 * inverseTangent(5, -1) - 4 * inverseTangent(239, -1)
  /// ln 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749).
  private static let fixedLogarithmOf2 =
    18 * inverseTangent(26, 1) - 2 * inverseTangent(4801, 1) + 8 * inverseTangent(8749, 1)

  /// The circular (sign -1) or hyperbolic (sign 1) inverse tangent of 1/x.
  private static func inverseTangent(_ x: BigInt, _ sign: BigInt) -> BigInt {
    var power = (BigInt(1) << (constantBits + 32)) / x
    var sum: BigInt = 0
    var index = 1
    while !power.isZero {
      sum += power / BigInt(index)
      power = sign * power / (x * x)
      index += 2
    }
    return sum >> 32
  }

  static func fixedPi(_ bits: Int) -> BigInt { scaled(fixedPi, to: bits) }
  static func fixedLogarithmOf2(_ bits: Int) -> BigInt { scaled(fixedLogarithmOf2, to: bits) }

  private static func scaled(_ constant: BigInt, to bits: Int) -> BigInt {
    bits <= constantBits ? constant >> (constantBits - bits) : constant << (bits - constantBits)
  }

  static func pi(_ bits: Int) -> BinaryFloat { BinaryFloat(fixedPi(bits), -bits).rounded(to: bits) }
}
