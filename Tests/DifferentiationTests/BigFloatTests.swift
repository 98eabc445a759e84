import BigInt
import ComputationGraph
import Foundation
import Notation
import TestSupport
import Testing

@testable import Differentiation

/// A line of Tests/Data/reference-values.json.
struct ReferenceValue: Decodable, Sendable {
  let primitive: String
  let operands: [Double]
  /// Fifty digits.
  let value: String

  static let all: [ReferenceValue] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Data/reference-values.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([ReferenceValue].self, from: data)) ?? []
  }()
}

struct BigFloatTests {
  private static let rules80 = try? NumberRules<BigFloat<EightyDigits>>()
  private static let rules40 = try? NumberRules<BigFloat<FortyDigits>>()

  @Test func `there are reference values for every primitive`() {
    #expect(Set(ReferenceValue.all.map(\.primitive)) == Set(Primitive.all.map(\.name)))
    #expect(ReferenceValue.all.count > 400)
  }

  @Test(arguments: Primitive.all.map(\.name))
  func `values in many digits are those of an independent library`(_ name: String) throws {
    let id = try #require(Primitive.named(name))
    for reference in ReferenceValue.all where reference.primitive == name {
      let expected = try Self.number(reference.value)
      let long = try #require(Self.rules80).value(of: id, reference.operands.map { .success(BigFloat($0)) }).get()
      let short = try #require(Self.rules40).value(of: id, reference.operands.map { .success(BigFloat($0)) }).get()
      #expect(Self.relativeError(long.number, expected) < 1e-48, "\(reference) gives \(long)")
      #expect(Self.relativeError(short.number, expected) < 1e-38, "\(reference) gives \(short)")
    }
  }

  @Test(arguments: Primitive.all.map(\.name))
  func `doubles agree with many digits at the test point`(_ name: String) throws {
    let id = try #require(Primitive.named(name))
    let point = Primitive[id].testPoint
    let double = point.withUnsafeBufferPointer { Primitive[id].value($0) }
    let long = try #require(Self.rules80).value(of: id, point.map { .success(BigFloat($0)) }).get()
    #expect(abs(long.nearestDouble - double) <= 4 * double.ulp)
  }

  private static func number(_ decimal: String) throws -> BinaryFloat {
    let fraction = try #require(Rational(decimal: decimal))
    return BinaryFloat(fraction.numerator, 0).over(BinaryFloat(fraction.denominator, 0), 300)
  }

  private static func relativeError(_ a: BinaryFloat, _ b: BinaryFloat) -> Double {
    let error = (a - b).magnitude
    if error.isZero { return 0 }
    return b.isZero ? .infinity : error.over(b.magnitude, 64).nearestDouble
  }

  private typealias Number = BigFloat<EightyDigits>

  private static func isClose(_ a: Number, _ b: Number) -> Bool {
    relativeError(a.number, b.number) < 1e-76
  }

  @Test func `identities hold to the last digits`() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<100 {
      let x = Number(Double.random(in: -20...20, using: &random))
      let y = Number(Double.random(in: 0.01...20, using: &random))
      let (sine, cosine) = try (x.applying(.sin), x.applying(.cos))
      #expect(Self.isClose(sine * sine + cosine * cosine, .one))
      #expect(Self.isClose(try y.applying(.log).applying(.exp), y))
      #expect(Self.isClose(try (x + y).applying(.exp), try x.applying(.exp) * y.applying(.exp)))
      let root = try y.applying(.squareRoot)
      #expect(Self.isClose(root * root, y))
      let cubeRoot = try x.applying(.cubeRoot)
      #expect(Self.isClose(cubeRoot * cubeRoot * cubeRoot, x))
      #expect(Self.isClose(try x.applying(.erf) + x.applying(.erfc), .one))
      let tangent = try y.applying(.atan).applying(.sin).divided(by: y.applying(.atan).applying(.cos))
      #expect(Self.isClose(tangent, y))
    }
  }

  @Test func `a double goes in and comes out the same`() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<2000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(Number(value).nearestDouble == value)
    }
    #expect(Number(0).isZero && Number(-0.0).isZero)
  }

  @Test func `the order is that of doubles`() {
    var random = SplitMix64(seed: 6)
    let values = (0..<60).map { _ in Double.random(in: -2...2, using: &random) } + [0, 1e-300, -1e300, 2, -2]
    for a in values {
      for b in values {
        #expect((Number(a) < Number(b)) == (a < b) && (Number(a) == Number(b)) == (a == b))
      }
    }
  }

  @Test(arguments: [
    (0.1, 5, "0.1"), (1234.5, 3, "1230"), (-2, 9, "-2"), (1e-7, 4, "1e-7"), (1.5e300, 20, "1.5000000000000000788e300"),
    (0.99999, 3, "1"), (123_456_789, 9, "123456789"), (0.000125, 6, "0.000125"), (0, 8, "0"), (9.996, 3, "10"),
  ])
  func `decimal text is rounded to the digits asked for`(_ value: Double, _ digits: Int, _ text: String) {
    #expect(Number(value).decimalText(digits: digits) == text)
  }

  @Test func `all digits of π`() throws {
    let text = try Number.pi().decimalText(digits: 78)
    #expect(text == "3.14159265358979323846264338327950288419716939937510582097494459230781640628621")
  }

  @Test func `what has no value is said to have none`() {
    #expect(throws: NumberFailure.outsideDomain) { try Number(-1).applying(.log) }
    #expect(throws: NumberFailure.outsideDomain) { try Number(-1).applying(.squareRoot) }
    #expect(throws: NumberFailure.outsideDomain) { try Number(-1).applying(.logOnePlus) }
    #expect(throws: NumberFailure.outsideDomain) { try Number(-2).raised(to: Number(0.5)) }
    #expect(throws: NumberFailure.outsideDomain) { try Number(0).raised(to: Number(-1)) }
    #expect(throws: NumberFailure.outsideDomain) { try Number(1).divided(by: Number(0)) }
    #expect(throws: NumberFailure.tooLong) { try Number(1e300).applying(.exp) }
  }
}
