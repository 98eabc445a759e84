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

  func forEach(_ body: (RandomComputation) throws -> Void) rethrows {
    for seed in number * Self.size..<(number + 1) * Self.size {
      try body(RandomComputation(seed: seed, isAwayFromKinks: seed.isMultiple(of: 2)))
    }
  }

  /// The same number of programs, every one away from kinks.
  func forEachAwayFromKinks(_ body: (RandomComputation) throws -> Void) rethrows {
    for seed in number * Self.size..<(number + 1) * Self.size {
      try body(RandomComputation(seed: seed, isAwayFromKinks: true))
    }
  }
}

extension RandomComputation {
  func graph(_ options: GraphOptions = GraphOptions()) throws -> Graph { try Graph(text, options) }

  func evaluation(_ options: GraphOptions = GraphOptions()) throws -> Evaluation {
    try graph(options).evaluated(at: point)
  }
}
