import ComputationGraph
import Differentiation

/// In which step a sweep comes to each vertex of a figure: the seed in step 1, and what it reaches after that, each
/// vertex after all it is computed from.
struct StepPlan {
  /// The vertices of each step; of the first, before the sweep, and of the last, the result, none.
  private(set) var steps: [[Int]] = []
  private(set) var stepOfVertex: [Int]
  /// What the sweep does not reach: 0 from the seed on.
  private(set) var unreached: [Int] = []
  /// Whether there would have been more steps than anybody follows.
  private(set) var isFolded = false
  private let direction: SweepLabels.Direction
  private let context: FigureContext
  private let sources: [[Int]]

  static let maximumCount = 40

  init(_ direction: SweepLabels.Direction, from seed: NodeID, in context: FigureContext) {
    self.direction = direction
    self.context = context
    let presentation = context.presentation
    stepOfVertex = [Int](repeating: 1, count: presentation.vertices.count)
    var sources = [[Int]](repeating: [], count: presentation.vertices.count)
    for (index, arc) in presentation.arcs.enumerated()
    where context.graph.isActive(presentation.vertices[arc.tail].node) {
      sources[direction == .forward ? arc.head : arc.tail].append(index)
    }
    self.sources = sources
    let seeds = presentation.vertices.indices.filter { presentation.vertices[$0].node == seed }
    let reached = reached(from: Set(seeds))
    unreached = presentation.vertices.indices.filter { reached[$0] == nil && !seeds.contains($0) }
    let order = inSweepOrder(presentation.vertices.indices.filter { reached[$0] != nil && !seeds.contains($0) })
    steps = [[], seeds] + bounded(joined(order), order, reached).map { $0.sorted() } + [[]]
    for (step, vertices) in steps.enumerated() {
      for vertex in vertices { stepOfVertex[vertex] = step }
    }
  }

  var last: Int { steps.count - 1 }

  /// The arcs along which a vertex gets its number.
  func arcs(to vertex: Int) -> [Int] { sources[vertex] }

  /// That of the vertex which gets its number along the arc.
  func step(of arc: Presentation.Arc) -> Int { stepOfVertex[target(of: arc)] }

  private func target(of arc: Presentation.Arc) -> Int { direction == .forward ? arc.head : arc.tail }

  private func source(of arc: Presentation.Arc) -> Int { direction == .forward ? arc.tail : arc.head }

  private func inSweepOrder(_ vertices: [Int]) -> [Int] {
    let vertexNodes = context.presentation.vertices.map(\.node)
    let ordered = vertices.sorted { (vertexNodes[$0], $0) < (vertexNodes[$1], $1) }
    return direction == .forward ? ordered : ordered.reversed()
  }

  /// How many arcs the longest way from the seed has, for what can be reached.
  private func reached(from seeds: Set<Int>) -> [Int: Int] {
    let arcs = context.presentation.arcs
    var levels: [Int: Int] = [:]
    for seed in seeds { levels[seed] = 0 }
    for vertex in inSweepOrder(Array(context.presentation.vertices.indices)) where !seeds.contains(vertex) {
      levels[vertex] = sources[vertex].compactMap { levels[source(of: arcs[$0])] }.max().map { $0 + 1 }
    }
    return levels
  }

  /// Inputs that come after each other and take the same, in one step.
  private func joined(_ order: [Int]) -> [[Int]] {
    var steps: [[Int]] = []
    for vertex in order {
      if let first = steps.last?.first, takesTheSame(first, vertex) {
        steps[steps.count - 1].append(vertex)
      } else {
        steps.append([vertex])
      }
    }
    return steps
  }

  /// Whether both are used once, by the same vertex, with the same partial.
  private func takesTheSame(_ a: Int, _ b: Int) -> Bool {
    let presentation = context.presentation
    guard direction == .reverse, sources[a].count == 1, sources[b].count == 1 else { return false }
    guard [a, b].allSatisfy({ presentation.vertices[$0].kind == .input && !presentation.isRepeated($0) }) else {
      return false
    }
    let (first, second) = (presentation.arcs[sources[a][0]], presentation.arcs[sources[b][0]])
    return first.head == second.head && first.symbolic == second.symbolic && first.partial == second.partial
  }

  /// Too many steps become levels: what has been reached over the same number of arcs at most, and so can go on at once.
  private mutating func bounded(_ steps: [[Int]], _ order: [Int], _ levels: [Int: Int]) -> [[Int]] {
    let limit = Self.maximumCount - 3
    guard steps.count > limit else { return steps }
    isFolded = true
    let levelCount = levels.values.max() ?? 1
    let foldedCount = min(levelCount, limit)
    var folded = [[Int]](repeating: [], count: foldedCount)
    for vertex in order { folded[((levels[vertex] ?? 1) - 1) * foldedCount / levelCount].append(vertex) }
    return folded
  }
}
