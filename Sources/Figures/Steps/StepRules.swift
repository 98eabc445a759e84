import ComputationGraph
import Differentiation

/// What each step of a sweep does, in words and as mathematics.
struct StepRules {
  private let sweep: SweepLabels
  private let plan: StepPlan
  private let context: FigureContext
  private let words: StepWords

  init(_ sweep: SweepLabels, _ plan: StepPlan, in context: FigureContext) {
    self.sweep = sweep
    self.plan = plan
    self.context = context
    words = StepWords(language: context.options.language)
  }

  func rule(of step: Int) -> StepRule {
    switch step {
    case 0: StepRule(words.beforeSweep(hasValues: context.evaluation != nil))
    case 1: seed
    case plan.last: result
    default: rule(of: plan.steps[step])
    }
  }

  // MARK: The ends

  private var seed: StepRule {
    let name = context.plainName(sweep.seed)
    let one = Line(signs(of: sweep.seed) + [.runs(equals + [Run("1", role: sweep.role)])])
    switch sweep.direction {
    case .reverse: return StepRule(words.seedReverse(name, leavesOthers: !others.isEmpty), [one])
    case .forward:
      let areInputs = others.allSatisfy { context.presentation.vertices[$0].kind == .input }
      return StepRule(words.seedForward(name, others: others.isEmpty ? .none : areInputs ? .inputs : .nodes), [one])
    }
  }

  /// What gets 0 with the seed, and shows it.
  private var others: [Int] { plan.unreached.filter { sweep.line($0) != nil } }

  /// The derivatives asked for: the gradient, or of each output the tangent.
  private var result: StepRule {
    let asked = (sweep.direction == .reverse ? context.variables : context.outputs).map(\.node)
    let name = context.plainName(sweep.seed)
    let phrase = sweep.direction == .reverse ? words.doneReverse(name) : words.doneForward(name)
    var pieces: [Piece] = []
    for node in asked.prefix(4) {
      guard let value = value(of: node) else { continue }
      if !pieces.isEmpty { pieces.append(.runs([Run(", ", role: sweep.role)])) }
      pieces += [sweep.derivative(node), .runs(equals)] + value
    }
    if asked.count > 4, !pieces.isEmpty { pieces.append(.runs([Run(", …", role: sweep.role)])) }
    return StepRule(phrase, pieces.isEmpty ? [] : [Line(pieces).merged])
  }

  // MARK: Local rules

  private func rule(of vertices: [Int]) -> StepRule {
    guard let vertex = vertices.first else { return StepRule(words.nothing) }
    if vertices.count == 1 { return StepRule(phrase(of: vertex), formula(of: [vertex])) }
    let names = vertices.map(name)
    if plan.isFolded {
      return StepRule(
        sweep.direction == .reverse ? words.backAtOnce(names) : words.forwardAtOnce(names), numbers(of: vertices))
    }
    return StepRule(words.backAlike(names, others(of: vertex)[0]), formula(of: vertices))
  }

  private func name(_ vertex: Int) -> String { context.plainName(context.presentation.vertices[vertex].node) }

  /// The names at the other ends of the arcs along which a vertex gets its number.
  private func others(of vertex: Int) -> [String] {
    plan.arcs(to: vertex).map { index in
      let arc = context.presentation.arcs[index]
      return name(sweep.direction == .reverse ? arc.head : arc.tail)
    }
  }

  private func phrase(of vertex: Int) -> Phrase {
    let others = others(of: vertex)
    switch sweep.direction {
    case .reverse:
      if context.presentation.isRepeated(vertex) { return words.occurrence(name(vertex), others[0]) }
      return others.count == 1 ? words.backAlong(name(vertex), others[0]) : words.backAtFork(name(vertex), others)
    case .forward:
      return others.count == 1 ? words.forwardAlong(name(vertex), others[0]) : words.forwardSum(name(vertex), others)
    }
  }

  // MARK: Mathematics

  private var equals: [Run] { context.equals(sweep.role) }

  /// `c̄`, or a derivative where the name takes no sign.
  private func signs(of node: NodeID) -> [Piece] {
    let marked = context.name(node, role: sweep.role, mark: sweep.direction == .reverse ? .bar : .dot)
    return marked == context.name(node, role: sweep.role) ? [sweep.derivative(node)] : [.runs(marked)]
  }

