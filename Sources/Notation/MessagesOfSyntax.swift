/// Errors of expressions.
extension SourceError.What {
  static let noVectorsYet = Self("vectors and matrices are not there yet")
  static let emptyParentheses = Self("nothing stands in these brackets")
  static let missingArgument = Self("an argument is missing before this")
  static let strayParenthesis = Self("this ')' closes no bracket", hint: "remove it, or open one before it")
  static let equalsInBrackets = Self("'=' cannot stand in brackets", hint: "did you mean '=='?")
  static let missingName = Self("a name is missing before '='", hint: "write 'name = …'")
  static let nothingDefined = Self("nothing stands after '='", hint: "write an expression here")

  static func noArguments(_ name: Substring) -> Self {
    Self("\(quoted(name)) is called with no arguments", hint: "write them in the brackets: '\(shortened(name))(x)'")
  }
  static func unclosed(count: Int) -> Self {
    count == 1
      ? Self("this '(' is never closed", hint: "a ')' is missing")
      : Self("\(count) brackets are never closed", hint: "this is the innermost")
  }
  static func strayComma(decimal: String?) -> Self {
    decimal.map { Self("decimals are written with a point", hint: offer($0)) }
      ?? Self("a comma separates the arguments of a function, and this is in none", hint: "';' separates statements")
  }
  static func missingLeftOperand(_ symbol: Substring) -> Self {
    Self("something is missing before \(quoted(symbol))")
  }
  static func missingRightOperand(_ symbol: Substring, atLineEnd: Bool) -> Self {
    Self(
      "something is missing after \(quoted(symbol))",
      hint: atLineEnd ? "only an open bracket continues the line" : nil)
  }
  static func missingBetween(_ left: Substring, _ right: Substring) -> Self {
    Self("something is missing between \(quoted(left)) and \(quoted(right))")
  }
  static func missingTimes(offer texts: [String]) -> Self {
    Self("multiplication is always written with '*'", hint: offer(texts) ?? "write '*' between the factors")
  }
  static func chainedComparison(offer text: String?) -> Self {
    Self("comparisons cannot be chained", hint: text.map { offer($0) } ?? "compare two at a time and multiply")
  }
}

/// Errors of statements.
extension SourceError.What {
  static let constantFunction = Self("a function cannot be 'const'", hint: "remove 'const'")

  static func twoStatements(_ name: Substring) -> Self {
    Self("a new statement begins here, on the line of another", hint: "write '; ' before \(quoted(name))")
  }
  static func constantWithoutValue(_ name: Substring) -> Self {
    Self("the constant \(quoted(name)) has no value", hint: "write 'const \(shortened(name)) = …'")
  }
  static func functionWithoutParameters(_ name: Substring) -> Self {
    Self("a function needs parameters", hint: "a value is written '\(shortened(name)) = …'")
  }
  static func foreignForm(_ word: Substring, hint: String) -> Self {
    Self("no statement begins with \(quoted(word))", hint: hint)
  }
  static func secondEquals(offer text: String?) -> Self {
    Self("a statement has one '='", hint: text.map { offer($0) } ?? "did you mean '=='?")
  }
  static func numberOnLeft(_ number: Substring, offer text: String?) -> Self {
    Self("the number \(quoted(number)) cannot be defined", hint: text.map { offer($0) } ?? "did you mean '=='?")
  }
  static func expressionOnLeft(offer text: String?) -> Self {
    Self("only a name can stand left of '='", hint: text.map { offer($0) } ?? "did you mean '=='?")
  }
  static func parameterNotName(_ function: Substring) -> Self {
    Self("the parameters of a function are names", hint: "write '\(shortened(function))(x) = …'")
  }
}
