import BigInt
import RealModule

/// Elementary functions to so many correct bits, but for the last one or two.
extension BinaryFloat {
  private static let guardBits = 40

  /// Nil where it overflows any exponent; 0 where it underflows. By k·ln 2 and halvings to Taylor's series.
  func exponential(_ bits: Int) -> BinaryFloat? {
    if isZero { return .one }
    if order > 40 { return isNegative ? .zero : nil }
    if order < -bits - 2 { return BinaryFloat.one.adding(self, bits) }
    let halvings = 12
    let work = bits + Self.guardBits + halvings + max(0, order)
    let logarithm = Self.fixedLogarithmOf2(work)
    let number = fixed(work)
    let multiple = Self.nearestQuotient(number, logarithm)
    var sum = Self.exponentialSeries((number - multiple * logarithm) >> halvings, work)
    for _ in 0..<halvings { sum = (sum * sum) >> work }
    return BinaryFloat(sum, Int(multiple) - work).rounded(to: bits)
  }

  private static func exponentialSeries(_ x: BigInt, _ work: Int) -> BigInt {
    var term = BigInt(1) << work
    var sum = term
    var index = 1
    while !term.isZero, term != -1 {
      term = (term * x) >> work
      term = term / BigInt(index)
      sum += term
      index += 1
    }
    return sum
  }

  private static func nearestQuotient(_ a: BigInt, _ b: BigInt) -> BigInt {
    let (quotient, remainder) = (2 * a + b).quotientAndRemainder(dividingBy: 2 * b)
    return remainder.sign == .minus && !remainder.isZero ? quotient - 1 : quotient
  }

  /// e^x − 1, in full precision near 0.
  func exponentialMinusOne(_ bits: Int) -> BinaryFloat? {
    if isZero { return .zero }
    if order < -bits { return adding((self * self).scaled(by: -1), bits) }
    let work = bits + Self.guardBits + max(0, -order)
    return exponential(work).map { $0.adding(-.one, work).rounded(to: bits) }
  }

  /// Of a number above 0: the logarithm in doubles, and the inverse hyperbolic tangent of what that leaves.
  func logarithm(_ bits: Int) -> BinaryFloat {
    var twos = order
    var reduced = scaled(by: -twos)
    if reduced.nearestDouble > 1.5 {
      reduced = reduced.scaled(by: -1)
      twos += 1
    }
    let distance = reduced - .one
    if distance.isZero, twos == 0 { return .zero }
    let work = bits + Self.guardBits + (twos == 0 ? max(0, -distance.order) : 0)
    let estimate = BinaryFloat(Double.log(reduced.nearestDouble))
    guard let inverse = (-estimate).exponential(work) else { return .zero }
    let rest = (reduced * inverse) - .one
    let ratio = rest.over(rest + BinaryFloat(whole: 2), work)
    let series = ratio.inverseTangentSeries(work, sign: 1).scaled(by: 1)
    let ofTwos = BinaryFloat(Self.fixedLogarithmOf2(work + 64) * BigInt(twos), -work - 64)
    return (ofTwos + estimate).adding(series, work + 64).rounded(to: bits)
  }

  /// log(1 + x) of a number above -1, in full precision near 0.
  func logarithmOfOnePlus(_ bits: Int) -> BinaryFloat {
    if isZero { return .zero }
    if order < -bits { return adding(-(self * self).scaled(by: -1), bits) }
    return (BinaryFloat.one + self).logarithm(bits)
  }

  /// x ± x³/3 + x⁵/5 ± …, for small x.
  private func inverseTangentSeries(_ bits: Int, sign: Int) -> BinaryFloat {
    let square = times(self, bits)
    var power = self
    var sum = self
    var index = 1
    while !power.isZero, power.order > sum.order - bits - 2 {
      power = power.times(square, bits)
      if sign < 0 { power = -power }
      index += 2
      sum = sum.adding(power.over(BinaryFloat(whole: index), bits), bits)
    }
    return sum
  }
}

// MARK: - Circular functions

extension BinaryFloat {
  func sineAndCosine(_ bits: Int) -> (sine: BinaryFloat, cosine: BinaryFloat) {
    if order < -bits {
      let square = self * self
      let cube = (square * self).over(BinaryFloat(whole: 6), bits)
      return (adding(-cube, bits), BinaryFloat.one.adding(-square.scaled(by: -1), bits))
    }
    let work = 2 * bits + Self.guardBits + max(0, order)
    let halfPi = Self.fixedPi(work - 1 + 64) >> 64
    let number = fixed(work)
    let quarters = Self.nearestQuotient(number, halfPi)
    let rest = BinaryFloat(number - quarters * halfPi, -work)
    let (sine, cosine) = rest.reducedSineAndCosine(bits)
    return switch Int(quarters & 3) {
    case 0: (sine, cosine)
    case 1: (cosine, -sine)
    case 2: (-sine, -cosine)
    default: (-cosine, sine)
    }
  }

