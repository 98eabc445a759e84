import Notation

extension GraphCompiler {
  mutating func push(
    _ body: Body, _ expressions: Range<Int32>, parameters: [Int32: Int32], group: Int32,
    callRange: SourceRange? = nil, call: CallKey? = nil
  ) {
    frames.append(
      Frame(
        body: body, expressions: expressions, next: expressions.lowerBound, base: results.count,
        parameters: parameters, group: group, callRange: callRange, call: call))
    results.append(contentsOf: repeatElement(-1, count: expressions.count))
  }

  /// Runs until a frame is pushed or the top one is done; gives the result of the last frame.
  mutating func runTopFrame() throws(SourceErrors) -> Int32? {
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
    frame.callRange ?? frame.body.program.expressions.range(of: id)
  }

  private func operands(of id: ExpressionID, in frame: Frame) -> [Int32] {
    frame.body.program.expressions.operands(of: id).map {
      results[frame.base + Int($0.index - frame.expressions.lowerBound)]
    }
  }

  /// The node of one expression, or nil where a frame was pushed that will give it.
  private mutating func step(_ id: ExpressionID, in frame: Frame) throws(SourceErrors) -> Int32? {
    let range = range(of: id, in: frame)
    switch frame.body.program.expressions.kind(of: id) {
    case .number(let value): return constant(value, in: frame, at: range)
    case .name(let name): return resolve(name, in: frame, at: range)
    case .negate: return operation(Primitive.negation, operands(of: id, in: frame), in: frame, at: range)
    case .binary(let symbol):
      return operation(Primitive.operator(symbol), operands(of: id, in: frame), in: frame, at: range)
    case .call(let name): return try call(name, operands(of: id, in: frame), in: frame, at: range)
    case .missing: throw error(.missingExpression, at: range)
    }
  }

  mutating func constant(_ value: Double, in frame: Frame, at range: SourceRange) -> Int32 {
    if options.sharing == .all, !isFoldingConstant {
      return emission.appendShared(.constant, operands: [], literal: value, group: -1, at: range)
    }
    return emission.append(.constant, literal: value, group: frame.group, at: range)
  }

  mutating func operation(
    _ id: PrimitiveID, _ operands: [Int32], in frame: Frame, at range: SourceRange
  ) -> Int32 {
    if options.sharing == .all, !isFoldingConstant {
      return emission.appendShared(.primitive(id), operands: operands, group: frame.group, at: range)
    }
    return emission.append(.primitive(id), operands: operands, group: frame.group, at: range)
  }

  private mutating func resolve(_ name: NameID, in frame: Frame, at range: SourceRange) -> Int32? {
    if let argument = frame.parameters[name.index] { return argument }
    if frame.callRange == nil, nodeOfName[Int(name.index)] >= 0 { return nodeOfName[Int(name.index)] }
    let text = frame.body.program.name(name)
    if frame.callRange != nil { return piNode(text, at: range) }
    if options.sharing == .tree, let statement = statement(of: name) {
      expansionCount += 1
      push(frame.body, statement.expressions, parameters: [:], group: frame.group)
      return nil
    }
    if text == "pi" || text == "π" { return piNode(text, at: range) }
    nodeOfName[Int(name.index)] = addInput(name, value: nil, at: range)
    return nodeOfName[Int(name.index)]
  }

  private mutating func piNode(_ name: String, at range: SourceRange) -> Int32 {
    if pi < 0 { pi = emission.append(.constant, literal: .pi, name: name, group: -1, at: range) }
    return pi
  }
}
