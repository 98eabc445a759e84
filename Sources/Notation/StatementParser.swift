extension Parser {
  mutating func parseStatements() {
    while current.kind != .end {
      if current.kind.endsStatement { cursor += 1 } else { parseStatement() }
    }
    if statements.isEmpty && errors.errors.isEmpty {
      errors.report(.emptyProgram, at: SourceRange(lower: 0, upper: 0))
    }
  }

  private mutating func parseStatement() {
    if isForeignForm() { return reportForeignForm() }
    if isConstKeyword(at: cursor) { return parseConstant() }
    if isValueHeader(at: cursor) { return parseValue(kind: .definition, start: current.range) }
    if let header = functionHeader(at: cursor) { return parseFunction(header) }
    if hasEmptyHeader(at: cursor) { return reportEmptyHeader() }
    parseOutput()
  }

  private mutating func parseConstant() {
    let start = current.range
    cursor += 1
    if isValueHeader(at: cursor) { return parseValue(kind: .constant, start: start) }
    if functionHeader(at: cursor) != nil {
      errors.report(.constantFunction, at: start)
    } else {
      errors.report(.constantWithoutValue(text(current.range)), at: start.joined(with: current.range))
    }
    skipStatement()
  }

  private mutating func parseValue(kind: Statement.Kind, start: SourceRange) {
    let name = current
    cursor += 2
    let first = expressions.count
    let root = parseRoot(from: first, after: name)
    let literal = kind == .definition ? literalValue(of: root) : nil
    if let literal { normalize(from: first, to: literal, range: root.extent) }
    finish(literal == nil ? kind : .input, name: name, from: first, start: start, root: root, value: literal)
  }

  private mutating func parseFunction(_ header: FunctionHeader) {
    let name = current
    cursor = header.body
    let first = expressions.count
    let root = parseRoot(from: first, after: name)
    finish(.function, name: name, from: first, start: name.range, root: root, parameters: header.parameters)
  }

  private mutating func parseOutput() {
    let first = expressions.count
    let start = current
    if case .root(let root) = parseExpression(), current.kind != .assign {
      statements.append(
        Statement(
          kind: .output, name: NameID(index: -1), nameRange: root.extent, parameters: [],
          expressions: Int32(first)..<Int32(expressions.count), range: root.extent, inputValue: nil))
      return
    }
    if current.kind == .assign, openBrackets == 0, let left = operands.last { reportLeftSide(left, from: start) }
    expressions.truncate(to: first)
    skipStatement()
  }

  /// The expression right of a `=`, or one `missing` where it is broken.
  private mutating func parseRoot(from first: Int, after name: Token) -> Operand {
    if case .root(let root) = parseExpression() {
      if current.kind != .assign { return root }
      reportSecondEquals(after: name, middle: root)
    }
    expressions.truncate(to: first)
    let range = name.range
    skipStatement()
    return Operand(id: expressions.append(.missing, range: range), extent: range)
  }

  private mutating func finish(
    _ kind: Statement.Kind, name: Token, from first: Int, start: SourceRange, root: Operand,
    parameters: [Parameter] = [], value: Double? = nil
  ) {
    statements.append(
      Statement(
        kind: kind, name: name.nameID, nameRange: name.range, parameters: parameters,
        expressions: Int32(first)..<Int32(expressions.count), range: start.joined(with: root.extent),
        inputValue: value))
    isDefined[Int(name.nameID.index)] = true
  }

  /// A number, in brackets and with signs or without.
  private func literalValue(of root: Operand) -> Double? {
    var sign = 1.0
    var id = root.id
    while case .negate = expressions.kind(of: id), let operand = expressions.operands(of: id).first {
      sign = -sign
      id = operand
    }
    guard case .number(let value) = expressions.kind(of: id) else { return nil }
    return sign * value
  }

  private mutating func normalize(from first: Int, to value: Double, range: SourceRange) {
    expressions.truncate(to: first)
    _ = expressions.append(.number(value), range: range)
  }

  /// Goes to the end of a broken statement. Brackets still open keep lines together, unless a definition begins.
  mutating func skipStatement() {
    var depth = openBrackets
    openBrackets = 0
    while true {
      switch current.kind {
      case .leftParenthesis, .leftBracket: depth += 1
      case .rightParenthesis, .rightBracket: depth = max(0, depth - 1)
      case .semicolon, .end: return
      case .newline where depth == 0 || beginsDefinition(at: cursor + 1): return
      default: break
      }
      cursor += 1
    }
  }
}
