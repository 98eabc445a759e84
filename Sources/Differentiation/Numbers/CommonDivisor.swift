import BigInt

extension BigUInt {
  /// The greatest common divisor by Lehmer's algorithm (Knuth, The Art of Computer Programming 2, §4.5.2): the leading
  /// digits alone say what some thirty steps of Euclid's come to. O(digits²), a small part of the time of one bit a step.
  func commonDivisor(with other: BigUInt) -> BigUInt {
    var (a, b) = self >= other ? (self, other) : (other, self)
    while b.bitWidth > 62 {
      let shift = a.bitWidth - 62
      let steps = EuclideanSteps(Int(a >> shift), Int(b >> shift))
      guard let next = steps.applied(to: a, b) else {
        (a, b) = (b, a % b)
        continue
      }
      (a, b) = next.0 >= next.1 ? next : (next.1, next.0)
    }
    if b.isZero { return a }
    var (x, y) = (UInt(b), UInt(a % b))
    while y != 0 { (x, y) = (y, x % y) }
    return BigUInt(x)
  }
}

/// What several steps of Euclid's algorithm do to two numbers, as far as their leading digits tell: the new ones are
/// p·a + q·b and r·a + s·b.
private struct EuclideanSteps {
  private var p = 1
  private var q = 0
  private var r = 0
  private var s = 1

  init(_ first: Int, _ second: Int) {
    var (x, y) = (first, second)
    while y + r > 0, y + s > 0 {
      let quotient = (x + p) / (y + r)
      guard quotient == (x + q) / (y + s) else { return }
      let (nextR, overflowR) = quotient.multipliedReportingOverflow(by: r)
      let (nextS, overflowS) = quotient.multipliedReportingOverflow(by: s)
      guard !overflowR, !overflowS, nextR.magnitude < 1 << 60, nextS.magnitude < 1 << 60 else { return }
      (p, r) = (r, p - nextR)
      (q, s) = (s, q - nextS)
      (x, y) = (y, x - quotient * y)
    }
  }

  /// Nil where the leading digits told nothing.
  func applied(to a: BigUInt, _ b: BigUInt) -> (BigUInt, BigUInt)? {
    if q == 0 { return nil }
    return (Self.combined(p, a, q, b), Self.combined(r, a, s, b))
  }

  /// One coefficient is negative, and the sum is not.
  private static func combined(_ p: Int, _ a: BigUInt, _ q: Int, _ b: BigUInt) -> BigUInt {
    let (first, second) = (a * BigUInt(p.magnitude), b * BigUInt(q.magnitude))
    if p < 0 { return second - first }
    return q < 0 ? first - second : first + second
  }
}
