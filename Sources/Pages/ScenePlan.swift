import ComputationGraph
import Differentiation
import Figures

/// One drawing of a page: what it shows, from where, and which composites are open.
struct Scene: Sendable, Hashable {
  let mode: FigureKind
  /// An index of ``ScenePlan/seeds``; 0 where the mode has none.
  let seed: Int
  /// An index of ``ScenePlan/outputs``; 0 where the mode has none.
  let output: Int
  /// An index of the variants of opened composites.
  let variant: Int
}

/// Which drawings a page has: few enough to be one file of moderate size.
struct ScenePlan: Sendable {
  let modes: [FigureKind]
  let seeds: [Graph.Output]
  let outputs: [Graph.Output]
  let variants: OpeningVariants
  /// The first is the one that the page opens with.
  let scenes: [Scene]
  private let isStepwise: Bool

  /// More drawings of a dozen nodes make a page that takes seconds to load.
  private static let limit = 48

  init(of graph: Graph, options: FigureOptions, opened: Set<Int>) {
    isStepwise = options.kind == .steps
    let first = isStepwise ? options.sweep.kind : options.kind
    outputs = Array((options.outputs.isEmpty ? graph.outputs : options.outputs).prefix(8))
    let inputs = graph.inputs.map { Graph.Output(name: $0.name, node: $0.node) }
    let variables = Array((options.variables.isEmpty ? inputs : options.variables).prefix(12))
    seeds = Self.withMostPathsFirst(variables, isFree: options.variables.isEmpty, to: outputs.first, in: graph)
    let hasDerivatives = !seeds.isEmpty && !outputs.isEmpty
    modes = isStepwise && hasDerivatives ? [first] + [.forward, .reverse, .paths].filter { $0 != first } : [first]
    let choices = Self.choices(modes, seeds.count, outputs.count)
    let all = OpeningVariants(of: graph, opened: opened)
    let few = options.kind == .worksheet ? all.limited(to: 1) : all
    let limit = max(Self.limit / max(1, graph.nodeCount / 12), 3 * modes.count)
    variants = few.sets.count * modes.count <= limit ? few : few.limited(to: 3)
    let most = max(modes.count, limit / variants.sets.count)
    scenes = variants.sets.indices.flatMap { variant in
      choices.prefix(most).map { Scene(mode: $0.mode, seed: $0.seed, output: $0.output, variant: variant) }
    }
  }

  private struct Choice {
    let mode: FigureKind
    let seed: Int
    let output: Int
  }

  /// The page opens with the variable that a figure would choose.
  private static func withMostPathsFirst(
    _ variables: [Graph.Output], isFree: Bool, to output: Graph.Output?, in graph: Graph
  ) -> [Graph.Output] {
    guard isFree, let output, variables.count > 1 else { return variables }
    let counts = variables.map { graph.pathCount(from: $0.node, to: output.node) }
    guard let most = counts.max(), let index = counts.firstIndex(of: most) else { return variables }
    return [variables[index]] + variables[..<index] + variables[(index + 1)...]
  }

  /// The first of each mode before all others, which a limit may cut off.
  private static func choices(_ modes: [FigureKind], _ seeds: Int, _ outputs: Int) -> [Choice] {
    let all = (0..<max(1, outputs)).flatMap { output in
      (0..<max(1, seeds)).flatMap { seed in modes.map { Choice(mode: $0, seed: seed, output: output) } }
    }
    return all.filter { ($0.mode.hasSeed || $0.seed == 0) && ($0.mode.hasOutput || $0.output == 0) }
  }

  func figureOptions(of scene: Scene, _ options: FigureOptions) -> FigureOptions {
    var options = options
    options.openedGroups = variants.sets[scene.variant]
    if isStepwise, let sweep = SweepDirection.allCases.first(where: { $0.kind == scene.mode }) {
      options.kind = .steps
      options.sweep = sweep
    }
    let shown = scene.mode == .worksheet ? options.worksheet.base.kind : scene.mode
    if shown.hasSeed, !seeds.isEmpty { options.variables = [seeds[scene.seed]] }
    if shown.hasOutput, !outputs.isEmpty { options.outputs = [outputs[scene.output]] }
    return options
  }
}

extension FigureKind {
  /// Whether one input among several is chosen for it.
  var hasSeed: Bool { self == .forward || self == .paths }
  /// Whether one output among several is chosen for it.
  var hasOutput: Bool { self == .reverse || self == .paths }
}
