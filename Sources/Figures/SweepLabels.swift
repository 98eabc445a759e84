import ComputationGraph
import Differentiation
import Notation

/// One sweep as a figure shows it.
struct SweepLabels {
  enum Direction { case forward, reverse }

  let direction: Direction
  let seed: NodeID
  /// Where the figure shows the sweep step by step.
  let plan: StepPlan?
  let context: FigureContext
  private let sweep: Sweep?
  private let symbolic: [NodeID: String]
  /// For each vertex the arcs over which the sweep comes to it.
  private let incoming: [[Int]]

  init(forwardFrom seed: NodeID, in context: FigureContext) {
    direction = .forward
    self.seed = seed
    self.context = context
    plan = context.isStepwise ? StepPlan(.forward, from: seed, in: context) : nil
    incoming = context.presentation.enteringArcs
    sweep = context.evaluation?.tangents(along: [seed: 1])
    symbolic = context.evaluation == nil ? Self.symbolicTangents(from: seed, context) : [:]
  }

  init(reverseFrom output: NodeID, in context: FigureContext) {
    direction = .reverse
    seed = output
    self.context = context
    plan = context.isStepwise ? StepPlan(.reverse, from: output, in: context) : nil
    incoming = context.presentation.leavingArcs
    sweep = context.evaluation?.adjoints(of: output)
    symbolic = context.evaluation == nil ? Self.symbolicAdjoints(of: output, context) : [:]
  }

  var role: Role { direction == .forward ? .forward : .reverse }

  func number(_ node: NodeID) -> Double? { sweep?[node] }

  private func numberRuns(_ node: NodeID) -> [Run] {
    number(node).map { context.number($0, quantity(of: node), role: role) } ?? []
  }

  func quantity(of node: NodeID) -> ShownNumber.Quantity {
    direction == .forward ? .tangent(Int(node.index)) : .adjoint(Int(node.index))
  }

  /// The derivative in symbols, where there are no numbers and it is short.
  func symbol(_ node: NodeID) -> String? { symbolic[node].flatMap { $0.count <= 40 ? $0 : nil } }

  func derivative(_ node: NodeID) -> Piece {
    direction == .forward
      ? context.derivative(of: node, by: seed, role: role) : context.derivative(of: seed, by: node, role: role)
  }

  func plainDerivative(_ node: NodeID) -> String {
    direction == .forward
      ? context.plainDerivative(of: node, by: seed) : context.plainDerivative(of: seed, by: node)
  }

  /// `ḃ = ∂b/∂b = 1`, of a word without `ḃ`; where the wires of a reverse sweep fork, the sum that meets there.
  func line(_ vertex: Int) -> Line? { wholeLine(vertex)?.appearing(at: step(vertex)) }

  func step(_ vertex: Int) -> Int? { plan?.stepOfVertex[vertex] }

  func step(of arc: Presentation.Arc) -> Int? { plan?.step(of: arc) }

  private func wholeLine(_ vertex: Int) -> Line? {
    if let fold = context.presentation.fold(of: context.presentation.vertices[vertex]) { return line(of: fold) }
    let node = context.presentation.vertices[vertex].node
    guard context.graph.isActive(node) || context.presentation.vertices[vertex].kind != .constant else { return nil }
    if direction == .reverse, context.presentation.isRepeated(vertex) { return contribution(of: vertex)?.line }
    if context.options.kind == .heat { return heatLine(node) }
    return Line(head(node) + [derivative(node)] + result(vertex)).merged
  }

  /// `b̄ = 5`, of a word `∂y/∂loss = 5`.
  private func heatLine(_ node: NodeID) -> Line {
    let head = head(node)
    return Line((head.isEmpty ? [derivative(node), .runs(context.equals(role))] : head) + [.runs(numberRuns(node))])
      .merged
  }

  /// `b̄ = `; nothing where the name is a word, over which no mark can stand.
  private func head(_ node: NodeID) -> [Piece] {
    guard context.typesetter.isMarkable(context.plainName(node)) else { return [] }
    let mark: Typesetter.Mark = direction == .forward ? .dot : .bar
    return [.runs(context.name(node, role: role, mark: mark) + context.equals(role))]
  }

  /// `∂e/∂b = 2·1 + 3·1 = 5`, in words' order; nil where nothing is known.
  func sentence(_ vertex: Int) -> String? {
    let result = result(vertex)
    return result.isEmpty
      ? nil : plainDerivative(context.presentation.vertices[vertex].node) + Line(result).plainText + "."
  }

  /// `= 3·1 + 2·1 = 5`, or symbols where there are no numbers.
  private func result(_ vertex: Int) -> [Piece] {
    let node = context.presentation.vertices[vertex].node
    var tail = context.equals(role)
    if let number = number(node) {
      let terms = terms(at: vertex)
      if direction == .reverse, context.options.kind == .reverse, node != seed, terms.count > 1 {
        tail.append(contentsOf: joined(terms) + context.equals(role))
      }
      return [.runs(tail + context.number(number, quantity(of: node), role: role))]
    }
    guard let text = symbol(node) else { return [] }
    return [.runs(tail)] + Quotients.pieces(of: text, typesetter: context.typesetter, role: role)
  }

