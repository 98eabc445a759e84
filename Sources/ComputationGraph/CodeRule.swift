/// How source code made from a graph computes a primitive.
public enum CodeRule: Sendable {
  /// By the sign of the row's form, or for `if` by the language's conditional expression.
  case syntax
  /// By a function of the language's standard mathematics.
  case function(FunctionSpelling)
  /// By other primitives, in notation over the operands `x`, `y`: written so that nothing overflows and no digit is
  /// lost on the way to a value that has them.
  case expression(String)
  /// By joining operands from the left: `step` joins what has been joined so far, `x`, with the next operand, `y`;
  /// `whole` makes the value of all joined, `x`, and their number, `n`.
  case fold(step: String, whole: String = "x")
}

/// The name of a function in each language. What a name opens with a bracket, a call of it closes: `float(math.floor`.
public struct FunctionSpelling: Sendable, Hashable {
  public let c: String
  public let swift: String
  public let python: String
  public let javascript: String

  /// - Parameter c: the name in `math.h`, which the other languages keep in modules of their own.
  init(_ c: String, swift: String? = nil, python: String? = nil, javascript: String? = nil) {
    self.c = c
    self.swift = swift ?? c
    self.python = python ?? "math." + c
    self.javascript = javascript ?? "Math." + c
  }
}