  /// Taylor's series for at most a quarter of π.
  private func reducedSineAndCosine(_ bits: Int) -> (sine: BinaryFloat, cosine: BinaryFloat) {
    let work = bits + Self.guardBits + max(0, -order)
    let x = fixed(work)
    var term = BigInt(1) << work
    var sums: [BigInt] = [term, 0]
    var index = 1
    while !term.isZero, term != -1 {
      term = ((term * x) >> work) / BigInt(index)
      sums[index & 1] += index & 2 == 0 ? term : -term
      index += 1
    }
    return (BinaryFloat(sums[1], -work).rounded(to: bits), BinaryFloat(sums[0], -work).rounded(to: bits))
  }

  /// The angle in doubles, and the series for what that leaves.
  func inverseTangent(_ bits: Int) -> BinaryFloat {
    if isZero { return .zero }
    if order < -bits { return adding(-(self * self * self).over(BinaryFloat(whole: 3), bits), bits) }
    if magnitude > .one {
      let right = Self.pi(bits + Self.guardBits).scaled(by: -1)
      let rest = BinaryFloat.one.over(magnitude, bits + Self.guardBits).inverseTangent(bits + Self.guardBits)
      let angle = (right - rest).rounded(to: bits)
      return isNegative ? -angle : angle
    }
    let work = bits + 64 + Self.guardBits
    let estimate = BinaryFloat(Double.atan(nearestDouble))
    let (sine, cosine) = estimate.sineAndCosine(work)
    let rest = (self * cosine - sine).over(cosine + self * sine, work)
    return estimate.adding(rest.inverseTangentSeries(work, sign: -1), work).rounded(to: bits)
  }
}

// MARK: - The error function

extension BinaryFloat {
  /// Where the series would take more terms than the asymptotic expansion needs digits.
  private static let farOut = BinaryFloat(whole: 30)

  func errorFunction(_ bits: Int) -> BinaryFloat {
    if isZero { return .zero }
    guard magnitude < Self.farOut else { return isNegative ? -.one : .one }
    return errorSeries(bits)
  }

  /// erf x = 2/√π · e^(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)) (Abramowitz and Stegun 7.1.6); every term has the same sign.
  private func errorSeries(_ bits: Int) -> BinaryFloat {
    let work = bits + Self.guardBits
    let twiceSquare = (self * self).scaled(by: 1).fixed(work)
    var term = BigInt(1) << work
    var sum = term
    var index = 3
    while !term.isZero {
      term = ((term * twiceSquare) >> work) / BigInt(index)
      sum += term
      index += 2
    }
    guard let decay = (-(self * self)).exponential(work) else { return .zero }
    let factor = scaled(by: 1).over(Self.pi(work).squareRoot(work), work)
    return factor.times(decay, work).times(BinaryFloat(sum, -work), bits)
  }

  /// In full precision where it is small.
  func complementaryErrorFunction(_ bits: Int) -> BinaryFloat {
    if isNegative || isZero { return BinaryFloat.one.adding(-errorFunction(bits), bits) }
    guard self < Self.farOut else { return asymptoticErrorComplement(bits) }
    let x = nearestDouble
    let lost = Int(x * x * 1.4427 + 16)
    return (BinaryFloat.one - errorSeries(bits + lost)).rounded(to: bits)
  }

  /// e^(−x²)/(x√π) · Σ (−1)ⁿ (2n−1)!!/(2x²)ⁿ (Abramowitz and Stegun 7.1.23).
  private func asymptoticErrorComplement(_ bits: Int) -> BinaryFloat {
    let work = bits + Self.guardBits
    guard order < 40, let decay = (-(self * self)).exponential(work) else { return .zero }
    let twiceSquare = (self * self).scaled(by: 1)
    var term = BinaryFloat.one
    var sum = BinaryFloat.one
    var index = 1
    while term.order > -work, index < 1800 {
      term = -term.times(BinaryFloat(whole: index), work).over(twiceSquare, work)
      sum = sum.adding(term, work)
      index += 2
    }
    return decay.times(sum, work).over(self * Self.pi(work).squareRoot(work), bits)
  }
}
