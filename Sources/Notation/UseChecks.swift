private let longestOffer: Int32 = 80

extension DefinitionChecks {
  mutating func checkUse(of name: NameID, at id: ExpressionID, in index: Int) {
    guard let definition = definition(of: name) else { return }
    let text = program.name(name)
    let range = program.expressions.range(of: id)
    let target = program.statements[definition]
    if target.kind == .function {
      report(.functionAsValue(text), of: name, at: range, "the function is defined here", target)
    } else if definition == index {
      report(.definedByItself(text), of: name, at: range, "this is its definition", target)
    } else if definition > index {
      report(.usedBeforeDefinition(text), of: name, at: range, "defined here", target)
    } else if program.statements[index].kind == .constant, target.kind == .input || target.kind == .definition {
      report(.notConstant(text), of: name, at: range, "defined here, without 'const'", target)
    }
  }

  mutating func checkCall(of name: NameID, at id: ExpressionID, in index: Int) {
    if isParameter(name, of: index) {
      let parameter = program.statements[index].parameters.first { $0.name == name }
      return reportProduct(name, id, "the parameter", parameter?.range)
    }
    guard let definition = definition(of: name) else {
      guard let use = plainUse(of: name) else { return }
      return reportProduct(name, id, "a value here", program.expressions.range(of: use))
    }
    let target = program.statements[definition]
    if target.kind != .function { return reportProduct(name, id, "defined as a value here", target.nameRange) }
    guard definition >= index else { return }
    let what: SourceError.What =
      definition == index ? .recursion(program.name(name)) : .usedBeforeDefinition(program.name(name))
    report(what, of: name, at: program.nameRange(ofCall: id), "defined here", target)
  }

  /// Once for each name: further uses are wrong for the same reason.
  private mutating func report(
    _ what: SourceError.What, of name: NameID, at range: SourceRange, _ note: String, _ target: Statement
  ) {
    guard !isReported[Int(name.index)] else { return }
    isReported[Int(name.index)] = true
    errors.report(what, at: range, notes: [SourceError.Note(note, at: target.nameRange)])
  }

  private mutating func reportProduct(_ name: NameID, _ id: ExpressionID, _ note: String, _ place: SourceRange?) {
    let arguments = program.expressions.operands(of: id)
    let range = program.expressions.range(of: id)
    var offer: String?
    if arguments.count == 1, let factor = arguments.first, range.length <= longestOffer {
      offer = "\(program.name(name))*\(ExpressionPrinter().factor(factor.index, in: program))"
    }
    errors.report(
      .valueCalled(program.name(name), offer: offer), at: range,
      notes: place.map { [SourceError.Note(note, at: $0)] } ?? [])
  }
}
