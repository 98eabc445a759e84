public enum ExpressionKind: Sendable, Hashable {
  case number(Double)
  case name(NameID)
  case negate
  case binary(BinaryOperator)
  case call(NameID)
  /// Stands where the text was wrong.
  case missing
}

/// The expressions of a program in one flat arena, in postorder: operands stand before their user, and the
/// expressions of a statement side by side.
public struct Expressions: Sendable {
  private var kinds: [ExpressionKind] = []
  private var ranges: [SourceRange] = []
  private var operandEnds: [Int32] = []
  private var operandList: [ExpressionID] = []

  public var count: Int { kinds.count }

  public func kind(of id: ExpressionID) -> ExpressionKind { kinds[Int(id.index)] }

  public func range(of id: ExpressionID) -> SourceRange { ranges[Int(id.index)] }

  /// From left to right.
  public func operands(of id: ExpressionID) -> ArraySlice<ExpressionID> {
    let index = Int(id.index)
    let start = index == 0 ? 0 : operandEnds[index - 1]
    return operandList[Int(start)..<Int(operandEnds[index])]
  }

  mutating func append(_ kind: ExpressionKind, range: SourceRange) -> ExpressionID {
    kinds.append(kind)
    ranges.append(range)
    operandEnds.append(Int32(operandList.count))
    return ExpressionID(index: Int32(kinds.count - 1))
  }

  mutating func append(_ kind: ExpressionKind, range: SourceRange, operand: ExpressionID) -> ExpressionID {
    operandList.append(operand)
    return append(kind, range: range)
  }

  mutating func append(
    _ kind: ExpressionKind, range: SourceRange, left: ExpressionID, right: ExpressionID
  ) -> ExpressionID {
    operandList.append(left)
    operandList.append(right)
    return append(kind, range: range)
  }

  mutating func append(
    _ kind: ExpressionKind, range: SourceRange, operands: some Collection<ExpressionID>
  ) -> ExpressionID {
    operandList.append(contentsOf: operands)
    return append(kind, range: range)
  }

  mutating func truncate(to count: Int) {
    let excess = kinds.count - count
    kinds.removeLast(excess)
    ranges.removeLast(excess)
    operandEnds.removeLast(excess)
    operandList.removeLast(operandList.count - Int(operandEnds.last ?? 0))
  }
}
