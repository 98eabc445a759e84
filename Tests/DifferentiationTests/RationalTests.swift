import BigInt
import Differentiation
import TestSupport
import Testing

struct RationalTests {
  private static let samples: [Rational] = {
    var random = SplitMix64(seed: 7)
    return (0..<24).compactMap { index in
      let limit = index < 12 ? 12 : 1_000_000_000_000
      return Rational(
        BigInt(Int.random(in: -limit...limit, using: &random)),
        over: BigInt(Int.random(in: -limit...limit, using: &random)))
    }
  }()

  @Test func `fractions are a field`() throws {
    for a in Self.samples {
      for b in Self.samples {
        #expect(a + b == b + a && a * b == b * a)
        #expect(a - b == -(b - a) && (a + b) - b == a)
        for c in Self.samples.prefix(8) {
          #expect((a + b) + c == a + (b + c) && (a * b) * c == a * (b * c))
          #expect(a * (b + c) == a * b + a * c)
          #expect(!(a < b) || a + c < b + c)
        }
      }
      if a != 0 { #expect(try #require(a.reciprocal) * a == 1) }
    }
  }

  @Test func `a fraction is in lowest terms and its denominator is positive`() throws {
    for a in Self.samples {
      for b in Self.samples {
        for c in [a + b, a * b, a - b, -a] {
          #expect(c.denominator > 0)
          #expect(c.numerator.magnitude.greatestCommonDivisor(with: c.denominator.magnitude) == 1)
        }
      }
    }
    #expect(try #require(Rational(6, over: -4)).description == "-3/2")
    #expect(try #require(Rational(-8, over: -4)).description == "2")
    #expect(Rational(1, over: 0) == nil)
  }

  @Test func `the common divisor of long numbers is that of a bit-by-bit algorithm`() {
    var random = SplitMix64(seed: 9)
    for round in 0..<60 {
      let factor = BigUInt.randomInteger(withMaximumWidth: 1 + round * 3, using: &random) + 1
      let a = BigUInt.randomInteger(withMaximumWidth: 10 * round, using: &random) * factor
      let b = BigUInt.randomInteger(withMaximumWidth: 600, using: &random) * factor
      let pairs = [(a, b), (b, a), (a, b * 7 + 1), (a * a + 1, a), (a, a), (0, b + 1)]
      for (x, y) in pairs {
        guard let fraction = Rational(BigInt(x), over: BigInt(y)) else { continue }
        let divisor = x.greatestCommonDivisor(with: y)
        #expect(fraction.denominator == BigInt(y / divisor) && fraction.numerator == BigInt(x / divisor))
      }
    }
  }

  @Test func `the order is that of the real line`() {
    for a in Self.samples {
      for b in Self.samples {
        #expect((a < b) == (a.numerator * b.denominator < b.numerator * a.denominator))
        #expect([a < b, a == b, b < a].count { $0 } == 1)
      }
    }
  }

  @Test(arguments: [
    ("0.1", "1/10"), ("-2.50", "-5/2"), ("1e-3", "1/1000"), ("+.5", "1/2"), ("2.", "2"), ("−4e2", "-400"),
    ("0.333", "333/1000"), ("-0", "0"), ("12E1", "120"),
  ])
  func `a decimal is the fraction it says`(_ text: String, _ fraction: String) {
    #expect(Rational(decimal: text)?.description == fraction)
  }

  @Test(arguments: ["", "x", "1.2.3", "1e", "1/3", "--1", "1e999999999", ".", "-"])
  func `other text is no decimal`(_ text: String) { #expect(Rational(decimal: text) == nil) }

  @Test func `the nearest double is that of the quotient`() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<2000 {
      let top = Int.random(in: -(1 << 53)...(1 << 53), using: &random)
      let bottom = Int.random(in: 1...(1 << 53), using: &random)
      #expect(Rational(BigInt(top), over: BigInt(bottom))?.nearestDouble == Double(top) / Double(bottom))
    }
    #expect(Rational(decimal: "1e-400")?.nearestDouble == 0)
    #expect(Rational(decimal: "-1e400")?.nearestDouble == -.infinity)
  }

  @Test func `a double is read as its shortest decimal`() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<500 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(Rational(literal: value, writtenAs: nil).nearestDouble == value)
    }
    #expect(Rational(literal: 0.1, writtenAs: nil).description == "1/10")
    #expect(Rational(literal: 0.1, writtenAs: "0.1000000000000000000001").denominator > 10)
  }

  @Test func `powers and floors`() throws {
    let half = try #require(Rational(1, over: 2))
    #expect(half.power(-3)?.description == "8")
    #expect((-half).power(3)?.description == "-1/8")
    #expect(Rational(0).power(-1) == nil)
    #expect(Rational(0).power(0) == 1)
    #expect((-half).floor == -1 && half.floor == 0 && Rational(-2).floor == -2)
  }
}
