import Notation
import TestSupport
import Testing

struct RoundedNumberTests {
  static let toFourDigits: [(Double, String)] = [
    (0, "0"), (-0.0, "0"), (2, "2"), (2.0000000001, "2"), (-2, "-2"), (0.15, "0.15"), (0.333333333, "0.3333"),
    (-0.666666666, "-0.6667"), (123456, "123456"), (999_999, "999999"), (1e6, "1e6"), (1_234_567, "1.235e6"),
    (12345.678, "12350"), (99999.9, "100000"), (999_999.7, "1e6"), (0.0001, "0.0001"), (0.00012345, "0.0001235"),
    (0.00001234, "1.234e-5"), (1.2e-7, "1.2e-7"), (-1.2e-7, "-1.2e-7"), (0x1p-1074, "5e-324"),
    (-0.00009999999, "-0.0001"), (1.7976931348623157e308, "1.798e308"), (1e16, "1e16"), (0.99999, "1"),
    (0.10005, "0.1001"), (.infinity, "∞"), (-.infinity, "-∞"), (.nan, "NaN"),
  ]

  static let precisions: [(Int, String)] = [
    (-1, "0.1"), (1, "0.1"), (2, "0.15"), (3, "0.146"), (4, "0.1459"), (99, "0.1459"),
  ]

  @Test(arguments: toFourDigits)
  func `a number has four significant digits at most`(_ value: Double, _ text: String) {
    #expect(value.roundedText(precision: 4) == text)
  }

  @Test(arguments: precisions)
  func `the precision is the reader's`(_ precision: Int, _ text: String) {
    #expect(0.1459.roundedText(precision: precision) == text)
  }

  @Test func `a half goes away from zero`() {
    #expect(0.15.roundedText(precision: 1) == "0.2")
    #expect((-2.5e-9).roundedText(precision: 1) == "-3e-9")
  }

  @Test func `a real minus sign takes both places`() {
    #expect((-1.5e-9).roundedText(precision: 3, minus: "−") == "−1.5e−9")
  }

  @Test func `a power of ten stands apart from its digits`() {
    let number = RoundedNumber(-1.25e-7, precision: 2)
    #expect(number.isNegative && number.digits == "1.3" && number.exponent == -7)
    #expect(RoundedNumber(12.5, precision: 4).exponent == nil)
  }

  @Test func `rounding to 17 digits gives the number back`() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<2000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(Double(value.roundedText(precision: 17)) == value)
    }
  }
}
