import ComputationGraph
import Differentiation
import Notation

extension FigureContext {
  var showsValues: Bool {
    options.kind != .graph && evaluation != nil && (options.kind != .heat || options.heat == .value)
  }

  /// `c = a + b` and `c = 3`, or `a = 2`.
  func nodeLines(_ vertex: Presentation.Vertex) -> [Line] {
    if let fold = presentation.fold(of: vertex) { return foldLines(fold, vertex) }
    var lines = [Line(titleRuns(vertex))]
    if showsValues, vertex.kind != .input, vertex.kind != .constant, let value = value(vertex.node, role: .value) {
      lines.append(Line(name(vertex.node, role: .value) + equals(.value) + value))
    }
    for alias in outputNames[vertex.node] ?? [] where alias != plainName(vertex.node) {
      lines.append(Line(typesetter.name(alias) + equals(.ink) + name(vertex.node)))
    }
    if options.kind != .graph { lines.append(contentsOf: kinkLines(vertex)) }
    return lines
  }

  private func titleRuns(_ vertex: Presentation.Vertex) -> [Run] {
    let name = name(vertex.node)
    switch vertex.kind {
    case .input: return showsValues ? name + equals(.ink) + (value(vertex.node) ?? []) : name
    case .constant:
      let isNamed = graph.isNamedByProgram[Int(vertex.node.index)]
      return isNamed ? name + equals(.ink) + number(graph.literal(of: vertex.node)) : name
    case .operation, .composite, .folded:
      return name + equals(.ink)
        + typesetter.runs(of: presentation.isFolded ? short(vertex.expression) : vertex.expression)
    }
  }

  func kinkLines(_ vertex: Presentation.Vertex) -> [Line] {
    let node = vertex.node
    if case .composite(let group) = vertex.kind,
      graph.operands(of: node).contains(where: { presentation.closedGroup(of: $0) == group })
    {
      return presentation.closedGroupsWithKinks.contains(group) ? [Line(words.kinkInside, role: .kink)] : []
    }
    guard let evaluation, let kink = evaluation.kink(at: node) else { return [] }
    if kink.isJump { return [Line(words.jump, role: .kink)] }
    let tails = Array(graph.operands(of: node))
    var seen: Set<NodeID> = []
    return kink.sides.filter { seen.insert(tails[$0.slot]).inserted }.map { side in
      let below = plainNumber(side.below)
      let above = plainNumber(side.above)
      let text = tails.count == 1 ? words.kink(below, above) : words.kink(of: plainName(tails[side.slot]), below, above)
      return Line(text, role: .kink)
    }
  }

  func fill(_ vertex: Presentation.Vertex) -> Figure.Box.Fill {
    switch vertex.kind {
    case .input: return .input
    case .constant: return .constant
    case .operation: return outputNames[vertex.node] != nil ? .output : .operation
    case .folded(let index): return presentation.folds[index].fill
    case .composite: return outputNames[vertex.node] != nil ? .output : .composite
    }
  }

  /// The local rule in words.
  func tooltip(_ vertex: Presentation.Vertex) -> String {
    let name = plainName(vertex.node)
    let value = evaluation.map { plainNumber($0.values[vertex.node]) }
    switch vertex.kind {
    case .folded(let index): return tooltip(presentation.folds[index])
    case .input: return words.inputIs(name, value)
    case .constant: return words.constantIs(name, plainNumber(graph.literal(of: vertex.node)))
    case .operation, .composite: return "\(name) = \(vertex.expression)" + (value.map { " = \($0)" } ?? "")
    }
  }
}
