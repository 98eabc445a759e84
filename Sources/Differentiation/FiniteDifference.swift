import ComputationGraph
import Notation

/// A derivative measured from values alone.
public struct FiniteDifference: Sendable, Equatable {
  public let value: Double
  /// An estimate of what truncation and rounding may have spoilt.
  public let error: Double
}

extension Evaluation {
  /// The derivatives of outputs by one input by central differences with Richardson extrapolation (Ridders' method,
  /// Advances in Engineering Software 4, 1982; Numerical Recipes §5.7). Nil where the neighbourhood leaves the domain.
  /// O(nodes) for each of at most 16 evaluations.
  public func finiteDifferences(of outputs: [NodeID], wrt input: Graph.Input) -> [FiniteDifference]? {
    let center = values[input.node]
    for scale in [1e-2, 1e-4, 1e-6] {
      let step = scale * max(abs(center), 1)
      if let result = ridders(outputs, input, center, step) { return result }
    }
    return nil
  }

  private func ridders(
    _ outputs: [NodeID], _ input: Graph.Input, _ center: Double, _ step: Double
  ) -> [FiniteDifference]? {
    let levels = 8
    var columns = outputs.map { _ in [Double]() }
    var best = outputs.map { _ in FiniteDifference(value: .nan, error: .infinity) }
    for level in 0..<levels {
      let h = step / Double(1 << level)
      guard let differences = centralDifferences(outputs, input, center, h) else { return nil }
      for (index, difference) in differences.enumerated() {
        extrapolate(&columns[index], with: difference, best: &best[index])
      }
    }
    return best
  }

  /// One more row of Neville's tableau, for steps that halve.
  private func extrapolate(_ row: inout [Double], with difference: Double, best: inout FiniteDifference) {
    var next = [difference]
    var factor = 4.0
    for (index, old) in row.enumerated() {
      next.append((next[index] * factor - old) / (factor - 1))
      factor *= 4
      let error = max(abs(next[index + 1] - next[index]), abs(next[index + 1] - old))
      if error <= best.error { best = FiniteDifference(value: next[index + 1], error: error) }
    }
    row = next
  }

  private func centralDifferences(
    _ outputs: [NodeID], _ input: Graph.Input, _ center: Double, _ h: Double
  ) -> [Double]? {
    guard let above = shifted(input, to: center + h), let below = shifted(input, to: center - h) else { return nil }
    let width = (center + h) - (center - h)
    let differences = outputs.map { (above[$0] - below[$0]) / width }
    return differences.allSatisfy(\.isFinite) ? differences : nil
  }

  private func shifted(_ input: Graph.Input, to value: Double) -> NodeTable<Double>? {
    var point = Dictionary(graph.inputs.map { ($0.name, values[$0.node]) }, uniquingKeysWith: { $1 })
    point[input.name] = value
    return try? graph.values(at: point)
  }
}
