import ComputationGraph
import Differentiation

extension FigureContext {
  var heatSweep: SweepLabels? {
    switch options.heat {
    case .adjoint: outputs.first.map { SweepLabels(reverseFrom: $0.node, in: self) }
    case .tangent: forwardSeed.map { SweepLabels(forwardFrom: $0, in: self) }
    case .value: nil
    }
  }
}

extension Figure {
  /// Boxes and arrows coloured by the numbers that they show, and what is dead or saturated marked.
  mutating func addHeat(_ context: FigureContext) {
    addDrawing(context, sweep: context.sweep)
    let sizes = HeatSizes(in: context)
    for index in boxes.indices { heatBox(index, sizes, context) }
    for index in arrows.indices {
      guard let number = arrows[index].number, let partial = sizes.partial(along: number) else { continue }
      arrows[index].heat = Heat(partial)
      arrows[index].role = .muted
      arrows[index].isCarrying = false
      arrows[index].label = arrows[index].label.map { $0.colored(.ink) }
    }
    heatGates()
    heatScale = sizes.scale
  }

  private mutating func heatBox(_ index: Int, _ sizes: HeatSizes, _ context: FigureContext) {
    guard let node = boxes[index].node, let size = sizes.size(of: node) else { return }
    let mark = sizes.sign(of: size)
    switch boxes[index].shape {
    case .plain where style != .plain: break
    case .box, .plain:
      boxes[index].heat = Heat(size)
      boxes[index].lines = boxes[index].lines.map { $0.shows(node) ? $0.followed(by: mark) : $0 }
      if let word = sizes.word(at: node) { boxes[index].lines.append(Line(word)) }
      boxes[index].lines = boxes[index].lines.map { $0.colored(.ink) }
    case .wire(let name, let above, let below):
      boxes[index].heat = Heat(size)
      boxes[index].shape = .wire(
        name: name, above: context.options.heat == .value ? Line(above).followed(by: mark).runs.colored(.ink) : above,
        below: below.isEmpty ? [] : Line(below).followed(by: mark).runs.colored(.ink))
    case .gate: if let word = sizes.word(at: node) { boxes[index].lines.append(Line(word)) }
    case .row(let cells):
      boxes[index].heat = Heat(size)
      var marked = cells.map { $0.map { ($0.shows(node) ? $0.followed(by: mark) : $0).colored(.ink) } }
      if let word = sizes.word(at: node) { marked[1].append(Line(word).colored(.ink)) }
      boxes[index].shape = .row(marked)
    }
  }

  /// A gate has the colour of the wire it drives.
  private mutating func heatGates() {
    for arrow in arrows where boxes[arrow.from].shape == .gate {
      boxes[arrow.from].heat = boxes[arrow.to].heat
      boxes[arrow.from].lines = boxes[arrow.from].lines.map { $0.colored(.ink) }
    }
  }
}

extension Line {
  fileprivate func colored(_ role: Role) -> Line { Line(pieces.map { $0.colored(role) }) }

  fileprivate func followed(by sign: String?) -> Line {
    sign.map { Line(pieces + [.runs([Run(" " + $0)])]).merged } ?? self
  }

  fileprivate var runs: [Run] { pieces.flatMap { if case .runs(let runs) = $0 { runs } else { [Run]() } } }

  /// Whether a number of this node stands here as a result.
  fileprivate func shows(_ node: Int) -> Bool {
    switch atoms.last?.run?.number?.quantity {
    case .value(node), .tangent(node), .adjoint(node), .contribution: true
    default: false
    }
  }
}

/// The sizes a figure's colours stand for, and what there is to say of them.
struct HeatSizes {
  private let context: FigureContext
  private let sweep: SweepLabels?
  /// The partials that enter each vertex from what is active.
  private let entering: [Int: [Double]]

  /// Below it, and from its inverse on, a derivative is said to vanish or to explode.
  static let vanishing = 1e-3
  static let exploding = 1e3
  /// An operation whose partials are all smaller passes little on.
  static let saturated = 1e-2

  init(in context: FigureContext) {
    self.context = context
    sweep = context.heatSweep
    var entering: [Int: [Double]] = [:]
    for arc in context.presentation.arcs {
      let vertices = context.presentation.vertices
      guard context.graph.isActive(vertices[arc.tail].node), let partial = arc.partial else { continue }
      entering[Int(vertices[arc.head].node.index), default: []].append(partial)
    }
    self.entering = entering
  }

  /// Nil for what has no derivative: constants, and what the figure does not show.
  func size(of node: Int) -> Double? {
    let id = NodeID(node)
    guard context.presentation.vertexOfNode[id] != nil else { return nil }
    if context.options.heat == .value { return context.evaluation?.values[id] }
    return context.graph.isActive(id) ? sweep?.number(id) : nil
  }

  func partial(along arrow: Int) -> Double? {
    let arc = context.presentation.arcs[arrow]
    return context.graph.isActive(context.presentation.vertices[arc.tail].node) ? arc.partial : nil
  }

  func sign(of size: Double) -> String? {
    if size == 0 || size.isNaN { return nil }
    return size.magnitude < Self.vanishing ? "▼" : size.magnitude >= Self.exploding ? "▲" : nil
  }

  func isDead(_ node: Int) -> Bool { entering[node].map { $0.allSatisfy { $0 == 0 } } ?? false }

  func isSaturated(_ node: Int) -> Bool {
    !isDead(node) && (entering[node].map { $0.allSatisfy { $0.magnitude < Self.saturated } } ?? false)
  }

  func word(at node: Int) -> String? {
    isDead(node) ? context.words.dead : isSaturated(node) ? context.words.saturated : nil
  }

  /// The nodes that are coloured, in evaluation order, with their sizes.
  var nodes: [(node: NodeID, size: Double)] {
    context.presentation.distinctVertices.compactMap { vertex in
      size(of: Int(vertex.node.index)).map { (vertex.node, $0) }
    }
  }

  var partials: [Double] { context.presentation.arcs.indices.compactMap { partial(along: $0) } }

  /// Nil where every number is 0 or none.
  var scale: Figure.HeatScale? {
    let steps = (nodes.map(\.size) + partials).compactMap { if case .step(let step) = Heat($0) { step } else { nil } }
    guard let lowest = steps.min(), let highest = steps.max() else { return nil }
    return Figure.HeatScale(lowest: lowest, highest: highest)
  }

  /// Where the sweep starts.
  var seed: NodeID? { sweep?.seed }
}
