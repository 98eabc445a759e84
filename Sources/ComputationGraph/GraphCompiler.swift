import Notation

/// Writes a program's statements out as nodes, with a stack of frames of its own: nested functions and trees may be
/// as deep as they like.
struct GraphCompiler {
  let program: Program
  let options: GraphOptions
  var emission = Emission()
  var groups: [Graph.Group] = []
  var inputs: [(name: String, node: Int32, value: Double?)] = []
  /// The node each name stands for, or -1.
  var nodeOfName: [Int32]
  private var statementOfName: [Int32]
  private var frames: [Frame] = []
  /// The results of the open frames' expressions, one frame after another.
  private var results: [Int32] = []
  private var knownCalls: [CallKey: Int32] = [:]
  private var definitions: [PrimitiveID: Program] = [:]
  private var pi: Int32 = -1
  private var isFoldingConstant = false

  private struct CallKey: Hashable {
    let function: String
    let arguments: [Int32]
    let group: Int32
  }

  /// A run of expressions being written out.
  private struct Frame {
    let program: Program
    let expressions: Range<Int32>
    var next: Int32
    let base: Int
    let parameters: [Int32: Int32]
    let group: Int32
    /// Set while a primitive's definition is written out: its own text is not the reader's.
    let callRange: SourceRange?
    let call: CallKey?
  }

  init(_ program: Program, options: GraphOptions) {
    self.program = program
    self.options = options
    nodeOfName = Array(repeating: -1, count: program.names.count)
    statementOfName = Array(repeating: -1, count: program.names.count)
    for (index, statement) in program.statements.enumerated() {
      statementOfName[Int(statement.name.index)] = Int32(truncatingIfNeeded: index)
    }
  }

  mutating func compile() throws(SourceErrors) {
    let used = options.sharing == .tree ? namesInUse() : []
    for statement in program.statements {
      switch statement.kind {
      case .function: break
      case .input:
        nodeOfName[Int(statement.name.index)] = addInput(
          program.name(statement.name), value: statement.inputValue, at: statement.nameRange)
      case .constant: try addConstant(statement)
      case .definition, .output:
        if options.sharing == .tree, used.contains(statement.name) { continue }
        let node = try node(for: statement)
        nodeOfName[Int(statement.name.index)] = node
        if case .primitive = emission.operations[Int(node)], emission.names[Int(node)] == nil {
          emission.names[Int(node)] = program.name(statement.name)
        }
      }
    }
  }

  private func namesInUse() -> Set<NameID> {
    var used: Set<NameID> = []
    for index in 0..<program.expressions.count {
      if case .name(let name) = program.expressions.kind(of: ExpressionID(index: Int32(truncatingIfNeeded: index))) { used.insert(name) }
    }
    return used
  }

  private mutating func addInput(_ name: String, value: Double?, at range: SourceRange) -> Int32 {
    let node = emission.append(.input, literal: 0, name: name, group: -1, at: range)
    inputs.append((name, node, value))
    return node
  }

  private mutating func addConstant(_ statement: Statement) throws(SourceErrors) {
    let start = emission.count
    let groupCount = groups.count
    let inputCount = inputs.count
    isFoldingConstant = true
    defer { isFoldingConstant = false }
    let root = try node(for: statement)
    guard inputs.count == inputCount else {
      throw error(.constantNeedsInput(program.name(statement.name), input: inputs[inputCount].name), at: statement.range)
    }
    let value = emission.constantValue(of: root, from: start)
    emission.truncate(to: start)
    groups.removeSubrange(groupCount...)
    if Int(pi) >= start { pi = -1 }
    let name = program.name(statement.name)
    guard value.isFinite else { throw error(.constantNotFinite(name, value), at: statement.range) }
    nodeOfName[Int(statement.name.index)] = emission.append(
      .constant, literal: value, name: name, group: -1, at: statement.nameRange)
  }

  private func error(_ what: SourceError.What, at range: SourceRange) -> SourceErrors {
    SourceErrors(errors: [SourceError(what, at: range)], source: program.source)
  }
}

// MARK: - Frames

extension GraphCompiler {
  private mutating func node(for statement: Statement) throws(SourceErrors) -> Int32 {
    push(program, statement.expressions, parameters: [:], group: -1)
    while true {
      if let finished = try runTopFrame() { return finished }
    }
  }

  private mutating func push(
    _ program: Program, _ expressions: Range<Int32>, parameters: [Int32: Int32], group: Int32,
    callRange: SourceRange? = nil, call: CallKey? = nil
  ) {
    frames.append(
      Frame(
        program: program, expressions: expressions, next: expressions.lowerBound, base: results.count,
        parameters: parameters, group: group, callRange: callRange, call: call))
    results.append(contentsOf: repeatElement(-1, count: expressions.count))
  }

  /// Runs until a frame is pushed or the top one is done; gives the result of the last frame.
  private mutating func runTopFrame() throws(SourceErrors) -> Int32? {
    let top = frames.count - 1
    let frame = frames[top]
    var next = frame.next
    while next < frame.expressions.upperBound {
      let id = ExpressionID(index: next)
      guard let node = try step(id, in: frame) else {
        frames[top].next = next
        return nil
      }
      results[frame.base + Int(next - frame.expressions.lowerBound)] = node
      next += 1
      if emission.count > options.maximumNodeCount {
        throw error(.tooLarge(options.maximumNodeCount, options.sharing), at: range(of: id, in: frame))
      }
    }
    return popFrame()
  }

