import ComputationGraph
import Differentiation
import Notation

/// Forward against reverse: what a Jacobian takes in each mode, by compressed sweeps and by elimination, how well the
/// modes agree, and who wins.
public struct ComparisonReport: Sendable {
  public let graph: Graph
  public let outputs: AskedNodes
  public let variables: AskedNodes
  public let ledger: Ledger
  /// Nil where it was not asked for.
  public let hessian: HessianLedger?

  /// - Parameters:
  ///   - evaluation: nil for structural counts only.
  ///   - wantsHessian: has an effect where there is one output.
  public init(
    of graph: Graph, evaluation: Evaluation?, of outputs: AskedNodes? = nil, wrt variables: AskedNodes? = nil,
    wantsHessian: Bool = false
  ) throws(SourceErrors) {
    self.graph = graph
    self.outputs = outputs ?? .everyOutput(of: graph)
    self.variables = variables ?? .everyInput(of: graph)
    ledger = Ledger(
      of: self.outputs.nodes, wrt: self.variables.nodes, in: graph, evaluation: evaluation)
    if wantsHessian, self.outputs.count == 1, let output = self.outputs.nodes.first {
      hessian = try HessianLedger(of: output, wrt: self.variables.nodes, in: graph, evaluation: evaluation)
    } else {
      hessian = nil
    }
  }

  /// Whether some order of elimination was given up.
  var isTangled: Bool {
    [Ledger.Method.forwardElimination, .reverseElimination, .markowitz].contains { ledger[$0] == nil }
  }

  /// How many entries the Jacobian has; it may be more than a number of the machine holds.
  var entryCount: String {
    let (count, isOverflow) = outputs.count.multipliedReportingOverflow(by: variables.count)
    return isOverflow ? "\(outputs.count)·\(variables.count)" : String(count)
  }

  public func write(as format: ReportFormat, style: ReportStyle = ReportStyle(), to stream: inout ByteStream) {
    switch format {
    case .json: writeJSON(to: &stream)
    case .csv: writeCSV(to: &stream)
    case .text, .markdown, .latex: format.write(blocks(style.words), precision: style.precision, to: &stream)
    }
  }
}
