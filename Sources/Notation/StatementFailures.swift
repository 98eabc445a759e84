/// First words of other languages' statements.
private enum ForeignForm {
  case function, assignment, value, imports, loop, condition, lambda

  init?(_ word: Substring) {
    switch word {
    case "def", "function", "func", "fn", "fun": self = .function
    case "let", "var", "val", "set", "double", "float": self = .assignment
    case "return", "print", "output", "yield": self = .value
    case "import", "from", "using", "use", "include": self = .imports
    case "for", "while": self = .loop
    case "if", "elif": self = .condition
    case "lambda": self = .lambda
    default: return nil
    }
  }
}

extension Parser {
  /// A known word with something right after it that no expression could have there.
  func isForeignForm() -> Bool {
    guard current.kind == .name, [.name, .number].contains(kind(at: cursor + 1)) else { return false }
    return ForeignForm(text(current.range)) != nil
  }

  mutating func reportForeignForm() {
    let word = text(current.range)
    guard let form = ForeignForm(word) else { return }
    errors.report(.foreignForm(word, hint: hint(for: form)), at: current.range)
    openBrackets = 0
    skipStatement()
  }

  private func hint(for form: ForeignForm) -> String {
    switch form {
    case .function: "a function is written '\(functionOffer()) = …'"
    case .assignment: SourceError.What.offer(rest(from: cursor + 1))
    case .value: "write the expression alone: '\(rest(from: cursor + 1))'"
    case .imports: "nothing has to be imported: leave this line out"
    case .loop: "there are no loops: write each step with a name of its own"
    case .condition: "a choice is written 'if(condition, then, else)'"
    case .lambda: "a function is written 'f(x) = …'"
    }
  }

  /// `f(x)` of `def f(x):`.
  private func functionOffer() -> String {
    var last = cursor + 1
    while !kind(at: last).endsStatement, kind(at: last) != .rightParenthesis { last += 1 }
    guard kind(at: last) == .rightParenthesis else { return "f(x)" }
    let header = token(at: cursor + 1).range.joined(with: token(at: last).range)
    return SourceError.What.shortened(text(header))
  }

  /// `a = b = c`
  mutating func reportSecondEquals(after name: Token, middle: Operand) {
    var offer: String?
    if case .name = expressions.kind(of: middle.id), !kind(at: cursor + 1).endsStatement {
      let middleName = text(middle.extent)
      offer = "\(middleName) = \(rest(from: cursor + 1)); \(text(name.range)) = \(middleName)"
    }
    let note = SourceError.Note("the first '=' of this statement", at: token(before: middle, name).range)
    errors.report(
      .secondEquals(offer: offer.flatMap { $0.utf8.count < 120 ? $0 : nil }), at: current.range, notes: [note])
  }

  private func token(before middle: Operand, _ name: Token) -> Token {
    var index = cursor - 1
    while index > 0, tokens[index].kind != .assign { index -= 1 }
    return tokens[index]
  }

  /// `2 = x`, `a + b = c`, `f(x + 1) = x`
  mutating func reportLeftSide(_ left: Operand, from start: Token) {
    let right = token(at: cursor + 1)
    var offer: String?
    if right.kind == .name, kind(at: cursor + 2).endsStatement, left.extent.length <= 60 {
      offer = "\(text(right.range)) = \(printed(left))"
    }
    switch expressions.kind(of: left.id) {
    case .number: errors.report(.numberOnLeft(text(left.extent), offer: offer), at: left.extent)
    case .call where start.kind == .name: errors.report(.parameterNotName(text(start.range)), at: left.extent)
    default: errors.report(.expressionOnLeft(offer: offer), at: left.extent)
    }
  }
}
