import ComputationGraph

/// A matrix of derivatives: a row for each output, a column for each variable.
public struct Jacobian: Sendable, Equatable {
  public let of: [NodeID]
  public let wrt: [NodeID]
  public let values: [[Double]]
}

extension Evaluation {
  /// Rows by reverse sweeps where outputs are no more than variables, columns by forward sweeps otherwise.
  ///
  /// Outputs that no variable reaches both of share a reverse sweep, variables that reach no output in common a forward
  /// sweep; the numbers are the same to the last bit, for what such a sweep adds up for one of them is what its own
  /// sweep would. O(min(rows, columns) · edges) at most.
  public func jacobian(of outputs: [NodeID], wrt variables: [NodeID]) -> Jacobian {
    let isReverse = outputs.count <= variables.count
    if min(outputs.count, variables.count) > 1, let pattern = graph.jacobianPattern(of: outputs, wrt: variables) {
      let lines = isReverse ? pattern.transposed() : pattern
      if let coloring = lines.columnColoring(), coloring.count < lines.columnCount {
        return isReverse
          ? jacobian(of: outputs, wrt: variables, rowGroups: coloring.groups, pattern)
          : jacobian(of: outputs, wrt: variables, columnGroups: coloring.groups, lines.transposed())
      }
    }
    return isReverse ? jacobianByRows(outputs, variables) : jacobianByColumns(outputs, variables)
  }

  private func jacobianByRows(_ outputs: [NodeID], _ variables: [NodeID]) -> Jacobian {
    let rows = outputs.map { output -> [Double] in
      let adjoints = adjoints(of: output)
      return variables.map { adjoints[$0] }
    }
    return Jacobian(of: outputs, wrt: variables, values: rows)
  }

  private func jacobianByColumns(_ outputs: [NodeID], _ variables: [NodeID]) -> Jacobian {
    var rows = outputs.map { _ in [Double]() }
    for variable in variables {
      let tangents = tangents(along: [variable: 1])
      for (row, output) in outputs.enumerated() { rows[row].append(tangents[output]) }
    }
    return Jacobian(of: outputs, wrt: variables, values: rows)
  }

  private func jacobian(
    of outputs: [NodeID], wrt variables: [NodeID], rowGroups: [[Int]], _ pattern: SparsityPattern
  ) -> Jacobian {
    var values = outputs.map { _ in [Double](repeating: 0, count: variables.count) }
    for group in rowGroups {
      let adjoints = adjoints(weighting: Self.seed(group.map { outputs[$0] }))
      for row in group {
        for column in pattern.columns(inRow: row) { values[row][Int(column)] = adjoints[variables[Int(column)]] }
      }
    }
    return Jacobian(of: outputs, wrt: variables, values: values)
  }

  private func jacobian(
    of outputs: [NodeID], wrt variables: [NodeID], columnGroups: [[Int]], _ rowsOfColumns: SparsityPattern
  ) -> Jacobian {
    var values = outputs.map { _ in [Double](repeating: 0, count: variables.count) }
    for group in columnGroups {
      let tangents = tangents(along: Self.seed(group.map { variables[$0] }))
      for column in group {
        for row in rowsOfColumns.columns(inRow: column) { values[Int(row)][column] = tangents[outputs[Int(row)]] }
      }
    }
    return Jacobian(of: outputs, wrt: variables, values: values)
  }

  private static func seed(_ nodes: [NodeID]) -> [NodeID: Double] {
    Dictionary(nodes.map { ($0, 1) }, uniquingKeysWith: { $1 })
  }
}
