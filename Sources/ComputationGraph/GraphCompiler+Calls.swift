import Notation

extension GraphCompiler {
  mutating func call(
    _ name: NameID, _ arguments: [Int32], in frame: Frame, at range: SourceRange
  ) throws(SourceErrors) -> Int32? {
    let text = frame.body.program.name(name)
    if frame.callRange == nil, let statement = statement(of: name), statement.kind == .function {
      let parameters = statement.parameters.map { program.name($0.name) }
      let bound = Dictionary(
        zip(statement.parameters.map(\.name.index), arguments), uniquingKeysWith: { first, _ in first })
      return open(
        text, parameters, arguments, in: frame, at: range, frame.body, statement.expressions, bound, callRange: nil)
    }
    guard let id = Primitive.callable(text) else {
      throw error(.unknownFunction(text, nearest: nil), at: range)
    }
    let operands = completed(arguments, for: Primitive[id], in: frame, at: range)
    guard isExpanded(Primitive[id]), let definition = try definition(of: id) else {
      return operation(id, operands, in: frame, at: range)
    }
    let parameters = ["x", "y"].prefix(operands.count)
    let bound = Dictionary(
      definition.program.names.enumerated().compactMap { index, name in
        parameters.firstIndex(of: name).map { (Int32(index), operands[$0]) }
      }, uniquingKeysWith: { first, _ in first })
    let body = definition.program.statements[0].expressions
    return open(
      text, Array(parameters), operands, in: frame, at: range, definition, body, bound,
      callRange: frame.callRange ?? range)
  }

  /// Opens a composite, or finds the equal one that full sharing allows.
  private mutating func open(
    _ function: String, _ parameters: [String], _ arguments: [Int32], in frame: Frame, at range: SourceRange,
    _ body: Body, _ expressions: Range<Int32>, _ bound: [Int32: Int32], callRange: SourceRange?
  ) -> Int32? {
    let key = CallKey(function: function, arguments: arguments, group: frame.group)
    if options.sharing == .all, !isFoldingConstant, let known = knownCalls[key] { return known }
    expansionCount += 1
    groups.append(
      Graph.Group(
        function: function, parameters: parameters, arguments: arguments.map { NodeID(Int($0)) }, result: NodeID(0),
        parent: frame.group < 0 ? nil : Int(frame.group), range: range))
    push(
      body, expressions, parameters: bound, group: Int32(truncatingIfNeeded: groups.count - 1), callRange: callRange,
      call: key)
    return nil
  }

  private mutating func completed(
    _ arguments: [Int32], for primitive: Primitive, in frame: Frame, at range: SourceRange
  ) -> [Int32] {
    guard case .optional(let required, let defaults) = primitive.arity else { return arguments }
    return arguments + defaults.dropFirst(arguments.count - required).map { constant($0, in: frame, at: range) }
  }

  private func isExpanded(_ primitive: Primitive) -> Bool {
    !options.expandedBuiltins.isDisjoint(with: [primitive.name] + primitive.aliases)
      || options.expandedBuiltins.contains("all")
  }

  private mutating func definition(of id: PrimitiveID) throws(SourceErrors) -> Body? {
    if let known = definitions[id] { return known }
    guard let text = Primitive[id].definition else { return nil }
    let program = try Program(parsing: "definition = " + text, named: "table of primitives")
    let body = Body(program)
    definitions[id] = body
    return body
  }
}
