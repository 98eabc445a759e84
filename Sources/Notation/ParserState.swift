/// Reads statements from tokens; the state shared by its extensions.
///
/// Expressions are read with a stack of their own (operators waiting for their right operand), so that nesting
/// costs memory and never the call stack.
struct Parser {
  let source: Source
  let tokens: [Token]
  let numbers: [Double]
  let faults: [SourceError.What]
  let names: NameTable
  var errors: ErrorCollector
  var cursor = 0
  var expressions = Expressions()
  var statements: [Statement] = []

  var operands: [Operand] = []
  var pending: [Pending] = []
  var openBrackets = 0
  /// Range of the last product reported as lacking its `*`: `2x y` is one error.
  var lastJuxtaposition: SourceRange?
  var lastChain: SourceRange?
  /// Of each name, whether a statement so far defines it.
  var isDefined: [Bool]

  /// A finished expression with the extent that encloses its brackets too.
  struct Operand {
    let id: ExpressionID
    let extent: SourceRange
  }

  /// What waits on the stack for an operand or a closing bracket.
  struct Pending {
    enum Kind {
      case parenthesis
      case call(NameID)
      case negate, juxtaposition
      case binary(BinaryOperator)
      /// The second of `a < b < c`.
      case chained(BinaryOperator)
    }

    let kind: Kind
    let range: SourceRange
    /// How many operands stood before it.
    let operandBase: Int32

    var precedence: Precedence {
      switch kind {
      case .parenthesis, .call: .open
      case .negate: .sign
      case .juxtaposition: .juxtaposition
      case .binary(let symbol), .chained(let symbol): symbol.precedence
      }
    }
  }

  init(_ output: Tokens, source: Source) {
    self.source = source
    tokens = output.tokens
    numbers = output.numbers
    faults = output.faults
    names = output.names
    isDefined = Array(repeating: false, count: output.names.names.count)
    errors = output.errors
  }

  var current: Token { tokens[cursor] }

  func token(at index: Int) -> Token { tokens[min(index, tokens.count - 1)] }

  func kind(at index: Int) -> Token.Kind { token(at: index).kind }

  func text(_ range: SourceRange) -> Substring { source[range] }
}
