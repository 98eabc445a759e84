import ComputationGraph
import Notation

extension Figure {
  /// Inputs at the bottom, outputs at the top, rounded boxes, partials beside their edges.
  mutating func addOlah(
    _ context: FigureContext, _ sweep: SweepLabels?, _ paths: PathLabels?, _ frame: Int?, _ prefix: String
  ) {
    let first = boxes.count
    let frames = addFrames(context, inside: frame)
    for (index, vertex) in context.presentation.vertices.enumerated() {
      var lines = context.nodeLines(vertex)
      if let sweep, let line = sweep.line(index) { lines.append(line) }
      boxes.append(
        Box(
          id: "\(prefix)\(context.presentation.id(of: index))", shape: .box, fill: context.fill(vertex), lines: lines,
          frame: context.presentation.visibleGroup(of: vertex).flatMap { frames[$0] } ?? frame,
          tooltip: context.tooltip(vertex), seed: sweep?.seed == vertex.node ? sweep?.role : nil,
          group: vertex.composite,
          standsFor: context.presentation.isFolded ? vertex.nodeCount : nil,
          outline: context.presentation.outline(of: vertex), step: sweep?.step(index)))
    }
    addInputRow(context, first)
    for (index, arc) in context.presentation.arcs.enumerated() {
      addArrows(context, arc, index, first, sweep, paths, prefix)
    }
  }

  /// Inputs stand in one row as written, where they are few enough for one.
  private mutating func addInputRow(_ context: FigureContext, _ first: Int) {
    let inputs = context.presentation.vertices.indices.filter { context.presentation.vertices[$0].kind == .input }
    if inputs.count > 1, inputs.count <= 10, !context.options.repeatsInputs { rows.append(inputs.map { $0 + first }) }
  }

  mutating func addArrows(
    _ context: FigureContext, _ arc: Presentation.Arc, _ index: Int, _ first: Int, _ sweep: SweepLabels?,
    _ paths: PathLabels?, _ prefix: String
  ) {
    var arrow = Arrow(
      id: "\(prefix)e\(index)", from: first + arc.tail, to: first + arc.head, label: context.arrowLabel(index),
      role: .muted, isCarrying: false, hasHead: true, tooltip: context.tooltip(arc),
      standsFor: context.presentation.isFolded ? arc.edgeCount : nil, step: sweep?.step(of: arc))
    arrow.label = arrow.label?.appearing(at: arrow.step)
    if let sweep, sweep.carries(arc) {
      arrow.role = sweep.role
      arrow.isCarrying = true
    }
    append(arrow, index, paths)
  }
}

extension FigureContext {
  /// What stands beside an arrow in this kind of figure.
  func arrowLabel(_ index: Int) -> Line? {
    let arc = presentation.arcs[index]
    switch options.kind {
    case .graph, .values, .worksheet: return nil
    case .partials: return partialLabel(index, options.partialDisplay)
    case .forward, .reverse, .compare, .steps, .heat:
      return partialLabel(index, evaluation == nil ? .symbol : .number)
    case .paths:
      guard graph.isActive(presentation.vertices[arc.tail].node) else { return nil }
      if let block = arc.block { return blockLabel(block, role: .muted) }
      if let partial = arc.partial { return Line(number(partial, .partial(index), role: .muted)) }
      return symbolPieces(arc, role: .muted).map(Line.init)
    }
  }
}
