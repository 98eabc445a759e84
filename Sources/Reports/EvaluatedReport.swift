import ComputationGraph
import Differentiation

/// What shows the numbers of an evaluation, as fractions where there is an exact one.
protocol EvaluatedReport {
  /// Nil where an input has no value.
  var evaluation: Evaluation? { get }
  var exactEvaluation: ExactEvaluation? { get }
}

extension EvaluatedReport {
  func value(of node: NodeID) -> Quantity? {
    if let exactEvaluation { return exactEvaluation.values[node].map(Quantity.exact) }
    return evaluation.map { .double($0.values[node]) }
  }

  func partial(on edge: EdgeID) -> Quantity? {
    if let exactEvaluation { return exactEvaluation.partials[edge].map(Quantity.exact) }
    return evaluation.map { .double($0.partials[edge]) }
  }

  /// The one-sided partials of a kink in the order of its sides.
  func sides(of kink: KinkReport) -> [(slot: Int, below: Quantity, above: Quantity)] {
    if let exactEvaluation, let kink = exactEvaluation.kinks.first(where: { $0.node == kink.node }) {
      return kink.sides.map { ($0.slot, .exact($0.below), .exact($0.above)) }
    }
    return kink.sides.map { ($0.slot, .double($0.below), .double($0.above)) }
  }
}
