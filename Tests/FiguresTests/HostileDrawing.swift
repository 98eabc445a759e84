import ChainRule
import TestSupport
import Testing

/// Seeds that are tried side by side.
struct HostileBatch: Sendable, CustomTestStringConvertible {
  let number: UInt64

  static let all = (0..<16).map { HostileBatch(number: $0) }

  var testDescription: String { "batch \(number)" }

  func drawings(count: Int) throws -> [HostileDrawing] {
    try (0..<count).map { try HostileDrawing(seed: number * 1000 + UInt64($0)) }
  }
}

/// A random program, with values or without, and how it is to be drawn.
struct HostileDrawing {
  let name: String
  let graph: Graph
  let evaluation: Evaluation?
  let options: FigureOptions

  init(seed: UInt64) throws {
    name = "seed \(seed)"
    var random = SplitMix64(seed: seed &* 77 &+ 5)
    let computation = RandomComputation(seed: seed, isAwayFromKinks: seed.isMultiple(of: 2))
    let sharing = [Sharing.names, .names, .all, .tree].randomElement(using: &random) ?? .names
    let isExpanded = Int.random(in: 0..<3, using: &random) == 0
    let expanded: Set<String> = isExpanded ? ["all"] : []
    let chained = GraphOptions(
      sharing: sharing, mergesChains: .random(using: &random), expandedBuiltins: expanded, maximumNodeCount: 3000)
    let plain = GraphOptions(sharing: .names, maximumNodeCount: 50_000)
    let program = try Program(parsing: computation.text)
    let graph = try (try? Graph(of: program, options: chained)) ?? Graph(of: program, options: plain)
    self.graph = graph
    let isBound = Int.random(in: 0..<4, using: &random) > 0
    evaluation = isBound ? try graph.evaluated(at: computation.point) : nil
    options = FigureOptions(
      language: Bool.random(using: &random) ? .english : .vietnamese,
      precision: Int.random(in: 1...17, using: &random),
      partialDisplay: [.number, .symbol, .both].randomElement(using: &random) ?? .both,
      showsConstants: .random(using: &random), showsOnlyNames: Int.random(in: 0..<3, using: &random) == 0,
      repeatsInputs: sharing == .tree, expanded: expanded, depth: Int.random(in: 0...2, using: &random),
      maximumNodeCount: 5000)
  }

  func figure(_ kind: FigureKind, _ style: FigureStyle) throws -> Figure {
    var options = options
    options.kind = kind
    options.style = style
    do {
      return try Figure(of: graph, evaluation: evaluation, options: options)
    } catch FigureError.nothingToBlank, FigureError.noNumbers {
      options.kind = .graph
      return try Figure(of: graph, evaluation: evaluation, options: options)
    }
  }

  /// Closed, half open, open, with names alone and as a tree.
  var presentations: [FigureOptions] {
    var closed = options
    (closed.depth, closed.expanded, closed.showsOnlyNames, closed.repeatsInputs) = (0, [], false, false)
    var (half, open, named, tree) = (closed, closed, closed, closed)
    half.depth = 1
    open.expanded = ["all"]
    named.showsOnlyNames = true
    tree.repeatsInputs = true
    return [closed, half, open, named, tree, options]
  }
}
