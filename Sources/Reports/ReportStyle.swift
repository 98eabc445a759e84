/// How people's tables are written; data is always in full.
public struct ReportStyle: Sendable {
  /// Significant digits.
  public var precision: Int
  public var words: ReportWords

  public init(precision: Int = 4, words: ReportWords = .english) {
    self.precision = precision
    self.words = words
  }
}
