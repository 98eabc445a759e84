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
    let one = Line(signs(of: sweep.seed) + [.runs(equals + [Run("1", role: sweep.role)])]).merged
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
    let count =
      sweep.direction == .reverse
      ? context.graph.pathCount(from: asked, to: [sweep.seed]) : context.graph.pathCount(from: [sweep.seed], to: asked)
    let paths = count > 1 ? context.digits(count) : nil
    let phrase =
      sweep.direction == .reverse ? words.doneReverse(name, paths: paths) : words.doneForward(name, paths: paths)
    var pieces: [Piece] = []
    for node in asked.prefix(4) {
      guard let value = value(of: node) else { continue }
      if !pieces.isEmpty { pieces.append(.runs([Run(", ", role: sweep.role)])) }
      pieces += [sweep.derivative(node), .runs(equals)] + value
    }
    if asked.count > 4, !pieces.isEmpty { pieces.append(.runs([Run(", …", role: sweep.role)])) }
    let factored = paths == nil || asked.count > 1 ? nil : factoredForm(asked)
    return StepRule(phrase, (pieces.isEmpty ? [] : [Line(pieces).merged]) + (factored.map { [$0] } ?? []))
  }

  /// What the sums at the nodes make of the sum over paths.
  private func factoredForm(_ asked: [NodeID]) -> Line? {
    asked.first.flatMap { node in
      sweep.direction == .reverse
        ? context.factoredFormula(from: node, to: sweep.seed) : context.factoredFormula(from: sweep.seed, to: node)
    }
  }

  // MARK: Local rules

  private func rule(of vertices: [Int]) -> StepRule {
    guard let vertex = vertices.first else { return StepRule(words.nothing) }
    if vertices.count == 1 { return StepRule(phrase(of: vertex), formula(of: [vertex])) }
    let names = vertices.map(name)
    if plan.isFolded {
      let shown = vertices.allSatisfy(hasShownName) ? names : []
      let phrase =
        sweep.direction == .reverse
        ? words.backAtOnce(shown, vertices.count) : words.forwardAtOnce(shown, vertices.count)
      return StepRule(phrase, numbers(of: vertices.filter(hasShownName), isAll: vertices.allSatisfy(hasShownName)))
    }
    let phrase =
      ends(of: vertex).allSatisfy(hasShownName)
      ? words.backAlike(names, others(of: vertex)[0]) : words.backThrough(names, gates(of: vertex))
    return StepRule(phrase, formula(of: vertices))
  }

  // MARK: Names

  /// Circuits show no names of intermediates: there a rule speaks of gates.
  private func hasShownName(_ vertex: Int) -> Bool {
    context.options.style != .circuit || context.isNamedInCircuit(vertex)
      || context.outputNames[context.presentation.vertices[vertex].node] != nil
  }

  private func ends(of vertex: Int) -> [Int] {
    plan.arcs(to: vertex).map { index in
      let arc = context.presentation.arcs[index]
      return sweep.direction == .reverse ? arc.head : arc.tail
    }
  }

  /// What stands in the gates that the sweep goes through on its way to a vertex.
  private func gates(of vertex: Int) -> [String] {
    let gates = sweep.direction == .reverse ? ends(of: vertex) : [vertex]
    return gates.map { context.gateSymbol(context.presentation.vertices[$0]).plainText }
  }

  private func name(_ vertex: Int) -> String { context.plainName(context.presentation.vertices[vertex].node) }

  /// The names at the other ends of the arcs along which a vertex gets its number.
  private func others(of vertex: Int) -> [String] {
    ends(of: vertex).map(name)
  }

  private func phrase(of vertex: Int) -> Phrase {
    guard hasShownName(vertex), ends(of: vertex).allSatisfy(hasShownName) else {
      let names = hasShownName(vertex) ? [name(vertex)] : []
      return sweep.direction == .reverse
        ? words.backThrough(names, gates(of: vertex))
        : words.forwardThrough(gates(of: vertex)[0], isSum: ends(of: vertex).count > 1)
    }
    let others = others(of: vertex)
    if others.count > 1, Set(plan.arcs(to: vertex).map { context.presentation.arcs[$0].tail }).count == 1,
      Set(plan.arcs(to: vertex).map { context.presentation.arcs[$0].head }).count == 1
    {
      return sweep.direction == .reverse
        ? words.backMerging(name(vertex), others[0], others.count)
        : words.forwardMerging(name(vertex), others[0], others.count)
    }
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
    var sides = vertices.filter(hasShownName).map { signs(of: context.presentation.vertices[$0].node) }
    let arcs = plan.arcs(to: vertex)
    let isPart = context.presentation.isRepeated(vertex)
    let isNamed = ([vertex] + ends(of: vertex)).allSatisfy(hasShownName)
    if isNamed, let merged = mergedSides(arcs) {
      sides += merged
    } else {
      if isNamed, vertices.count == 1, let terms = symbolicTerms(arcs) { sides.append(sum(terms)) }
      if let terms = numericTerms(arcs) { sides.append(sum(terms)) }
    }
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

  /// Edges side by side share what arrives: `Ȳ·(α + β + γ)` and `11·(2 + 3 + 5)`; nil where there are none.
  private func mergedSides(_ arcs: [Int]) -> [[Piece]]? {
    let drawn = arcs.map { context.presentation.arcs[$0] }
    guard (2...6).contains(drawn.count), let first = drawn.first,
      drawn.allSatisfy({ $0.tail == first.tail && $0.head == first.head })
    else { return nil }
    let end = context.presentation.vertices[sweep.direction == .reverse ? first.head : first.tail].node
    var sides: [[Piece]] = []
    let symbols = drawn.compactMap { context.symbolPieces($0, role: sweep.role) }
    if symbols.count == drawn.count { sides.append(product(signs(of: end), symbols)) }
    if let number = sweep.number(end) {
      let quantity = sweep.quantity(of: end)
      let isFirst = sweep.direction == .reverse
      let arriving = [Piece.runs(context.factor(number, quantity, isFirst: isFirst, role: sweep.role))]
      let partials = zip(arcs, drawn).map { index, arc in
        [Piece.runs(context.factor(arc.partial ?? .nan, .partial(index), isFirst: false, role: sweep.role))]
      }
      sides.append(product(arriving, partials))
    }
    return sides
  }

  /// What arrives times the sum of the partials, in the order of the direction.
  private func product(_ arriving: [Piece], _ partials: [[Piece]]) -> [Piece] {
    let sum = [.runs([Run("(", role: sweep.role)])] + sum(partials) + [.runs([Run(")", role: sweep.role)])]
    let dot = [Piece.runs([Run("·", role: sweep.role)])]
    return sweep.direction == .reverse ? arriving + dot + sum : sum + dot + arriving
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
  private func numbers(of vertices: [Int], isAll: Bool) -> [Line] {
    var pieces: [Piece] = []
    for vertex in vertices.prefix(3) {
      let node = context.presentation.vertices[vertex].node
      guard let value = value(of: node) else { return [] }
      if !pieces.isEmpty { pieces.append(.runs([Run(", ", role: sweep.role)])) }
      pieces += signs(of: node) + [.runs(equals)] + value
    }
    guard !pieces.isEmpty else { return [] }
    if vertices.count > 3 || !isAll { pieces.append(.runs([Run(", …", role: sweep.role)])) }
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
