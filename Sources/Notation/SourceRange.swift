/// A stretch of a source's text: UTF-8 offsets, half-open.
public struct SourceRange: Sendable, Hashable {
  public var lower: Int32
  public var upper: Int32

  public init(lower: Int32, upper: Int32) {
    self.lower = lower
    self.upper = upper
  }

  public var length: Int32 { upper - lower }

  /// The smallest range that covers both.
  public func joined(with other: SourceRange) -> SourceRange {
    SourceRange(lower: min(lower, other.lower), upper: max(upper, other.upper))
  }
}
