import ComputationGraph

extension Figure {
  /// The Wengert list: leaves, operations in order, outputs; arcs from operands at the side.
  ///
  /// The arcs of a first sweep are to the left of the rows, those of a second to the right.
  mutating func addTape(
    _ context: FigureContext, _ sweeps: [SweepLabels], _ paths: PathLabels?, _ prefix: String = ""
  ) {
    let rows = TapeRows(context, sweeps, paths)
    let order = TapeOrder(context.presentation, outputs: Set(context.outputNames.keys))
    let frames = addFrames(context, inside: nil)
    var boxOfVertex = [Int](repeating: 0, count: context.presentation.vertices.count)
    var ruledBoxes: [Int] = []
    for section in order.sections where !section.isEmpty {
      if !boxes.isEmpty { ruledBoxes.append(boxes.count) }
      for vertex in section {
        boxOfVertex[vertex] = boxes.count
        addRow(context, vertex, rows, sweeps, frames, prefix)
      }
    }
    addOutputRows(context, rows, boxOfVertex, &ruledBoxes, isRuled: order.outputs.isEmpty, prefix)
    tape = rows.tape(ruledBoxes: ruledBoxes)
    let carried: [SweepLabels?] = sweeps.isEmpty ? [nil] : sweeps
    for (index, sweep) in carried.enumerated() {
      let side = carried.count > 1 ? (index == 0 ? "f" : "r") : ""
      addArcs(context, sweep, paths, boxOfVertex, isRight: index > 0, prefix + side)
    }
  }

  private mutating func addRow(
    _ context: FigureContext, _ vertex: Int, _ rows: TapeRows, _ sweeps: [SweepLabels], _ frames: [Int: Int],
    _ prefix: String
  ) {
    let shown = context.presentation.vertices[vertex]
    boxes.append(
      Box(
        id: "\(prefix)\(context.presentation.id(of: vertex))", shape: .row(rows.cells(vertex)),
        fill: context.fill(shown), lines: [],
        frame: context.presentation.visibleGroup(of: shown).flatMap { frames[$0] },
        tooltip: context.tooltip(shown), seed: sweeps.first { $0.seed == shown.node }?.role, group: shown.composite,
        standsFor: context.presentation.isFolded ? shown.nodeCount : nil,
        outline: context.presentation.outline(of: shown), step: sweeps.first?.step(vertex)))
  }

  /// A row for each further name of an output.
  private mutating func addOutputRows(
    _ context: FigureContext, _ rows: TapeRows, _ boxOfVertex: [Int], _ ruledBoxes: inout [Int], isRuled: Bool,
    _ prefix: String
  ) {
    var needsRule = isRuled
    for output in context.outputs where output.name != context.plainName(output.node) {
      guard let vertex = context.presentation.vertexOfNode[output.node] else { continue }
      if needsRule { ruledBoxes.append(boxes.count) }
      needsRule = false
      let id = "\(prefix)o\(output.node.index)x\(boxes.count)"
      let tooltip = context.tooltip(context.presentation.vertices[vertex])
      boxes.append(
        Box(
          id: id, shape: .row(rows.cells(ofOutput: output)), fill: .output, lines: [], frame: nil, tooltip: tooltip,
          seed: nil))
      arrows.append(
        Arrow(
          id: id + "a", from: boxOfVertex[vertex], to: boxes.count - 1, label: nil, role: .muted, isCarrying: false,
          hasHead: true, tooltip: tooltip))
    }
  }

  private mutating func addArcs(
    _ context: FigureContext, _ sweep: SweepLabels?, _ paths: PathLabels?, _ boxOfVertex: [Int], isRight: Bool,
    _ prefix: String
  ) {
    let first = arrows.count
    for (index, arc) in context.presentation.arcs.enumerated() {
      addArrows(context, arc, index, 0, sweep, paths, prefix)
    }
    for index in first..<arrows.count {
      arrows[index].from = boxOfVertex[arrows[index].from]
      arrows[index].to = boxOfVertex[arrows[index].to]
      arrows[index].label = nil
      if case .path(let number) = arrows[index].role, let paths, paths.paths.count > 1 {
        arrows[index].label = Line(PathLabels.sign(number), role: .path(number))
      }
    }
    if isRight { tape?.rightArrows = Array(first..<arrows.count) }
  }
}

/// Which row stands where: inputs and constants, operations, and the outputs that no operation uses.
struct TapeOrder {
  private(set) var leaves: [Int] = []
  private(set) var operations: [Int] = []
  private(set) var outputs: [Int] = []

  var sections: [[Int]] { [leaves, operations, outputs] }

  init(_ presentation: Presentation, outputs asked: Set<NodeID>) {
    let vertices = presentation.vertices
    let isLeaf = vertices.map { vertex in
      (vertex.kind == .input || vertex.kind == .constant) && presentation.visibleGroup(of: vertex) == nil
    }
    leaves = vertices.indices.filter { isLeaf[$0] }.sorted { (vertices[$0].node, $0) < (vertices[$1].node, $1) }
    var isUsed = [Bool](repeating: false, count: vertices.count)
    var isLast = isUsed
    let leaving = presentation.leavingArcs
    for index in vertices.indices.reversed() where !isLeaf[index] {
      isUsed[index] = leaving[index].contains { !isLast[presentation.arcs[$0].head] }
      isLast[index] =
        !isUsed[index] && asked.contains(vertices[index].node)
        && presentation.visibleGroup(of: vertices[index]) == nil
    }
    for index in vertices.indices where !isLeaf[index] {
      if isLast[index] { outputs.append(index) } else { operations.append(index) }
    }
  }
}
