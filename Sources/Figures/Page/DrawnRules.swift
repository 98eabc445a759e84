import ComputationGraph
import Differentiation

/// The local rules of a drawing's nodes as lines of mathematics, their numbers marked.
struct DrawnRules {
  private let context: FigureContext
  private let forward: SweepLabels?
  private let reverse: SweepLabels?
  private var arriving: [[Int]]
  private let leaving: [[Int]]

  /// Longer sums are not written out.
  private static let termLimit = 5

  init(in context: FigureContext) {
    self.context = context
    let hasNumbers = context.evaluation != nil
    forward = hasNumbers ? context.forwardSeed.map { SweepLabels(forwardFrom: $0, in: context) } : nil
    reverse = hasNumbers ? context.outputs.first.map { SweepLabels(reverseFrom: $0.node, in: context) } : nil
    leaving = context.presentation.leavingArcs
    arriving = [[Int]](repeating: [], count: context.presentation.vertices.count)
    for (index, arc) in context.presentation.arcs.enumerated() { arriving[arc.head].append(index) }
  }

  func node(_ index: Int) -> DrawnGraph.Node {
    let vertex = context.presentation.vertices[index]
    return DrawnGraph.Node(
      node: vertex.node, definition: definition(of: vertex), partials: arriving[index].compactMap(partial),
      forwardRule: forward.flatMap { rule($0, index) }, reverseRule: reverse.flatMap { rule($0, index) })
  }

  private func definition(of vertex: Presentation.Vertex) -> Line {
    var runs = context.name(vertex.node)
    if !vertex.expression.isEmpty {
      runs += context.equals(.ink) + context.typesetter.runs(of: vertex.expression)
    }
    if vertex.kind != .constant, let value = context.value(vertex.node, role: .value) {
      runs += context.equals(.value) + value
    }
    return Line(runs)
  }

  /// `∂e/∂c = d = 2`
  func partial(_ index: Int) -> Line? {
    let arc = context.presentation.arcs[index]
    let (tail, head) = (node(at: arc.tail), node(at: arc.head))
    guard context.graph.isActive(tail) else { return nil }
    var sides = [[context.derivative(of: head, by: tail, role: .partial)]]
    let number = arc.partial.map { context.number($0, .partial(index), role: .partial) }
    if let symbol = context.symbolPieces(arc, role: .partial),
      symbol.map(\.plainText).joined() != number.map(\.plainText)
    {
      sides.append(symbol)
    }
    if let number { sides.append([.runs(number)]) }
    return Line(Array(sides.joined(separator: [.runs(context.equals(.partial))]))).merged
  }

  private func node(at vertex: Int) -> NodeID { context.presentation.vertices[vertex].node }

  /// `b̄ = 2·1 + 3·1 = 5`
  private func rule(_ sweep: SweepLabels, _ vertex: Int) -> Line? {
    let node = node(at: vertex)
    guard let number = sweep.number(node), context.graph.isActive(node) else { return nil }
    let isReverse = sweep.direction == .reverse
    var sides = [context.name(node, role: sweep.role, mark: isReverse ? .bar : .dot)]
    let arcs = (isReverse ? leavingAll(vertex) : arriving[vertex]).filter { isPassed($0) }
    if node != sweep.seed, (1...Self.termLimit).contains(arcs.count) { sides.append(sum(arcs, sweep)) }
    sides.append(context.number(number, sweep.quantity(of: node), role: sweep.role))
    return Line(Array(sides.joined(separator: context.equals(sweep.role))))
  }

  private func leavingAll(_ vertex: Int) -> [Int] {
    let node = node(at: vertex)
    return context.presentation.vertices.indices.filter { self.node(at: $0) == node }.flatMap { leaving[$0] }
  }

  private func isPassed(_ arc: Int) -> Bool {
    context.graph.isActive(node(at: context.presentation.arcs[arc].tail))
  }

  private func sum(_ arcs: [Int], _ sweep: SweepLabels) -> [Run] {
    var runs: [Run] = []
    for index in arcs {
      guard let term = sweep.term(index, isFirst: runs.isEmpty) else { continue }
      runs += (runs.isEmpty ? [] : [Run(" + ", role: sweep.role)]) + term
    }
    return runs
  }
}
