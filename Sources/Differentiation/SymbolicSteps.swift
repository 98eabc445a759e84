import ComputationGraph
import Notation

extension SymbolicDerivatives {
  /// How the simplified derivative comes about, one operation after another; the last step's derivative is the result.
  ///
  /// Of a higher order these are the steps from the derivative of one order less. Empty where a step is too large.
  public mutating func steps(
    of output: NodeID, wrt variables: [NodeID]
  ) throws(SourceErrors) -> [DerivationStep] {
    guard let variable = variables.last else { return [] }
    let steps =
      variables.count == 1
      ? try steps(of: output, wrt: variable) : try laterSteps(of: output, wrt: variables[...])
    if steps.isEmpty { return [constantStep(of: output, wrt: variable)] }
    return steps
  }

  private mutating func constantStep(of output: NodeID, wrt variable: NodeID) -> DerivationStep {
    let rule: DifferentiationRule = output == variable ? .identity : .constant
    return DerivationStep(
      rule: rule, node: output, expression: expression(of: output), variable: variable,
      derivative: partials.store.number(output == variable ? 1 : 0), outer: nil, inner: [])
  }

  private mutating func steps(of output: NodeID, wrt variable: NodeID) throws(SourceErrors) -> [DerivationStep] {
    var steps: [DerivationStep] = []
    let tangents = try partials.tangents(from: variable, to: output)
    let varying = Set(tangents.filter { $0.tangent != zero }.map { partials.store.node($0.node) })
    for (node, tangent) in tangents where node != variable && (tangent != zero || node == output) {
      guard case .primitive(let id) = graph.operation(of: node) else { continue }
      let operands = graph.operands(of: node).map { partials.store.node($0) }
      let step = step(id, operands, varying, tangent, expression(of: node), variable, node)
      guard let step else { return [] }
      steps.append(step)
    }
    return steps
  }

  private mutating func laterSteps(
    of output: NodeID, wrt variables: ArraySlice<NodeID>
  ) throws(SourceErrors) -> [DerivationStep] {
    guard let variable = variables.last,
      let start = try simplifiedDerivative(of: output, wrt: variables.dropLast())
    else { return [] }
    var steps: [DerivationStep] = []
    let tangents = try tangents(of: start, wrt: variable)
    let varying = Set(tangents.map(\.expression))
    for (expression, tangent) in tangents {
      guard case .apply(let id) = store.kind(of: expression) else { continue }
      let step = step(id, store.operands(of: expression), varying, tangent, expression, variable)
      guard let step else { return [] }
      steps.append(step)
    }
    if steps.last?.expression != start {
      let isVariable = start == partials.store.node(variable)
      steps.append(
        DerivationStep(
          rule: isVariable ? .identity : .constant, node: nil, expression: start, variable: variable,
          derivative: partials.store.number(isVariable ? 1 : 0), outer: nil, inner: []))
    }
    return steps
  }

  private mutating func step(
    _ id: PrimitiveID, _ operands: [SymbolicID], _ varying: Set<SymbolicID>, _ tangent: SymbolicID,
    _ expression: SymbolicID, _ variable: NodeID, _ node: NodeID? = nil
  ) -> DerivationStep? {
    let variableName = partials.store.node(variable)
    let dependence: [DifferentiationRule.Dependence] = operands.map {
      $0 == variableName ? .isVariable : varying.contains($0) ? .depends : .none
    }
    guard let derivative = simplified(tangent) else { return nil }
    let rule = DifferentiationRule(for: id, dependence)
    let composition = rule == .chain ? store.composition(id, operands.map { written($0) }, dependence) : nil
    return DerivationStep(
      rule: rule, node: node, expression: expression, variable: variable, derivative: derivative,
      outer: composition?.outer, inner: composition?.inner ?? [])
  }
}
