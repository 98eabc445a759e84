/// What other notations write, and what to write here.
private let foreignSymbols: [(symbol: String, hint: String)] = [
  ("=<", "did you mean '<='?"),
  ("=>", "did you mean '>='?"),
  ("===", "did you mean '=='?"),
  ("<>", "did you mean '!='?"),
  ("&&", "comparisons are 1 or 0: multiply them, '(a < b)*(b < c)'"),
  ("||", "comparisons are 1 or 0: 'max(a < b, b < c)'"),
  ("+=", "every name is defined once: give the sum a new name"),
  ("-=", "every name is defined once: give the difference a new name"),
  ("**=", "every name is defined once: give the power a new name"),
  ("*=", "every name is defined once: give the product a new name"),
  ("/=", "every name is defined once: give the quotient a new name"),
  ("^=", "every name is defined once: give the power a new name"),
  (":=", "did you mean '='?"),
  ("->", "a function is written 'f(x) = …'"),
  ("→", "a function is written 'f(x) = …'"),
  ("//", "a comment begins with '#'; whole division is 'floor(a/b)'"),
  ("/*", "a comment begins with '#'"),
  ("!", "'not x' is 'x == 0'; there is no factorial"),
  ("¬", "'not x' is 'x == 0'"),
  ("&", "comparisons are 1 or 0: multiply them, '(a < b)*(b < c)'"),
  ("∧", "comparisons are 1 or 0: multiply them, '(a < b)*(b < c)'"),
  ("|", "the absolute value is 'abs(x)'"),
  ("∨", "comparisons are 1 or 0: 'max(a < b, b < c)'"),
  ("%", "the remainder is 'a - b*floor(a/b)'"),
  ("\\", "an open bracket continues the line"),
  ("{", "did you mean '('?"),
  ("}", "did you mean ')'?"),
  ("?", "a choice is written 'if(condition, then, else)'"),
  (":", "a function is written 'f(x) = …'"),
  ("√", "the square root is 'sqrt(x)'"),
  ("∛", "the cube root is 'cbrt(x)'"),
  ("∑", "a sum is 'sum(a, b, c)'"),
  ("∏", "a product is 'prod(a, b, c)'"),
  ("∂", "derivatives are asked for, not written: this tool finds them"),
  ("∇", "derivatives are asked for, not written: this tool finds them"),
  ("–", "this is a dash; did you mean '-'?"),
  ("—", "this is a dash; did you mean '-'?"),
  ("‐", "this is a hyphen; did you mean '-'?"),
  ("’", "did you mean the straight ' in a name?"),
  ("′", "did you mean the straight ' in a name?"),
  ("“", "there are no texts here, only numbers"),
  ("”", "there are no texts here, only numbers"),
  ("\"", "there are no texts here, only numbers"),
]

extension Lexer {
  /// Something no rule begins with. One error a statement: what follows it can seldom be trusted.
  mutating func readUnknown() {
    let start = offset
    let what = byte() == UInt8(ascii: ".") ? readPoint() : readForeignSymbol()
    let isReported = !statementHasBadToken && output.faults.count < ErrorCollector.limit
    if isReported { output.faults.append(what) }
    statementHasBadToken = true
    emit(.bad, from: start, payload: isReported ? Int32(output.faults.count - 1) : -1)
  }

  private mutating func readForeignSymbol() -> SourceError.What {
    let start = offset
    let row = foreignSymbols.first { bytes[start...].starts(with: $0.symbol.utf8) }
    if let row {
      offset += row.symbol.utf8.count
      if row.symbol == "\"" { readQuotedText() }
      if row.symbol == "//" || row.symbol == "/*" { skipLine() }
      return .foreignSymbol(row.symbol == "\"" ? source[range(from: start)] : row.symbol[...], hint: row.hint)
    }
    guard let scalar = scalar() else { return .unknownCharacter("\u{FFFD}", hint: nil) }
    offset += scalar.utf8Length
    return .unknownCharacter(scalar, hint: scalar.fullwidthTwin.map { SourceError.What.offer(String($0)) })
  }

  private mutating func readQuotedText() {
    while offset < bytes.count, byte() != .newline, byte() != .carriageReturn {
      offset += 1
      if bytes[offset - 1] == UInt8(ascii: "\"") { return }
    }
  }

  /// `np.sin(x)`, pasted from Python.
  private mutating func readPoint() -> SourceError.What {
    offset += 1
    guard let last = output.tokens.last, last.kind == .name, Int(last.range.upper) == offset - 1, byte().isLetter
    else { return .foreignSymbol(".", hint: nil) }
    let start = offset
    while byte().continuesName { offset += 1 }
    return .pointOfModule(source[last.range], member: source[range(from: start)])
  }
}

extension Unicode.Scalar {
  /// `（` is `(` as typed on an East Asian keyboard.
  fileprivate var fullwidthTwin: Unicode.Scalar? {
    (0xFF01...0xFF5E).contains(value) ? Unicode.Scalar(value - 0xFEE0) : nil
  }
}
