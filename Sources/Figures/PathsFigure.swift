import BigInt
import ComputationGraph
import Differentiation
import Notation

extension Figure {
  /// Every path in its own colour, and beneath it the sum over paths.
  mutating func addPaths(_ context: FigureContext) {
    guard let target = context.outputs.first?.node else { return addDrawing(context, sweep: nil) }
    let source = context.pathSource(to: target)
    guard let source else { return addDrawing(context, sweep: nil) }
    let labels = PathLabels(from: source, to: target, in: context)
    addDrawing(context, sweep: nil, paths: labels)
    if let labels {
      formulas.append(contentsOf: context.sumOfPaths(labels, from: source, to: target))
    } else {
      formulas.append(contentsOf: context.sumOfLargest(from: source, to: target))
    }
    let isProductOfSymbols = context.evaluation == nil && labels?.paths.count == 1
    if !isProductOfSymbols, let factored = context.factoredFormula(from: source, to: target) {
      formulas.append(factored.appearing(at: labels?.sumStep))
    }
  }
}

extension FigureContext {
  /// The variable asked for, or else the first input with the most paths to the target, since one path shows no sum.
  func pathSource(to target: NodeID) -> NodeID? {
    if variables.count == 1 { return variables[0].node }
    if presentation.isFolded { return busiestInput }
    let counts = variables.prefix(64).map { variable in
      presentation.paths(from: variable.node, to: target, limit: PathLabels.limit)?.count ?? PathLabels.limit + 1
    }
    guard let most = counts.max(), let index = counts.firstIndex(of: most) else { return nil }
    return variables[index].node
  }

  /// `∂e/∂b = 1·2 + 1·3 = 5`, over as many lines as it takes.
  func sumOfPaths(_ labels: PathLabels, from source: NodeID, to target: NodeID) -> [Line] {
    var terms = labels.paths.indices.map { labels.product($0) }
    if labels.paths.count > 1 {
      for index in terms.indices {
        let sign = Run(PathLabels.sign(index + 1) + " ", role: .path(index + 1))
        terms[index].insert(.runs((index > 0 ? [Run(" + ")] : []) + [sign]), at: 0)
        terms[index] = terms[index].map { $0.appearing(at: labels.step(of: index + 1)) }
      }
    }
    let sum = labels.paths.reduce(Double?(0)) { sum, path in
      sum.flatMap { total in product(path).map { total + $0 } }
    }
    let needsSum = labels.paths.count > 1 || (labels.paths.first?.count ?? 0) > 1
    let end = sum.map { (needsSum || labels.paths.isEmpty ? equals(.ink) : []) + number($0, .sumOverPaths) } ?? []
    let result = (labels.paths.isEmpty ? end : (needsSum ? end : [])).appearing(at: labels.sumStep)
    return wrapped(terms, end: result, lead: derivative(of: target, by: source, role: .ink))
  }

  func product(_ path: [Int]) -> Double? {
    path.reduce(Double?(1)) { product, arc in
      product.flatMap { p in presentation.arcs[arc].partial.map { p == 0 || $0 == 0 ? 0 : p * $0 } }
    }
  }

  /// Breaks a sum before its terms where a line would grow too long.
  private func wrapped(_ terms: [[Piece]], end: [Run], lead: Piece) -> [Line] {
    var lines: [Line] = []
    var current: [Piece] = [lead] + (terms.isEmpty ? [] : [.runs(equals(.ink))])
    var hasTerm = false
    for term in terms {
      if hasTerm, Line(current + term).plainText.count > 60 {
        lines.append(Line(current).merged)
        current = []
      }
      current += term
      hasTerm = true
    }
    return lines + [Line(current + [.runs(end)]).merged]
  }

  /// The largest contributions and the rest as one term.
  func sumOfLargest(from source: NodeID, to target: NodeID) -> [Line] {
    guard let evaluation else { return [] }
    let lead = derivative(of: target, by: source, role: .ink)
    guard canListLargestPaths else {
      let sum = evaluation.adjoints(of: target)[source]
      return [Line([lead, .runs(equals(.ink) + number(sum, .sumOverPaths))])]
    }
    let paths = evaluation.paths(from: source, to: target)
    let largest = paths.largest(5).map(\.product)
    let count = paths.count
    let sum = paths.sum
    var terms: [[Piece]] = largest.enumerated().map { index, product in
      let factor = factor(product, .largest(index + 1), isFirst: index == 0, role: .ink)
      return [.runs((index > 0 ? [Run(" + ")] : []) + factor)]
    }
    if count <= BigUInt(largest.count) {
      let end = number(sum, .sumOverPaths)
      return wrapped(terms, end: count.isZero ? end : count > 1 ? equals(.ink) + end : [], lead: lead)
    }
    let rest = factor(sum - largest.reduce(0, +), .rest(largest.count), isFirst: false, role: .ink)
    let others = Run(" " + words.furtherPaths(digits(count - BigUInt(largest.count))), role: .muted)
    terms.append([.runs([Run(" + ")] + rest + [others])])
    return wrapped(terms, end: equals(.ink) + number(sum, .sumOverPaths), lead: lead)
  }

  /// A count in full, or as a power of ten where it has no end.
  func digits(_ count: BigUInt) -> String {
    let text = count.description
    guard text.count > 15 else { return text }
    return "\(text.first ?? "0").\(text.dropFirst().prefix(2))·10^\(text.count - 1)"
  }

  /// `factored: ∂e/∂b = d + c`; of a single path its product in symbols.
  func factoredFormula(from source: NodeID, to target: NodeID) -> Line? {
    guard !presentation.isFolded else { return nil }
    var symbolic = SymbolicPartials(of: graph)
    guard let factored = try? symbolic.factoredDerivative(from: source, to: target),
      symbolic.store.writtenSize(of: factored) < 40,
      symbolic.store.nodes(in: factored).allSatisfy({ presentation.vertexOfNode[$0] != nil || !graph.isActive($0) })
    else { return nil }
    let text = symbolic.store.text(of: factored)
    guard Double(text) == nil, text.count <= 70 else { return nil }
    let isSum = graph.pathCount(from: source, to: target) > 1
    let lead: [Piece] = isSum ? [.runs([Run(words.factored, role: .muted)])] : []
    let expression = Quotients.pieces(
      of: text, typesetter: typesetter, role: .ink)
    return Line(lead + [derivative(of: target, by: source, role: .ink), .runs(equals(.ink))] + expression).merged
  }
}
