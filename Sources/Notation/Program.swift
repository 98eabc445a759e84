/// What a text says: statements in the order written, and their expressions.
public struct Program: Sendable {
  public let source: Source
  public let statements: [Statement]
  public let expressions: Expressions
  /// By `NameID`, as first written.
  public let names: [String]

  public init(parsing text: String, named name: String = "program") throws(SourceErrors) {
    try self.init(parsing: Source(name: name, text: text))
  }

  public init(parsing source: Source) throws(SourceErrors) {
    let (program, errors) = Program.recovering(source)
    guard errors.isEmpty else { throw SourceErrors(errors: errors, source: source) }
    self = program
  }

  /// All that can be made of a text, with what is wrong in it, so that later checks can add what they find.
  /// A broken definition keeps its name and a `missing` expression; other broken statements are left out.
  public static func recovering(_ source: Source) -> (program: Program, errors: [SourceError]) {
    guard source.text.utf8.count < Int(Int32.max) else {
      return (Program(empty: source), [SourceError(.tooLong, at: SourceRange(lower: 0, upper: 0))])
    }
    var parser = Parser(Lexer.tokens(of: source), source: source)
    parser.parseStatements()
    let (program, errors) = parser.finished()
    return (program, errors.sorted)
  }

  public func name(_ id: NameID) -> String { names[Int(id.index)] }

  /// The function's name alone: the range of a call begins with it.
  public func nameRange(ofCall id: ExpressionID) -> SourceRange {
    let range = expressions.range(of: id)
    var upper = range.lower
    for scalar in source[range].unicodeScalars {
      guard scalar.isASCII ? UInt8(ascii: scalar).continuesName : scalar.continuesName else { break }
      upper += Int32(scalar.utf8Length)
    }
    return SourceRange(lower: range.lower, upper: upper)
  }

  init(source: Source, statements: [Statement], expressions: Expressions, names: [String]) {
    self.source = source
    self.statements = statements
    self.expressions = expressions
    self.names = names
  }

  private init(empty source: Source) {
    self.init(source: source, statements: [], expressions: Expressions(), names: [])
  }
}
