import ComputationGraph
import Differentiation
import Notation

extension DerivativeReport {
  /// Where derivatives are evaluated, and with which numbers.
  enum Point: Sendable {
    case doubles(Evaluation)
    case exact(ExactEvaluation)

    /// Nil without a value for every input.
    init?(_ evaluation: Evaluation?, _ exact: ExactEvaluation?) {
      if let exact {
        self = .exact(exact)
      } else if let evaluation {
        self = .doubles(evaluation)
      } else {
        return nil
      }
    }

    func partial(on edge: EdgeID) -> Quantity? {
      switch self {
      case .doubles(let evaluation): .double(evaluation.partials[edge])
      case .exact(let evaluation): evaluation.partials[edge].map(Quantity.exact)
      }
    }
  }
}

/// What derivatives in symbols come to at a point.
struct DerivativeValues: Sendable {
  private(set) var quantities: [SymbolicID: Quantity] = [:]
  /// Why there is no fraction.
  private(set) var failures: [SymbolicID: NumberFailure] = [:]

  init(of expressions: [SymbolicID], in store: SymbolicStore, at point: DerivativeReport.Point?) {
    switch point {
    case .doubles(let evaluation):
      let values = store.values(at: evaluation.values)
      for id in expressions { quantities[id] = .double(values[Int(id.index)]) }
    case .exact(let evaluation):
      for (id, result) in zip(expressions, store.values(of: expressions, at: evaluation)) {
        switch result {
        case .success(let value): quantities[id] = .exact(value)
        case .failure(let failure): failures[id] = failure
        }
      }
    case nil: break
    }
  }
}

/// The numbers of sweeps that derivatives in symbols are compared with.
struct DerivativeSweeps {
  private var first: QuantityRow?
  private var second: [QuantityRow] = []

  init(
    of output: NodeID, wrt variables: [NodeID], order: Int, at point: DerivativeReport.Point?
  ) throws(SourceErrors) {
    switch (point, order) {
    case (.doubles(let evaluation), 1):
      let adjoints = evaluation.adjoints(of: output)
      first = .doubles(variables.map { adjoints[$0] })
    case (.doubles(let evaluation), 2):
      second = try evaluation.hessian(of: output, wrt: variables).values.map(QuantityRow.doubles)
    case (.exact(let evaluation), 1):
      let adjoints = try evaluation.adjoints(of: output)
      first = .exact(variables.map { adjoints[$0] })
    case (.exact(let evaluation), 2):
      second = try evaluation.hessian(of: output, wrt: variables).map(QuantityRow.exact)
    default: break
    }
  }

  /// - Parameter choice: the places of the variables, one for each order.
  func value(_ choice: [Int]) -> Quantity? {
    if choice.count == 1 { return first?[choice[0]] }
    return choice.count == 2 && !second.isEmpty ? second[choice[0]][choice[1]] : nil
  }
}

extension Quantity {
  /// Beyond rounding; numbers that are not finite agree with any.
  func disagrees(with other: Quantity) -> Bool {
    switch (self, other) {
    case (.exact(let value), .exact(let other)): value != other
    case (.double(let value), .double(let other)):
      value.isFinite && other.isFinite && abs(value - other) > 1e-9 * max(1, abs(value), abs(other))
    default: true
    }
  }
}

extension NumberFailure {
  var reason: String {
    switch self {
    case .outsideDomain: "it is undefined"
    case .notInSystem: "it is not rational"
    case .tooLong: "it is too long"
    }
  }
}
