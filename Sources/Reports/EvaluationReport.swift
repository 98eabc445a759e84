import ComputationGraph
import Differentiation
import Notation

/// What a program comes to at a point: values, partials, tangents, adjoints, Jacobian, Hessian, costs.
///
/// Sweeps are made while they are written, so that a report takes little more memory than the graph.
public struct EvaluationReport: Sendable {
  public let graph: Graph
  /// Nil where an input has no value: then a report has symbols and no numbers.
  public let evaluation: Evaluation?
  public let outputs: AskedNodes
  public let variables: AskedNodes
  public let hessian: Hessian?
  let exact: ExactSweeps?
  public let verification: Verification?
  let wantsHessian: Bool
  let point: [String: Double]
  let extent: Extent

  /// - Parameters:
  ///   - point: values by input name that override those of the program.
  ///   - outputs: every output where nil.
  ///   - variables: every input where nil.
  ///   - wantsHessian: has an effect where there is one output.
  ///   - exact: takes the place of `evaluation`; then every number of the report is a fraction.
  /// - Throws: for an exact derivative of too many digits.
  public init(
    of graph: Graph, evaluation: Evaluation?, at point: [String: Double] = [:], of outputs: AskedNodes? = nil,
    wrt variables: AskedNodes? = nil, wantsHessian: Bool = false, verification: Verification? = nil,
    exact: ExactEvaluation? = nil
  ) throws(SourceErrors) {
    let evaluation = exact?.rounded ?? evaluation
    self.graph = graph
    self.evaluation = evaluation
    self.point = point
    self.outputs = outputs ?? .everyOutput(of: graph)
    self.variables = variables ?? .everyInput(of: graph)
    self.wantsHessian = wantsHessian && self.outputs.count == 1
    self.verification = verification
    extent = Extent(
      of: self.outputs, wrt: self.variables, in: graph, wantsHessian: self.wantsHessian,
      limit: exact == nil ? Extent.limit : Extent.exactLimit)
    if let exact {
      self.exact = try ExactSweeps(of: exact, of: self.outputs, wrt: self.variables, extent: extent)
    } else {
      self.exact = nil
    }
    if exact == nil, extent.hasHessian, let evaluation, let output = self.outputs.nodes.first {
      hessian = try evaluation.hessian(of: output, wrt: self.variables.nodes)
    } else {
      hessian = nil
    }
  }

  /// What was left out, and how to get it.
  public var notes: [String] { extent.notes }

  /// What an input is set to, be the others set or not.
  func value(of input: Graph.Input) -> Quantity? {
    value(of: input.node) ?? (point[input.name] ?? input.value).map(Quantity.double)
  }

  var forwardCost: Cost.Sweeps? {
    extent.hasForward ? graph.cost(of: [], wrt: variables.nodes).forward : nil
  }

  var reverseCost: Cost.Sweeps? {
    extent.hasReverse ? graph.cost(of: outputs.nodes, wrt: []).reverse : nil
  }
}

extension Graph {
  /// `input`, `constant`, or the primitive's name.
  func operationName(of node: NodeID) -> String {
    switch operation(of: node) {
    case .input: "input"
    case .constant: "constant"
    case .primitive(let id): Primitive[id].name
    }
  }

  func kindName(of node: NodeID) -> String {
    switch operation(of: node) {
    case .input: "input"
    case .constant: "constant"
    case .primitive: "operation"
    }
  }
}
