/// What each tied operand of `max` and `min` gets as its partial.
public enum Ties: String, Sendable, CaseIterable, Codable {
  /// 1 each: ∂max(x, y)/∂x = 1(x ≥ y).
  case both
  /// 1/n each.
  case split
  /// 1 to the first of them.
  case first
}
