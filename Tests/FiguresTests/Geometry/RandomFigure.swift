import ChainRule
import TestSupport
import Testing

/// A figure of a seeded random program with no more boxes than a reader can take in.
struct RandomFigure: Sendable, CustomTestStringConvertible {
  let seed: UInt64
  let text: String
  let point: [String: Double]
  let kind: FigureKind

  var testDescription: String { "seed \(seed), \(kind)" }

  static let kinds: [FigureKind] = [.partials, .reverse, .paths, .compare]

  /// The first programs whose graph has at most 60 nodes.
  static let all: [RandomFigure] = {
    var figures: [RandomFigure] = []
    var seed: UInt64 = 0
    while figures.count < 200 {
      seed += 1
      let computation = RandomComputation(seed: seed, isAwayFromKinks: true)
      guard let program = try? Program(parsing: computation.text), let graph = try? Graph(of: program),
        graph.nodeCount <= 60
      else { continue }
      figures.append(
        RandomFigure(
          seed: seed, text: computation.text, point: computation.point, kind: kinds[figures.count % kinds.count]))
    }
    return figures
  }()

  func figure(_ style: FigureStyle) throws -> Figure {
    let graph = try Graph(of: Program(parsing: text))
    return try Figure(of: graph.evaluated(at: point), options: FigureOptions(kind: kind, style: style))
  }
}
