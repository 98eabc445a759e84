import ComputationGraph
import Notation

extension NumberEvaluation {
  /// One forward sweep: the tangent v̇ of every node along a direction in any nodes, which keep their seeds.
  /// O(nodes and edges).
  ///
  /// - Throws: for a partial without a value, and for a tangent of too many digits.
  public func tangents(along seed: [NodeID: Number]) throws(SourceErrors) -> NodeTable<Number> {
    try checkPartials()
    var tangents = NodeTable<Number>(repeating: .zero, count: graph.nodeCount)
    for (node, value) in seed { tangents[node] = value }
    for node in graph.nodes where graph.isActive(node) && seed[node] == nil {
      var sum = Number.zero
      for edge in graph.edges(into: node) {
        guard let partial = partials[edge] else { continue }
        sum = sum + .carried(partial, tangents[graph.tail(of: edge)])
      }
      tangents[node] = try checked(sum, at: node)
    }
    return tangents
  }

  /// One reverse sweep: the adjoint v̄ of every node.
  public func adjoints(of output: NodeID) throws(SourceErrors) -> NodeTable<Number> {
    try adjoints(weighting: [output: .one])
  }

  /// One reverse sweep from several nodes at once: the adjoints of their weighted sum. O(nodes and edges).
  ///
  /// - Throws: for a partial without a value, and for an adjoint of too many digits.
  public func adjoints(weighting seed: [NodeID: Number]) throws(SourceErrors) -> NodeTable<Number> {
    try checkPartials()
    var adjoints = NodeTable<Number>(repeating: .zero, count: graph.nodeCount)
    for (node, value) in seed { adjoints[node] = value }
    for node in graph.nodes.reversed() where !adjoints[node].isZero {
      let adjoint = try checked(adjoints[node], at: node)
      for edge in graph.edges(into: node) {
        guard let partial = partials[edge] else { continue }
        let tail = graph.tail(of: edge)
        adjoints[tail] = adjoints[tail] + .carried(partial, adjoint)
      }
    }
    return adjoints
  }

  /// A row for each output, a column for each variable, by reverse sweeps. O(outputs · edges).
  public func jacobian(of outputs: [NodeID], wrt variables: [NodeID]) throws(SourceErrors) -> [[Number]] {
    var rows: [[Number]] = []
    for output in outputs {
      let adjoints = try adjoints(of: output)
      rows.append(variables.map { adjoints[$0] })
    }
    return rows
  }

  /// What a path contributes to the derivative: the product of the partials on its edges.
  public func product(along edges: [EdgeID]) -> Number {
    edges.reduce(.one) { .carried(partials[$1] ?? .zero, $0) }
  }

  func checkPartials() throws(SourceErrors) {
    guard partialErrors.isEmpty else { throw SourceErrors(errors: partialErrors, source: graph.program.source) }
  }

  func checked(_ derivative: Number, at node: NodeID) throws(SourceErrors) -> Number {
    do throws(NumberFailure) {
      return try derivative.checked()
    } catch {
      let what = SourceError.What.derivativeTooLong(at: node, in: graph, limit: Number.digitLimit)
      throw SourceErrors(errors: [SourceError(what, at: graph.range(of: node))], source: graph.program.source)
    }
  }
}
