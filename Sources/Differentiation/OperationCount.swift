/// Products and sums.
public struct OperationCount: Sendable, Equatable {
  public var multiplications = 0
  public var additions = 0

  public init(multiplications: Int = 0, additions: Int = 0) {
    self.multiplications = multiplications
    self.additions = additions
  }

  /// A product by 0, 1 or −1 costs nothing.
  @inline(__always)
  mutating func multiply(_ a: Double, _ b: Double) {
    if a != 0, b != 0, abs(a) != 1, abs(b) != 1 { multiplications += 1 }
  }

  /// A sum with 0 costs nothing.
  @inline(__always)
  mutating func add(_ a: Double, _ b: Double) {
    if a != 0, b != 0 { additions += 1 }
  }
}
