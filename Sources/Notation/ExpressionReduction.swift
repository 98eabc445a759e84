extension Parser {
  mutating func append(_ kind: ExpressionKind, range: SourceRange) {
    operands.append(Operand(id: expressions.append(kind, range: range), extent: range))
  }

  mutating func push(_ kind: Pending.Kind, at range: SourceRange) {
    pending.append(Pending(kind: kind, range: range, operandBase: Int32(operands.count)))
  }

  /// Builds all that binds tighter than the symbol to come, or as tightly where the left one goes first.
  mutating func reduce(before precedence: Precedence, leftAssociative: Bool) {
    while let top = pending.last?.precedence, top > precedence || (top == precedence && leftAssociative) { reduceTop() }
  }

  /// Builds all up to the innermost open bracket.
  mutating func reduceAll() {
    while let top = pending.last, top.precedence > .open { reduceTop() }
  }

  mutating func reduceTop() {
    guard let top = pending.popLast(), let right = operands.popLast() else { return }
    if case .negate = top.kind {
      let range = top.range.joined(with: right.extent)
      operands.append(Operand(id: expressions.append(.negate, range: range, operand: right.id), extent: range))
    } else if let left = operands.popLast() {
      buildBinary(top.kind, left, right)
    }
  }

  private mutating func buildBinary(_ kind: Pending.Kind, _ left: Operand, _ right: Operand) {
    let symbol: BinaryOperator
    switch kind {
    case .binary(let written): symbol = written
    case .juxtaposition:
      reportJuxtaposition(left, right)
      symbol = .multiply
    case .chained(let written):
      reportChain(left, written, right)
      symbol = written
    case .parenthesis, .call, .negate: return
    }
    let range = left.extent.joined(with: right.extent)
    let id = expressions.append(.binary(symbol), range: range, left: left.id, right: right.id)
    operands.append(Operand(id: id, extent: range))
  }
}
