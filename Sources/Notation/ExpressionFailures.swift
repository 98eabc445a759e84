/// Texts longer than this are not repeated in an offer: it would take long to build and no one would read it.
private let longestOffer: Int32 = 80

extension Parser {
  mutating func fail(_ what: SourceError.What, at range: SourceRange, notes: [SourceError.Note] = []) -> Step {
    errors.report(what, at: range, notes: notes)
    return .broken
  }

  mutating func failBadToken(_ token: Token) -> Step {
    token.payload >= 0 ? fail(faults[Int(token.payload)], at: token.range) : .broken
  }

  mutating func failUnclosed() -> Step {
    let innermost = pending.last { $0.precedence == .open }
    guard let innermost else { return .broken }
    let bracket = SourceRange(lower: innermost.range.upper - 1, upper: innermost.range.upper)
    return fail(.unclosed(count: openBrackets), at: bracket)
  }

  /// An operand should stand before this token, and none does.
  mutating func failMissingOperand(before token: Token) -> Step {
    guard let previous = significantToken(before: cursor) else { return failAtStart(token) }
    switch previous.kind {
    case .leftParenthesis where token.kind.endsStatement, .comma where token.kind.endsStatement:
      return failUnclosed()
    case .assign where token.kind.endsStatement: return fail(.nothingDefined, at: previous.range)
    case .comma, .leftParenthesis:
      if token.kind == .comma || token.kind == .rightParenthesis { return fail(.missingArgument, at: token.range) }
      return fail(.missingLeftOperand(text(token.range)), at: token.range)
    case .assign: return fail(.missingLeftOperand(text(token.range)), at: token.range)
    default: return failAfterOperator(previous, token)
    }
  }

  private mutating func failAtStart(_ token: Token) -> Step {
    switch token.kind {
    case .rightParenthesis: fail(.strayParenthesis, at: token.range)
    case .assign: fail(.missingName, at: token.range)
    default: fail(.missingLeftOperand(text(token.range)), at: token.range)
    }
  }

  private mutating func failAfterOperator(_ previous: Token, _ token: Token) -> Step {
    if token.kind.binaryOperator != nil || token.kind == .assign {
      let what = SourceError.What.missingBetween(text(previous.range), text(token.range))
      return fail(what, at: previous.range.joined(with: token.range))
    }
    return fail(
      .missingRightOperand(text(previous.range), atLineEnd: token.kind == .newline && openBrackets == 0),
      at: previous.range)
  }

  /// The token before, in the same statement.
  private func significantToken(before index: Int) -> Token? {
    var previous = index - 1
    if openBrackets > 0, previous >= 0, tokens[previous].kind == .newline { previous -= 1 }
    guard previous >= 0, !tokens[previous].kind.endsStatement else { return nil }
    return tokens[previous]
  }

  /// `1,5` as half of Europe writes 1.5.
  func decimalComma(at index: Int) -> String? {
    guard index > 0, kind(at: index - 1) == .number, kind(at: index + 1) == .number else { return nil }
    let whole = token(at: index - 1).range
    let fraction = token(at: index + 1).range
    guard fraction.lower - whole.upper == 1 else { return nil }
    let digits = text(fraction)
    let number = "\(text(whole)).\(digits)"
    return digits.utf8.allSatisfy(\.isDigit) && Double(number) != nil ? number : nil
  }

  func printed(_ operand: Operand) -> String {
    ExpressionPrinter().text(of: operand.id.index, in: NamedExpressions(expressions: expressions, names: names.names))
  }

  /// Two operands in one bracket, the second on a new line: either the bracket should have closed, or there is
  /// more to come and something is missing between them.
  mutating func failAtLineInBrackets(_ token: Token) -> Step {
    let previous = self.token(at: cursor - 2)
    if !innermostBracketCloses() { return failUnclosed() }
    return fail(.missingBetween(text(previous.range), text(token.range)), at: token.range)
  }

  private func innermostBracketCloses() -> Bool {
    var depth = 1
    var index = cursor
    while depth > 0 {
      switch kind(at: index) {
      case .leftParenthesis, .leftBracket: depth += 1
      case .rightParenthesis, .rightBracket: depth -= 1
      case .semicolon, .end: return false
      case .newline where beginsDefinition(at: index + 1): return false
      default: break
      }
      index += 1
    }
    return true
  }

  mutating func reportJuxtaposition(_ left: Operand, _ right: Operand) {
    let range = left.extent.joined(with: right.extent)
    let what = SourceError.What.missingTimes(offer: offer(left, right, in: range))
    errors.report(what, at: range, replacing: left.extent == lastJuxtaposition ? lastJuxtaposition : nil)
    lastJuxtaposition = range
  }

  private func offer(_ left: Operand, _ right: Operand, in range: SourceRange) -> [String] {
    guard range.length <= longestOffer else { return [] }
    let printer = ExpressionPrinter()
    let view = NamedExpressions(expressions: expressions, names: names.names)
    let product = printer.text(of: .multiply, left.id.index, right.id.index, in: view)
    if let power = powerOfCall(left, right) { return [power, product] }
    return mayBeFunction(left.id) ? ["\(printed(left))(\(printed(right)))", product] : [product]
  }

  /// `sin^2(x)` as `sin(x)^2`.
  private func powerOfCall(_ left: Operand, _ right: Operand) -> String? {
    let parts = expressions.operands(of: left.id)
    guard case .binary(.power) = expressions.kind(of: left.id), let base = parts.first, let exponent = parts.last,
      mayBeFunction(base), text(right.extent).hasPrefix("(")
    else { return nil }
    let view = NamedExpressions(expressions: expressions, names: names.names)
    let printer = ExpressionPrinter()
    return "\(printer.text(of: base.index, in: view))(\(printed(right)))^\(printer.factor(exponent.index, in: view))"
  }

  /// A name of more than one letter that the program has not defined.
  private func mayBeFunction(_ id: ExpressionID) -> Bool {
    guard case .name(let name) = expressions.kind(of: id) else { return false }
    return names.names[Int(name.index)].count > 1 && !isDefined[Int(name.index)]
  }

  mutating func reportChain(_ left: Operand, _ symbol: BinaryOperator, _ right: Operand) {
    let range = left.extent.joined(with: right.extent)
    let isThird = left.extent == lastChain
    let what = SourceError.What.chainedComparison(offer: isThird ? nil : chainOffer(left, symbol, right, in: range))
    errors.report(what, at: range, replacing: isThird ? lastChain : nil)
    lastChain = range
  }

  private func chainOffer(
    _ left: Operand, _ symbol: BinaryOperator, _ right: Operand, in range: SourceRange
  ) -> String? {
    let parts = expressions.operands(of: left.id)
    guard case .binary(let first) = expressions.kind(of: left.id), first.isComparison, let middle = parts.last,
      let start = parts.first, range.length <= longestOffer
    else { return nil }
    let view = NamedExpressions(expressions: expressions, names: names.names)
    let printer = ExpressionPrinter()
    let one = printer.text(of: first, start.index, middle.index, in: view)
    let two = printer.text(of: symbol, middle.index, right.id.index, in: view)
    return "(\(one))*(\(two))"
  }
}
