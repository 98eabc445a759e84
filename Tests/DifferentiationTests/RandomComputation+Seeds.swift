import ComputationGraph
import Differentiation
import Notation
import TestSupport
import Testing

/// A thousand random programs in batches that run side by side; every other one is away from kinks.
struct Batch: Sendable, CustomTestStringConvertible {
  let number: UInt64

  static let all = (0..<20).map { Batch(number: $0) }
  private static let size: UInt64 = 50

  var testDescription: String { "seeds \(number * Self.size)..<\((number + 1) * Self.size)" }

  private var seeds: Range<UInt64> { number * Self.size..<(number + 1) * Self.size }

  var programs: [RandomComputation] {
    seeds.map { RandomComputation(seed: $0, isAwayFromKinks: $0.isMultiple(of: 2)) }
  }

  /// The same number of programs, every one away from kinks.
  var programsAwayFromKinks: [RandomComputation] {
    seeds.map { RandomComputation(seed: $0, isAwayFromKinks: true) }
  }
}

extension RandomComputation {
  func graph(_ options: GraphOptions = GraphOptions()) throws -> Graph { try Graph(text, options) }

  func evaluation(_ options: GraphOptions = GraphOptions()) throws -> Evaluation {
    try graph(options).evaluated(at: point)
  }
}
