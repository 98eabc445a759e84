import ComputationGraph
import Differentiation
import Notation

/// The exact numbers of a report, all made before anything is written: any of them may grow beyond its limit.
struct ExactSweeps: Sendable {
  let evaluation: ExactEvaluation
  /// For each variable asked for.
  let tangents: [NodeTable<Rational>]
  /// For each output asked for.
  let adjoints: [NodeTable<Rational>]
  let hessian: [[Rational]]?

  init(
    of evaluation: ExactEvaluation, of outputs: AskedNodes, wrt variables: AskedNodes, extent: Extent
  ) throws(SourceErrors) {
    self.evaluation = evaluation
    var tangents: [NodeTable<Rational>] = []
    for variable in extent.hasForward ? variables.nodes : [] {
      tangents.append(try evaluation.tangents(along: [variable: 1]))
    }
    var adjoints: [NodeTable<Rational>] = []
    for output in extent.hasReverse ? outputs.nodes : [] { adjoints.append(try evaluation.adjoints(of: output)) }
    self.tangents = tangents
    self.adjoints = adjoints
    if extent.hasHessian, let output = outputs.nodes.first {
      hessian = try evaluation.hessian(of: output, wrt: variables.nodes)
    } else {
      hessian = nil
    }
  }

  func jacobian(of outputs: AskedNodes, wrt variables: AskedNodes) -> [QuantityRow] {
    if !adjoints.isEmpty {
      return adjoints.map { row in .exact(variables.nodes.map { row[$0] }) }
    }
    return outputs.nodes.map { output in .exact(tangents.map { $0[output] }) }
  }
}

// MARK: - The numbers a report shows

extension EvaluationReport: EvaluatedReport {
  var exactEvaluation: ExactEvaluation? { exact?.evaluation }

  /// - Parameter index: the place among the variables asked for.
  func tangents(_ index: Int) -> QuantityRow? {
    if let exact { return .exact(exact.tangents[index].values) }
    return evaluation.map { .doubles($0.tangents(along: [variables.all[index].node: 1]).table.values) }
  }

  /// - Parameter index: the place among the outputs asked for.
  func adjoints(_ index: Int) -> QuantityRow? {
    if let exact { return .exact(exact.adjoints[index].values) }
    return evaluation.map { .doubles($0.adjoints(of: outputs.all[index].node).table.values) }
  }

  var jacobianRows: [QuantityRow]? {
    guard extent.hasJacobian else { return nil }
    if let exact { return exact.jacobian(of: outputs, wrt: variables) }
    return evaluation?.jacobian(of: outputs.nodes, wrt: variables.nodes).values.map(QuantityRow.doubles)
  }

  var hessianRows: [QuantityRow]? {
    if let exact { return exact.hessian?.map(QuantityRow.exact) }
    return hessian?.values.map(QuantityRow.doubles)
  }
}