  func joined(_ terms: [[Run]]) -> [Run] {
    terms.enumerated().flatMap { index, term in
      (index > 0 && !term.isEmpty ? [Run(" + ", role: role)] : []) + term
    }
  }

  /// adjoint·partial for each arc that leaves, tangent·partial for each that enters, as far as a reader can take in.
  func terms(at vertex: Int) -> [[Run]] {
    var terms: [[Run]] = []
    let isWhole = incoming[vertex].allSatisfy { context.presentation.arcs[$0].block == nil }
    for arc in isWhole ? incoming[vertex] : [] {
      if let term = term(arc, isFirst: terms.isEmpty) { terms.append(term) }
    }
    return terms.count <= 4 ? terms : [[Run(context.words.sumOf(terms.count), role: role)], []]
  }

  /// `3·1`: in reverse the adjoint times the partial, forward the partial times the tangent.
  func term(_ index: Int, isFirst: Bool) -> [Run]? {
    let arc = context.presentation.arcs[index]
    let end = context.presentation.vertices[direction == .forward ? arc.tail : arc.head].node
    guard let number = number(end), let partial = arc.partial, context.graph.isActive(end) else { return nil }
    let factors: [(Double, ShownNumber.Quantity)] =
      direction == .forward
      ? [(partial, .partial(index)), (number, quantity(of: end))]
      : [(number, quantity(of: end)), (partial, .partial(index))]
    return context.factor(factors[0].0, factors[0].1, isFirst: isFirst, role: role) + [Run("·", role: role)]
      + context.factor(factors[1].0, factors[1].1, isFirst: false, role: role)
  }

  /// What one occurrence of an input adds to its adjoint where a tree draws each apart: `b̄ += 3·1 = 3`.
  func contribution(of vertex: Int) -> Parts? {
    guard let index = incoming[vertex].first, let product = product(index) else { return nil }
    let name = shortHead(context.presentation.vertices[vertex].node)
    return Parts(
      head: name + [Run(" += ", role: role)],
      sum: (term(index, isFirst: true) ?? [Run("0", role: role)]) + context.equals(role), result: [.runs(product)])
  }

  /// What comes back along an arc.
  func product(_ index: Int) -> [Run]? {
    let arc = context.presentation.arcs[index]
    guard let adjoint = number(context.presentation.vertices[arc.head].node), let partial = arc.partial
    else { return nil }
    let product = adjoint == 0 || partial == 0 ? 0 : adjoint * partial
    return context.number(product, .contribution(index), role: role)
  }

  func carries(_ arc: Presentation.Arc) -> Bool {
    if context.evaluation != nil, let block = arc.block {
      let (end, start) = direction == .forward ? (arc.tail, arc.head) : (arc.head, arc.tail)
      return carries(block, to: end, from: start)
    }
    let end = context.presentation.vertices[direction == .forward ? arc.tail : arc.head].node
    if context.evaluation == nil {
      return symbolic[end].map { $0 != "0" } ?? false && arc.symbolic != "0" && reaches(arc)
    }
    return (number(end) ?? 0) != 0 && (arc.partial ?? 0) != 0
  }

  private func reaches(_ arc: Presentation.Arc) -> Bool {
    direction == .reverse || symbolic[context.presentation.vertices[arc.head].node] != nil
  }

  // MARK: Without numbers

  private static func symbolicAdjoints(of output: NodeID, _ context: FigureContext) -> [NodeID: String] {
    guard !context.presentation.isFolded else { return [:] }
    var symbolic = SymbolicPartials(of: context.graph)
    let nodes = context.presentation.vertices.map(\.node)
    guard let derivatives = try? symbolic.derivatives(of: output, wrt: nodes) else { return [:] }
    return texts(nodes, derivatives, symbolic)
  }

  private static func symbolicTangents(from seed: NodeID, _ context: FigureContext) -> [NodeID: String] {
    guard !context.presentation.isFolded else { return [:] }
    var symbolic = SymbolicPartials(of: context.graph)
    let nodes = context.presentation.vertices.map(\.node)
    guard let tangents = try? symbolic.tangents(from: seed) else { return [:] }
    return texts(nodes, nodes.map { tangents[Int($0.index)] }, symbolic)
  }

  private static func texts(
    _ nodes: [NodeID], _ derivatives: [SymbolicID], _ symbolic: SymbolicPartials
  ) -> [NodeID: String] {
    var texts: [NodeID: String] = [:]
    for (node, derivative) in zip(nodes, derivatives) where symbolic.store.writtenSize(of: derivative) < 40 {
      texts[node] = symbolic.store.text(of: derivative)
    }
    return texts
  }
}
