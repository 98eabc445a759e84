struct Token {
  enum Kind: UInt8 {
    case number, name
    case plus, minus, times, divide, power
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
    case assign, comma, leftParenthesis, rightParenthesis
    case leftBracket, rightBracket, at
    case semicolon, newline, end
    case bad
  }

  let kind: Kind
  let range: SourceRange
  /// Index of the name, the number, or what is wrong (-1 where that is already reported).
  let payload: Int32

  var nameID: NameID { NameID(index: payload) }
}

extension Token.Kind {
  var binaryOperator: BinaryOperator? {
    switch self {
    case .plus: .add
    case .minus: .subtract
    case .times: .multiply
    case .divide: .divide
    case .power: .power
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    default: nil
    }
  }

  var endsStatement: Bool { self == .newline || self == .semicolon || self == .end }

  var beginsOperand: Bool { self == .number || self == .name || self == .leftParenthesis }
}

/// What the lexer hands to the parser.
struct Tokens {
  var tokens: [Token] = []
  var numbers: [Double] = []
  var names = NameTable()
  /// Of bad tokens; the parser reports those it meets.
  var faults: [SourceError.What] = []
  var errors = ErrorCollector()
}
