/// Cuts a source into tokens, byte by byte; only names and odd symbols look at Unicode scalars.
struct Lexer {
  let source: Source
  let bytes: [UInt8]
  var offset = 0
  var output = Tokens()
  var statementHasBadToken = false

  static func tokens(of source: Source) -> Tokens {
    var lexer = Lexer(source: source)
    while lexer.offset < lexer.bytes.count { lexer.readToken() }
    lexer.emit(.end, from: lexer.offset)
    return lexer.output
  }

  private init(source: Source) {
    self.source = source
    bytes = Array(source.text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    output.names.reserve(forBytes: bytes.count)
  }

  func byte(_ ahead: Int = 0) -> UInt8 {
    let index = offset + ahead
    return index < bytes.count ? bytes[index] : 0
  }

  func range(from start: Int) -> SourceRange { SourceRange(lower: Int32(start), upper: Int32(offset)) }

  mutating func emit(_ kind: Token.Kind, from start: Int, payload: Int32 = 0) {
    output.tokens.append(Token(kind: kind, range: range(from: start), payload: payload))
  }

  mutating func emit(_ kind: Token.Kind, length: Int) {
    let start = offset
    offset += length
    emit(kind, from: start)
  }

  private mutating func readToken() {
    switch byte() {
    case 0x20, 0x09: offset += 1
    case .newline, .carriageReturn: readNewline()
    case UInt8(ascii: "#"): skipLine()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
    case UInt8(ascii: ".") where byte(1).isDigit: readNumber()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      readName()
    case 0x80...: readUnicode()
    default: if !readOperator() { readUnknown() }
    }
  }

  /// Several in a row are one, so that no loop over them is needed later.
  private mutating func readNewline() {
    statementHasBadToken = false
    if output.tokens.last?.kind == .newline { offset += 1 } else { emit(.newline, length: 1) }
  }

  mutating func skipLine() {
    while offset < bytes.count, byte() != .newline, byte() != .carriageReturn { offset += 1 }
  }

  private mutating func readOperator() -> Bool {
    let next = byte(1)
    let equals = UInt8(ascii: "=")
    switch byte() {
    case UInt8(ascii: "+") where next != equals: emit(.plus, length: 1)
    case UInt8(ascii: "-") where next != equals && next != UInt8(ascii: ">"): emit(.minus, length: 1)
    case UInt8(ascii: "*") where next == UInt8(ascii: "*") && byte(2) != equals: emit(.power, length: 2)
    case UInt8(ascii: "*") where next != equals && next != UInt8(ascii: "*"): emit(.times, length: 1)
    case UInt8(ascii: "/") where next != UInt8(ascii: "/") && next != UInt8(ascii: "*") && next != equals:
      emit(.divide, length: 1)
    case UInt8(ascii: "^") where next != equals: emit(.power, length: 1)
    case UInt8(ascii: "<") where next == equals: emit(.lessOrEqual, length: 2)
    case UInt8(ascii: "<") where next != UInt8(ascii: ">"): emit(.less, length: 1)
    case UInt8(ascii: ">") where next == equals: emit(.greaterOrEqual, length: 2)
    case UInt8(ascii: ">"): emit(.greater, length: 1)
    case UInt8(ascii: "!") where next == equals: emit(.notEqual, length: 2)
    case UInt8(ascii: "=") where next == equals && byte(2) != equals: emit(.equal, length: 2)
    case UInt8(ascii: "=") where next != equals && next != UInt8(ascii: "<") && next != UInt8(ascii: ">"):
      emit(.assign, length: 1)
    default: return readPunctuation()
    }
    return true
  }

  private mutating func readPunctuation() -> Bool {
    switch byte() {
    case UInt8(ascii: ","): emit(.comma, length: 1)
    case UInt8(ascii: "("): emit(.leftParenthesis, length: 1)
    case UInt8(ascii: ")"): emit(.rightParenthesis, length: 1)
    case UInt8(ascii: "["): emit(.leftBracket, length: 1)
    case UInt8(ascii: "]"): emit(.rightBracket, length: 1)
    case UInt8(ascii: "@"): emit(.at, length: 1)
    case UInt8(ascii: ";"):
      statementHasBadToken = false
      emit(.semicolon, length: 1)
    default: return false
    }
    return true
  }
}

extension UInt8 {
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
  var continuesName: Bool { isLetter || isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "'") }
}
