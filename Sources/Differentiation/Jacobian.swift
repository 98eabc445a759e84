import ComputationGraph

/// A matrix of derivatives: a row for each output, a column for each variable.
public struct Jacobian: Sendable, Equatable {
  public let of: [NodeID]
  public let wrt: [NodeID]
  public let values: [[Double]]
}

extension Evaluation {
  /// Rows by reverse sweeps where outputs are no more than variables, columns by forward sweeps otherwise.
  /// O(min(rows, columns) · edges).
  public func jacobian(of outputs: [NodeID], wrt variables: [NodeID]) -> Jacobian {
    if outputs.count <= variables.count {
      let rows = outputs.map { output -> [Double] in
        let adjoints = adjoints(of: output)
        return variables.map { adjoints[$0] }
      }
      return Jacobian(of: outputs, wrt: variables, values: rows)
    }
    var rows = outputs.map { _ in [Double]() }
    for variable in variables {
      let tangents = tangents(along: [variable: 1])
      for (row, output) in outputs.enumerated() { rows[row].append(tangents[output]) }
    }
    return Jacobian(of: outputs, wrt: variables, values: rows)
  }
}
