import ComputationGraph

extension FigureContext {
  /// Whether a circuit draws an operation there, and no wire alone.
  func isGate(_ vertex: Presentation.Vertex) -> Bool {
    switch vertex.kind {
    case .input, .constant: false
    case .operation, .composite: true
    case .folded(let index): presentation.folds[index].operationCount > 0
    }
  }

  /// Under a gate's sign how many of it there are, and how many operations it stands for.
  func gateCounts(_ vertex: Presentation.Vertex) -> [Line] {
    guard presentation.isFolded, vertex.nodeCount > 1 else { return [] }
    guard let fold = presentation.fold(of: vertex) else {
      return [Line(words.operations(vertex.nodeCount), role: .muted)]
    }
    let times = fold.kind == .stack ? [Line(words.times(fold.members.count))] : []
    return times
      + (fold.nodeCount > fold.members.count || fold.kind == .part ? [Line(words.content(of: fold), role: .muted)] : [])
  }

  /// A bundle of wires: their names, and between what their numbers lie.
  func foldedWire(
    _ fold: Fold, _ vertex: Presentation.Vertex, _ index: Int, _ sweep: SweepLabels?, _ frame: Int?, _ prefix: String
  ) -> Figure.Box {
    let isLeaf = fold.operationCount == 0
    let values = options.kind == .graph ? nil : valueRange(of: fold).map { bracketed($0, role: .value) }
    let derivatives = sweep.flatMap { sweep in sweep.range(of: fold).map { bracketed($0, role: sweep.role) } }
    let count = Run(" (\(words.times(fold.members.count)))", role: .muted)
    return Figure.Box(
      id: "\(prefix)w\(presentation.id(of: index))",
      shape: .wire(
        name: isLeaf ? span(of: fold) + [count] : fold.kind == .stack ? span(of: fold) : [], above: values ?? [],
        below: derivatives ?? []),
      fill: .operation, lines: [], frame: frame, tooltip: tooltip(fold), seed: nil,
      standsFor: isLeaf ? vertex.nodeCount : nil, outline: presentation.outline(of: vertex))
  }
}

extension Presentation {
  func outline(of vertex: Vertex) -> Figure.Box.Outline {
    fold(of: vertex)?.kind == .stack ? .stack : .single
  }
}
