import Notation

/// Where a constant's value comes from, for number systems that a double's value is not exact enough for.
public enum ConstantOrigin: Sendable {
  /// A number, with the text it was written as where the program has it.
  case literal(Double, writtenAs: String?)
  case pi
  /// The steps of a `const`; the last one is its value.
  case computed([ConstantStep])
}

/// One operation of a constant's own computation.
public enum ConstantStep: Sendable {
  case literal(Double, at: SourceRange)
  case pi
  /// A constant defined before.
  case constant(NodeID)
  /// The operands are places of earlier steps.
  case apply(PrimitiveID, operands: [Int], at: SourceRange)
}

extension Graph {
  public func origin(of constant: NodeID) -> ConstantOrigin {
    if let steps = constantSteps[constant] { return .computed(steps) }
    let name = names[Int(constant.index)]
    if name == "pi" || name == "π" { return .pi }
    return .literal(literal(of: constant), writtenAs: numberText(at: range(of: constant)))
  }

  /// What the program's text says an input is set to.
  public func writtenValue(of input: Input) -> String? {
    let statement = program.statements.first { $0.kind == .input && program.name($0.name) == input.name }
    guard let statement else { return nil }
    return numberText(from: program.expressions.range(of: statement.root).lower, to: statement.range.upper)
  }

  /// The text of a range, where a number is written there and nothing else.
  public func numberText(at range: SourceRange) -> String? { numberText(from: range.lower, to: range.upper) }

  private func numberText(from lower: Int32, to upper: Int32) -> String? {
    let text = program.source[SourceRange(lower: lower, upper: upper)]
    guard text.utf8.count <= 400, text.unicodeScalars.allSatisfy({ Self.numberScalars.contains($0) }) else {
      return nil
    }
    return text.contains { $0.isNumber } ? String(text) : nil
  }

  private static let numberScalars: Set<Unicode.Scalar> = Set("0123456789.eE+-−".unicodeScalars)
}

extension Emission {
  /// The steps from `start` to a constant's root, its nodes numbered as they are here.
  func steps(to root: Int32, from start: Int) -> [ConstantStep] {
    var steps: [ConstantStep] = []
    var places: [Int32: Int] = [:]
    func place(of node: Int32) -> Int {
      if let known = places[node] { return known }
      steps.append(.constant(NodeID(Int(node))))
      places[node] = steps.count - 1
      return steps.count - 1
    }
    for index in start..<max(start, count) {
      let node = Int32(truncatingIfNeeded: index)
      let step: ConstantStep
      if case .primitive(let id) = operations[index] {
        step = .apply(id, operands: operands(of: node).map { place(of: $0) }, at: ranges[index])
      } else {
        step = names[index] == nil ? .literal(literals[index], at: ranges[index]) : .pi
      }
      steps.append(step)
      places[node] = steps.count - 1
    }
    if Int(root) < start { _ = place(of: root) }
    return steps
  }
}

extension ConstantStep {
  func renumbered(_ newIDs: [Int32]) -> ConstantStep {
    guard case .constant(let node) = self else { return self }
    return .constant(NodeID(Int(newIDs[Int(node.index)])))
  }
}
