/// Expressions with the names that their ids stand for.
struct NamedExpressions: PrintableExpressions {
  let expressions: Expressions
  let names: [String]

  func printableKind(of id: Int32) -> PrintableKind {
    switch expressions.kind(of: ExpressionID(index: id)) {
    case .number(let value): .number(value)
    case .name(let name): .name(names[Int(name.index)])
    case .negate: .negate
    case .binary(let symbol): .binary(symbol)
    case .call(let name): .call(names[Int(name.index)])
    case .missing: .name("…")
    }
  }

  func printableOperands(of id: Int32) -> LazyMapSequence<ArraySlice<ExpressionID>, Int32> {
    expressions.operands(of: ExpressionID(index: id)).lazy.map(\.index)
  }
}

extension Program: PrintableExpressions {
  public func printableKind(of id: Int32) -> PrintableKind { named.printableKind(of: id) }

  public func printableOperands(of id: Int32) -> LazyMapSequence<ArraySlice<ExpressionID>, Int32> {
    named.printableOperands(of: id)
  }

  private var named: NamedExpressions { NamedExpressions(expressions: expressions, names: names) }

  /// The canonical text, one statement a line; parsing it gives the same program.
  public var text: String {
    var text = ""
    let printer = ExpressionPrinter()
    let named = named
    for statement in statements {
      text += head(of: statement)
      printer.write(statement.root.index, of: named, to: &text)
      text += "\n"
    }
    return text
  }

  private func head(of statement: Statement) -> String {
    switch statement.kind {
    case .output: ""
    case .input, .definition: "\(name(statement.name)) = "
    case .constant: "const \(name(statement.name)) = "
    case .function:
      "\(name(statement.name))(\(statement.parameters.map { name($0.name) }.joined(separator: ", "))) = "
    }
  }

  /// Equal statements, whatever their layout and place.
  public func isSame(as other: Program) -> Bool {
    statements.count == other.statements.count && expressions.count == other.expressions.count
      && zip(statements, other.statements).allSatisfy { isSame($0, as: $1, of: other) }
  }

  private func isSame(_ mine: Statement, as theirs: Statement, of other: Program) -> Bool {
    mine.kind == theirs.kind && mine.expressions == theirs.expressions && name(mine.name) == other.name(theirs.name)
      && mine.inputValue?.bitPattern == theirs.inputValue?.bitPattern
      && mine.parameters.map { name($0.name) } == theirs.parameters.map { other.name($0.name) }
      && mine.expressions.allSatisfy { isSameExpression($0, of: other) }
  }

  private func isSameExpression(_ index: Int32, of other: Program) -> Bool {
    let id = ExpressionID(index: index)
    guard expressions.operands(of: id) == other.expressions.operands(of: id) else { return false }
    switch (expressions.kind(of: id), other.expressions.kind(of: id)) {
    case (.number(let mine), .number(let theirs)): return mine.bitPattern == theirs.bitPattern
    case (.name(let mine), .name(let theirs)), (.call(let mine), .call(let theirs)):
      return name(mine) == other.name(theirs)
    case (let mine, let theirs): return mine == theirs
    }
  }
}