  private func value(of node: NodeID) -> [Piece]? {
    if let number = sweep.number(node) {
      return [.runs(context.number(number, sweep.quantity(of: node), role: sweep.role))]
    }
    guard let symbol = sweep.symbol(node) else { return nil }
    return Quotients.pieces(of: symbol, typesetter: context.typesetter, role: sweep.role)
  }

  /// `b̄ = c̄·∂c/∂b + d̄·∂d/∂b = 2·1 + 3·1 = 5`, for vertices that take the same: all of their signs first.
  private func formula(of vertices: [Int]) -> [Line] {
    guard let vertex = vertices.first else { return [] }
    let node = context.presentation.vertices[vertex].node
    var sides = vertices.map { signs(of: context.presentation.vertices[$0].node) }
    let arcs = plan.arcs(to: vertex)
    let isPart = context.presentation.isRepeated(vertex)
    if vertices.count == 1, let terms = symbolicTerms(arcs) { sides.append(sum(terms)) }
    if let terms = numericTerms(arcs) { sides.append(sum(terms)) }
    if isPart {
      sides += sweep.product(arcs[0]).map { [[.runs($0)]] } ?? []
    } else if let value = value(of: node) {
      sides.append(value)
    }
    guard sides.count > 1 else { return [] }
    let sign = isPart ? [Run(" += ", role: sweep.role)] : equals
    return [Line(sides[0] + [.runs(sign)] + sides.dropFirst().joined(separator: [.runs(equals)])).merged]
  }

  private func sum(_ terms: [[Piece]]) -> [Piece] {
    Array(terms.joined(separator: [.runs([Run(" + ", role: sweep.role)])]))
  }

  /// `c̄·∂c/∂b`; nil where these are too many, or do not tell apart which arc is meant.
  private func symbolicTerms(_ arcs: [Int]) -> [[Piece]]? {
    let ends = arcs.map { [context.presentation.arcs[$0].tail, context.presentation.arcs[$0].head] }
    guard arcs.count <= 3, Set(ends).count == arcs.count else { return nil }
    return ends.map { ends in
      let (tail, head) = (context.presentation.vertices[ends[0]].node, context.presentation.vertices[ends[1]].node)
      let local = context.derivative(of: head, by: tail, role: sweep.role)
      let dot = Piece.runs([Run("·", role: sweep.role)])
      return sweep.direction == .reverse ? signs(of: head) + [dot, local] : [local, dot] + signs(of: tail)
    }
  }

  /// `2·1`; of too many their count.
  private func numericTerms(_ arcs: [Int]) -> [[Piece]]? {
    var terms: [[Piece]] = []
    for arc in arcs {
      guard let term = sweep.term(arc, isFirst: terms.isEmpty) else { return nil }
      terms.append([.runs(term)])
    }
    return terms.count <= 4 ? terms : [[.runs([Run(context.words.sumOf(terms.count), role: sweep.role)])]]
  }

  /// The first numbers of several nodes.
  private func numbers(of vertices: [Int]) -> [Line] {
    var pieces: [Piece] = []
    for vertex in vertices.prefix(3) {
      let node = context.presentation.vertices[vertex].node
      guard let value = value(of: node) else { return [] }
      if !pieces.isEmpty { pieces.append(.runs([Run(", ", role: sweep.role)])) }
      pieces += signs(of: node) + [.runs(equals)] + value
    }
    if vertices.count > 3 { pieces.append(.runs([Run(", …", role: sweep.role)])) }
    return [Line(pieces).merged]
  }
}

/// What is said beneath one step.
struct StepRule {
  let words: Phrase
  let mathematics: [Line]

  init(_ words: Phrase, _ mathematics: [Line] = []) {
    self.words = words
    self.mathematics = mathematics
  }

  func lines(_ context: FigureContext) -> [Line] { [words.line(context.typesetter, role: .ink)] + mathematics }

  var text: String { ([words.plainText] + mathematics.map(\.plainText)).joined(separator: ". ") + "." }
}
