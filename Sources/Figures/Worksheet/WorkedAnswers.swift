import ComputationGraph
import Differentiation

/// What is asked for in a blank, and how the answer comes about: `∂e/∂b`, `= 2·1 + 3·1`, `= 5`.
struct WorkedAnswer {
  var question: [Piece]
  /// Steps to the result, which is the last.
  var steps: [[Piece]]
}

/// Works out what a worksheet leaves out.
struct WorkedAnswers {
  private let context: FigureContext
  private let sweep: SweepLabels?
  private let paths: PathLabels?
  private let entering: [[Int]]
  private let leaving: [[Int]]

  init(in context: FigureContext) {
    self.context = context
    sweep = context.sweep
    leaving = context.presentation.leavingArcs
    var entering = [[Int]](repeating: [], count: context.presentation.vertices.count)
    for (index, arc) in context.presentation.arcs.enumerated() { entering[arc.head].append(index) }
    self.entering = entering
    let target = context.options.kind == .paths ? context.outputs.first?.node : nil
    paths = target.flatMap { target in
      context.pathSource(to: target).flatMap { PathLabels(from: $0, to: target, in: context) }
    }
  }

  func answer(to unknown: Unknown) -> WorkedAnswer {
    switch unknown {
    case .number(.value(let node)): value(of: NodeID(node))
    case .number(.tangent(let node)): derivative(at: NodeID(node), tangentTerms(of: NodeID(node)))
    case .number(.adjoint(let node)): derivative(at: NodeID(node), adjointTerms(of: NodeID(node)))
    case .number(.contribution(let arrow)): contribution(along: arrow)
    case .number(.partial(let arrow)): partial(along: arrow)
    case .product(let path), .number(.product(let path)): product(of: path)
    case .number(.sumOverPaths), .number(.largest), .number(.rest): total
    case .factored: factored
    }
  }

  private func value(of node: NodeID) -> WorkedAnswer {
    let vertex = context.presentation.vertexOfNode[node].map { context.presentation.vertices[$0] }
    let expression = vertex.map { context.typesetter.runs(of: $0.expression) } ?? []
    return WorkedAnswer(
      question: [.runs(context.name(node))],
      steps: [expression, context.value(node) ?? []].filter { !$0.isEmpty }.map { [.runs($0)] })
  }

  // MARK: Sweeps

  private func derivative(at node: NodeID, _ terms: [[Run]]) -> WorkedAnswer {
    guard let sweep else { return WorkedAnswer(question: [], steps: []) }
    var steps = terms.isEmpty ? [] : [[Piece.runs(Array(terms.joined(separator: [Run(" + ")])))]]
    if let number = sweep.number(node) {
      steps.append([.runs(context.number(number))])
    } else if let symbol = sweep.symbol(node) {
      steps = [Quotients.pieces(of: symbol, typesetter: context.typesetter, role: .ink)]
    }
    return WorkedAnswer(question: [sweep.derivative(node).colored(.ink)], steps: steps)
  }

  private func adjointTerms(of node: NodeID) -> [[Run]] {
    let vertices = context.presentation.vertices.indices.filter { context.presentation.vertices[$0].node == node }
    return terms(along: vertices.flatMap { leaving[$0] }) { $0.head }
  }

  private func tangentTerms(of node: NodeID) -> [[Run]] {
    terms(along: context.presentation.vertexOfNode[node].map { entering[$0] } ?? []) { $0.tail }
  }

  /// Derivative at an arrow's end times the partial along it, as many as a reader can take in.
  private func terms(along arrows: [Int], end: (Presentation.Arc) -> Int) -> [[Run]] {
    var terms: [[Run]] = []
    for arrow in arrows {
      let arc = context.presentation.arcs[arrow]
      let node = context.presentation.vertices[end(arc)].node
      guard context.graph.isActive(node), let number = sweep?.number(node), let partial = arc.partial else { continue }
      let first = context.typesetter.factor(number, isFirst: terms.isEmpty)
      terms.append(first + [Run("·")] + context.typesetter.factor(partial, isFirst: false))
    }
    return terms.count <= 4 ? terms : [[Run(context.words.sumOf(terms.count))]]
  }

