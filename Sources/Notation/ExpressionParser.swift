/// How the reading of an expression ended.
enum ExpressionEnd {
  /// At the end of its statement, or before a `=` that does not belong to it.
  case root(Parser.Operand)
  /// Its error is reported.
  case broken
}

extension Parser {
  enum Step { case operand, symbol, finished, broken }

  /// Reads from the cursor to the end of the statement, or to a `=`.
  mutating func parseExpression() -> ExpressionEnd {
    operands.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
    openBrackets = 0
    var step = Step.operand
    while true {
      skipLineEndInBrackets()
      switch step {
      case .operand: step = readOperand()
      case .symbol: step = readSymbol()
      case .finished: return operands.last.map { .root($0) } ?? .broken
      case .broken: return .broken
      }
    }
  }

  /// An open bracket continues the line, unless the next line begins a definition.
  private mutating func skipLineEndInBrackets() {
    if openBrackets > 0, current.kind == .newline, !beginsDefinition(at: cursor + 1) { cursor += 1 }
  }

  private mutating func readOperand() -> Step {
    let token = current
    switch token.kind {
    case .number: return readNumber(token)
    case .name: return readName(token)
    case .plus, .minus:
      if token.kind == .minus { push(.negate, at: token.range) }
      cursor += 1
      return .operand
    case .leftParenthesis: return openParenthesis(token)
    case .leftBracket, .rightBracket, .at: return fail(.noVectorsYet, at: token.range)
    case .bad: return failBadToken(token)
    default: return failMissingOperand(before: token)
    }
  }

  private mutating func readNumber(_ token: Token) -> Step {
    cursor += 1
    guard token.payload >= 0 else {
      append(.missing, range: token.range)
      return .symbol
    }
    let value = numbers[Int(token.payload)]
    if let sign = pending.last, case .negate = sign.kind, isSignOfNumber(sign) {
      pending.removeLast()
      append(.number(-value), range: sign.range.joined(with: token.range))
    } else {
      append(.number(value), range: token.range)
    }
    return .symbol
  }

  /// The sign belongs to a literal right after it, except in `-2^2`.
  private func isSignOfNumber(_ sign: Pending) -> Bool {
    var previous = cursor - 2
    if kind(at: previous) == .newline { previous -= 1 }
    var next = cursor
    if openBrackets > 0, kind(at: next) == .newline { next += 1 }
    return tokens[previous].range == sign.range && kind(at: next) != .power
  }

  private mutating func readName(_ token: Token) -> Step {
    cursor += 1
    guard current.kind == .leftParenthesis else {
      append(.name(token.nameID), range: token.range)
      return .symbol
    }
    if kind(at: cursor + 1) == .rightParenthesis {
      let range = token.range.joined(with: self.token(at: cursor + 1).range)
      return fail(.noArguments(text(token.range)), at: range)
    }
    push(.call(token.nameID), at: token.range.joined(with: current.range))
    openBrackets += 1
    cursor += 1
    return .operand
  }

  private mutating func openParenthesis(_ token: Token) -> Step {
    if kind(at: cursor + 1) == .rightParenthesis {
      return fail(.emptyParentheses, at: token.range.joined(with: self.token(at: cursor + 1).range))
    }
    push(.parenthesis, at: token.range)
    openBrackets += 1
    cursor += 1
    return .operand
  }

  private mutating func readSymbol() -> Step {
    let token = current
    if let symbol = token.kind.binaryOperator { return readBinary(symbol, token) }
    switch token.kind {
    case .rightParenthesis: return closeBracket(token)
    case .comma: return readComma(token)
    case .number, .name, .leftParenthesis: return readJuxtaposition(token)
    case .leftBracket, .rightBracket, .at: return fail(.noVectorsYet, at: token.range)
    case .bad: return failBadToken(token)
    default: return finish(before: token)
    }
  }

  private mutating func readBinary(_ symbol: BinaryOperator, _ token: Token) -> Step {
    reduce(before: symbol.precedence, leftAssociative: symbol != .power && !symbol.isComparison)
    if symbol.isComparison, let top = pending.last, top.precedence == .comparison {
      reduceTop()
      push(.chained(symbol), at: token.range)
    } else {
      push(.binary(symbol), at: token.range)
    }
    cursor += 1
    return .operand
  }

  private mutating func readComma(_ token: Token) -> Step {
    reduceAll()
    guard let top = pending.last, case .call = top.kind else {
      return fail(.strayComma(decimal: decimalComma(at: cursor)), at: token.range)
    }
    cursor += 1
    return .operand
  }

  private mutating func closeBracket(_ token: Token) -> Step {
    reduceAll()
    guard let opening = pending.popLast() else { return fail(.strayParenthesis, at: token.range) }
    openBrackets -= 1
    cursor += 1
    let extent = opening.range.joined(with: token.range)
    if case .call(let name) = opening.kind {
      let base = Int(opening.operandBase)
      let id = expressions.append(.call(name), range: extent, operands: operands[base...].lazy.map(\.id))
      operands.removeSubrange(base...)
      operands.append(Operand(id: id, extent: extent))
    } else if let inner = operands.popLast() {
      operands.append(Operand(id: inner.id, extent: extent))
    }
    return .symbol
  }

  /// `2x`, `(a + b)(c + d)`, `x y`: reported, and read as products.
  private mutating func readJuxtaposition(_ token: Token) -> Step {
    if openBrackets > 0, kind(at: cursor - 1) == .newline { return failAtLineInBrackets(token) }
    if openBrackets == 0, beginsDefinition(at: cursor) {
      errors.report(.twoStatements(text(token.range)), at: token.range)
      reduceAll()
      return .finished
    }
    reduce(before: .juxtaposition, leftAssociative: true)
    push(.juxtaposition, at: SourceRange(lower: token.range.lower, upper: token.range.lower))
    return .operand
  }

  private mutating func finish(before token: Token) -> Step {
    reduceAll()
    if openBrackets == 0 { return .finished }
    if token.kind == .assign { return fail(.equalsInBrackets, at: token.range) }
    return failUnclosed()
  }
}