  private mutating func popFrame() -> Int32? {
    guard let frame = frames.popLast(), let result = results.last else { return nil }
    results.removeSubrange(frame.base...)
    if let call = frame.call {
      groups[Int(frame.group)].result = NodeID(Int(result))
      if options.sharing == .all { knownCalls[call] = result }
    }
    guard let caller = frames.indices.last else { return result }
    let slot = frames[caller].base + Int(frames[caller].next - frames[caller].expressions.lowerBound)
    results[slot] = result
    frames[caller].next += 1
    return nil
  }

  private func range(of id: ExpressionID, in frame: Frame) -> SourceRange {
    frame.callRange ?? frame.program.expressions.range(of: id)
  }

  private func operands(of id: ExpressionID, in frame: Frame) -> [Int32] {
    frame.program.expressions.operands(of: id).map {
      results[frame.base + Int($0.index - frame.expressions.lowerBound)]
    }
  }

  /// The node of one expression, or nil where a frame was pushed that will give it.
  private mutating func step(_ id: ExpressionID, in frame: Frame) throws(SourceErrors) -> Int32? {
    let range = range(of: id, in: frame)
    switch frame.program.expressions.kind(of: id) {
    case .number(let value): return constant(value, in: frame, at: range)
    case .name(let name): return resolve(name, in: frame, at: range)
    case .negate: return operation(Primitive.negation, operands(of: id, in: frame), in: frame, at: range)
    case .binary(let symbol):
      return operation(Primitive.operator(symbol), operands(of: id, in: frame), in: frame, at: range)
    case .call(let name): return try call(name, operands(of: id, in: frame), in: frame, at: range)
    case .missing: throw error(.missingExpression, at: range)
    }
  }

  private mutating func constant(_ value: Double, in frame: Frame, at range: SourceRange) -> Int32 {
    if options.sharing == .all, !isFoldingConstant {
      return emission.appendShared(.constant, operands: [], literal: value, group: -1, at: range)
    }
    return emission.append(.constant, literal: value, group: frame.group, at: range)
  }

  private mutating func operation(
    _ id: PrimitiveID, _ operands: [Int32], in frame: Frame, at range: SourceRange
  ) -> Int32 {
    if options.sharing == .all, !isFoldingConstant {
      return emission.appendShared(.primitive(id), operands: operands, group: frame.group, at: range)
    }
    return emission.append(.primitive(id), operands: operands, group: frame.group, at: range)
  }

  private mutating func resolve(_ name: NameID, in frame: Frame, at range: SourceRange) -> Int32? {
    if let argument = frame.parameters[name.index] { return argument }
    let text = frame.program.name(name)
    if frame.callRange != nil { return piNode(text, at: range) }
    if nodeOfName[Int(name.index)] >= 0 { return nodeOfName[Int(name.index)] }
    let statement = statementOfName[Int(name.index)]
    if options.sharing == .tree, statement >= 0 {
      push(program, program.statements[Int(statement)].expressions, parameters: [:], group: frame.group)
      return nil
    }
    if text == "pi" || text == "π" { return piNode(text, at: range) }
    nodeOfName[Int(name.index)] = addInput(text, value: nil, at: range)
    return nodeOfName[Int(name.index)]
  }

  private mutating func piNode(_ name: String, at range: SourceRange) -> Int32 {
    if pi < 0 { pi = emission.append(.constant, literal: .pi, name: name, group: -1, at: range) }
    return pi
  }
}

// MARK: - Calls

extension GraphCompiler {
  private mutating func call(
    _ name: NameID, _ arguments: [Int32], in frame: Frame, at range: SourceRange
  ) throws(SourceErrors) -> Int32? {
    let text = frame.program.name(name)
    if frame.callRange == nil, let statement = functionStatement(name) {
      let parameters = statement.parameters.map { program.name($0.name) }
      let bound = Dictionary(
        zip(statement.parameters.map(\.name.index), arguments), uniquingKeysWith: { first, _ in first })
      return open(
        text, parameters, arguments, in: frame, at: range, program, statement.expressions, bound, callRange: nil)
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
      definition.names.enumerated().compactMap { index, name in
        parameters.firstIndex(of: name).map { (Int32(index), operands[$0]) }
      }, uniquingKeysWith: { first, _ in first })
    let body = definition.statements[0].expressions
    return open(
      text, Array(parameters), operands, in: frame, at: range, definition, body, bound,
      callRange: frame.callRange ?? range)
  }

  private func functionStatement(_ name: NameID) -> Statement? {
    let index = statementOfName[Int(name.index)]
    guard index >= 0, program.statements[Int(index)].kind == .function else { return nil }
    return program.statements[Int(index)]
  }

  /// Opens a composite, or finds the equal one that full sharing allows.
  private mutating func open(
    _ function: String, _ parameters: [String], _ arguments: [Int32], in frame: Frame, at range: SourceRange,
    _ body: Program, _ expressions: Range<Int32>, _ bound: [Int32: Int32], callRange: SourceRange?
  ) -> Int32? {
    let key = CallKey(function: function, arguments: arguments, group: frame.group)
    if options.sharing == .all, !isFoldingConstant, let known = knownCalls[key] { return known }
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

  private mutating func definition(of id: PrimitiveID) throws(SourceErrors) -> Program? {
    if let known = definitions[id] { return known }
    guard let text = Primitive[id].definition else { return nil }
    let program = try Program(parsing: "definition = " + text, named: "table of primitives")
    definitions[id] = program
    return program
  }
}
