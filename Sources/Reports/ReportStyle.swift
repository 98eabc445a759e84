import Notation

/// How people's tables are written; data is always in full.
public struct ReportStyle: Sendable {
  /// Significant digits.
  public var precision: Int
  /// Places after the point, instead of significant digits; traces only.
  public var decimals: Int?
  public var words: ReportWords

  public init(precision: Int = 4, decimals: Int? = nil, words: ReportWords = .english) {
    self.precision = precision
    self.decimals = decimals
    self.words = words
  }

  func rounded(_ value: Double) -> RoundedNumber {
    if let decimals { return RoundedNumber(value, decimals: decimals) }
    return RoundedNumber(value, precision: precision)
  }
}
