import ComputationGraph
import Notation

/// Why a number system has no value for an operation.
public enum NumberFailure: Error, Sendable, Hashable {
  /// No real number is the value: division by zero, the logarithm of -1.
  case outsideDomain
  /// The value is a real number and none of the system's, as √2 is no fraction.
  case notInSystem
  /// The value has more digits than the system allows.
  case tooLong
}

/// Numbers that a graph can be evaluated and differentiated in.
///
/// What is not here, the table of primitives builds from what is: see `Construction`.
public protocol NumberSystem: Sendable, Comparable, Hashable {
  /// What numbers of the system are, in an error: `rational`.
  static var adjective: String { get }
  /// How many decimal digits a number may have, where there is a limit.
  static var digitLimit: Int? { get }
  static func pi() throws(NumberFailure) -> Self

  /// - Parameters:
  ///   - value: a finite double.
  ///   - text: the decimal it was written as, where that is known; else its shortest decimal text stands for it.
  init(literal value: Double, writtenAs text: String?)
  init(whole: Int)

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self
  func divided(by divisor: Self) throws(NumberFailure) -> Self
  func raised(to exponent: Self) throws(NumberFailure) -> Self
  func applying(_ function: ElementaryFunction) throws(NumberFailure) -> Self

  var isZero: Bool { get }
  /// Infinite where it is beyond the range of doubles.
  var nearestDouble: Double { get }
  /// The number itself, unless it is too long to go on with.
  func checked() throws(NumberFailure) -> Self
}

extension NumberSystem {
  public static var digitLimit: Int? { nil }
  static var zero: Self { Self(whole: 0) }
  static var one: Self { Self(whole: 1) }

  public func checked() throws(NumberFailure) -> Self { self }

  /// A zero factor carries nothing.
  static func carried(_ partial: Self, _ upstream: Self) -> Self {
    partial.isZero || upstream.isZero ? zero : partial * upstream
  }
}