  private func contribution(along arrow: Int) -> WorkedAnswer {
    let arc = context.presentation.arcs[arrow]
    let tail = context.presentation.vertices[arc.tail].node
    let adjoint = sweep?.number(context.presentation.vertices[arc.head].node) ?? 0
    let partial = arc.partial ?? 0
    let product = adjoint == 0 || partial == 0 ? 0 : adjoint * partial
    return WorkedAnswer(
      question: [.runs(context.name(tail, mark: .bar) + [Run(" +")])],
      steps: terms(along: [arrow]) { $0.head }.map { [.runs($0)] } + [[.runs(context.number(product))]])
  }

  // MARK: Edges and paths

  private func partial(along arrow: Int) -> WorkedAnswer {
    let arc = context.presentation.arcs[arrow]
    let (tail, head) = (context.presentation.vertices[arc.tail].node, context.presentation.vertices[arc.head].node)
    let symbol = context.symbolPieces(arc, role: .ink)
    let number = arc.partial.map { context.number($0) }
    var steps = symbol.map { [$0] } ?? []
    if let number, symbol.map({ Line($0).plainText }) != number.plainText { steps.append([.runs(number)]) }
    return WorkedAnswer(question: [context.derivative(of: head, by: tail, role: .ink)], steps: steps)
  }

  private func product(of path: Int) -> WorkedAnswer {
    guard let paths else { return WorkedAnswer(question: [], steps: []) }
    let factors = paths.product(path - 1).map { $0.colored(.ink) }
    let product = paths.paths[path - 1].reduce(Double?(1)) { product, arc in
      product.flatMap { p in context.presentation.arcs[arc].partial.map { p == 0 || $0 == 0 ? 0 : p * $0 } }
    }
    let sign = paths.paths.count > 1 ? [Run(PathLabels.sign(path) + " ", role: .path(path))] : []
    let isOneFactor = paths.paths[path - 1].count <= 1
    let result = isOneFactor ? nil : product.map { [[Piece.runs(context.number($0))]] }
    return WorkedAnswer(
      question: [.runs(sign + [Run(paths.plainNodes(path - 1))])], steps: [factors] + (result ?? []))
  }

  private var total: WorkedAnswer {
    let lines = context.pathFormulas.sum
    let atoms = lines.flatMap(\.atoms)
    let start = atoms.rightSide
    return WorkedAnswer(
      question: Array(atoms.prefix(max(0, start - 1)).map(\.piece)),
      steps: [atoms[start...].map { $0.piece.colored(.ink) }])
  }

  private var factored: WorkedAnswer {
    let atoms = context.pathFormulas.factored?.atoms ?? []
    let start = atoms.rightSide
    return WorkedAnswer(
      question: Array(atoms.prefix(max(0, start - 1)).map(\.piece)), steps: [atoms[start...].map(\.piece)])
  }
}

extension FigureContext {
  /// What stands beneath a figure of paths.
  fileprivate var pathFormulas: (sum: [Line], factored: Line?) {
    guard let target = outputs.first?.node, let source = pathSource(to: target) else { return ([], nil) }
    let factored = factoredFormula(from: source, to: target)
    guard let labels = PathLabels(from: source, to: target, in: self) else {
      return (sumOfLargest(from: source, to: target), factored)
    }
    return (sumOfPaths(labels, from: source, to: target), factored)
  }
}

extension Piece {
  func colored(_ role: Role) -> Piece {
    switch self {
    case .runs(let runs): .runs(runs.colored(role))
    case .fraction(let numerator, let denominator, _):
      .fraction(numerator: numerator.colored(role), denominator: denominator.colored(role), role: role)
    }
  }
}
