import ComputationGraph
import Notation

extension Figure {
  /// As `olah`, but text without boxes, each thing said once.
  mutating func addPlain(
    _ context: FigureContext, _ sweep: SweepLabels?, _ paths: PathLabels?, _ frame: Int?, _ prefix: String
  ) {
    let first = (boxes.count, arrows.count)
    addOlah(context, sweep, paths, frame, prefix)
    for (index, vertex) in context.presentation.vertices.enumerated() {
      boxes[first.0 + index].shape = .plain
      boxes[first.0 + index].lines = context.plainLines(vertex, sweep?.plainLine(index))
    }
  }
}

extension SweepLabels {
  /// `b̄ = 2·1 + 3·1 = 5`; of several nodes in one box what is said of all.
  fileprivate func plainLine(_ vertex: Int) -> Line? {
    if context.presentation.fold(of: context.presentation.vertices[vertex]) != nil { return line(vertex) }
    return parts(vertex, hasSums: false)?.line.appearing(at: step(vertex))
  }
}

extension FigureContext {
  /// `c = a + b = 3`, then further names, kinks and the sweep.
  fileprivate func plainLines(_ vertex: Presentation.Vertex, _ sweep: Line?) -> [Line] {
    var lines = nodeLines(vertex)
    if showsValues, presentation.fold(of: vertex) == nil, vertex.kind != .input, vertex.kind != .constant,
      let value = value(vertex.node, role: .value)
    {
      lines[0] = Line(lines[0].pieces + [.runs(equals(.value) + value)]).merged
      lines.remove(at: 1)
    }
    return lines + [sweep].compactMap(\.self)
  }
}
