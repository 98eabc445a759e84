import ComputationGraph
import Notation

extension Graph {
  /// Whether every operation makes fractions of fractions whatever the inputs are; what does so at some points only, as
  /// a square root does, is judged at a point by ``evaluated(in:at:ties:)``.
  ///
  /// - Throws: an error at the first operation that does not.
  public func checkRational() throws(SourceErrors) {
    let rules = try NumberRules<Rational>()
    var constants = NumberTables(graph: self, rules: rules)
    constants.fillValues(at: [:])
    guard let node = nodes.first(where: { !isRational($0, constants) }) else { return }
    let what = SourceError.What.notInSystem(node, in: self, adjective: Rational.adjective)
    throw SourceErrors(errors: [SourceError(what, at: constants.originRange(of: node))], source: program.source)
  }

  /// What no input reaches has one value, and that decides.
  private func isRational(_ node: NodeID, _ constants: NumberTables<Rational>) -> Bool {
    guard isActive(node) else {
      return constants.values[node] != .failure(.notInSystem) || !constants.isOrigin(node)
    }
    guard case .primitive(let id) = operation(of: node) else { return true }
    guard id == Primitive.operator(.power), let exponent = operands(of: node).last else {
      return constants.rules.isRational(id)
    }
    return !isActive(exponent) && (try? constants.values[exponent].get())?.isWhole == true
  }
}

extension NumberRules {
  /// Whether the operation makes a fraction of any fractions for which it has a value.
  fileprivate func isRational(_ id: PrimitiveID) -> Bool {
    switch Primitive[id].construction {
    case .sign(.power), nil: return false
    case .sign, .negation, .choice, .fold: return true
    case .function(let function): return function == .floor
    case .notation: return construction(of: id).map(isRational) ?? false
    }
  }

  private func isRational(_ formula: Formula) -> Bool {
    let instructions = formula.instructions
    return instructions.indices.allSatisfy { index in
      switch instructions[index] {
      case .number, .operand, .value, .count: return true
      case .pi: return false
      case .apply(Primitive.operator(.power), _):
        guard case .number(let exponent) = instructions[index - 1] else { return false }
        return exponent == exponent.rounded()
      case .apply(let id, _): return isRational(id)
      }
    }
  }
}
