public struct Parameter: Sendable, Hashable {
  public let name: NameID
  public let range: SourceRange

  public init(name: NameID, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

public struct Statement: Sendable {
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// `name = literal`
    case input
    /// `const name = expression`
    case constant
    /// `name = expression`
    case definition
    /// `name(p, q) = expression`
    case function
    /// A bare expression; its name is the next free one of f, g, h, …
    case output
  }

  public let kind: Kind
  public internal(set) var name: NameID
  /// Of a bare expression: the range of the expression.
  public let nameRange: SourceRange
  public let parameters: [Parameter]
  /// Its slice of the arena; the root is the last.
  public let expressions: Range<Int32>
  public let range: SourceRange
  /// What an input is set to.
  public let inputValue: Double?

  public var root: ExpressionID { ExpressionID(index: expressions.upperBound - 1) }
}
