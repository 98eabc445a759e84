import ComputationGraph

/// Which parts of a report are made: those somebody asked for by name, and those of bearable length.
struct Extent: Sendable {
  let hasForward: Bool
  let hasReverse: Bool
  let hasJacobian: Bool
  let hasHessian: Bool
  let notes: [String]

  /// How many numbers a part may have that nobody asked for by name.
  static let limit = 20_000_000
  /// The same for fractions, which take a hundred times the time and the memory.
  static let exactLimit = 200_000

  init(of outputs: AskedNodes, wrt variables: AskedNodes, in graph: Graph, wantsHessian: Bool, limit: Int = limit) {
    let hasForward = Self.isBearable(variables, graph.nodeCount, limit)
    let hasReverse = Self.isBearable(outputs, graph.nodeCount, limit)
    let isShort = outputs.count.multipliedReportingOverflow(by: variables.count)
    let isMatrixBearable = outputs.isExplicit && variables.isExplicit || !isShort.overflow && isShort.0 <= limit
    self.hasForward = hasForward
    self.hasReverse = hasReverse
    hasJacobian = (hasForward || hasReverse) && isMatrixBearable
    hasHessian = wantsHessian && hasForward
    var notes: [String] = []
    let size = "over \(graph.nodeCount) nodes"
    if !hasForward {
      notes.append("forward sweeps from \(variables.count) inputs \(size) are left out; choose inputs with --wrt")
    }
    if !hasReverse {
      notes.append("reverse sweeps from \(outputs.count) outputs \(size) are left out; choose outputs with --of")
    }
    if !hasJacobian {
      notes.append("the Jacobian of \(outputs.count) by \(variables.count) is left out; choose with --of and --wrt")
    }
    if wantsHessian, !hasHessian {
      notes.append("the Hessian by \(variables.count) inputs is left out; choose inputs with --wrt")
    }
    self.notes = notes
  }

  private static func isBearable(_ asked: AskedNodes, _ nodeCount: Int, _ limit: Int) -> Bool {
    let (numbers, isOverflow) = asked.count.multipliedReportingOverflow(by: nodeCount)
    return asked.isExplicit || !isOverflow && numbers <= limit
  }
}
