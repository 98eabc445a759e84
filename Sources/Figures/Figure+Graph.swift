import ComputationGraph
import Differentiation
import Notation

extension Figure {
  /// Describes the drawing of a graph, with numbers where it has been evaluated and symbols where it has not.
  public init(
    of graph: Graph, evaluation: Evaluation?, options: FigureOptions = FigureOptions()
  ) throws(FigureError) {
    if options.kind == .worksheet {
      self = try Self.worksheet(of: graph, evaluation, options)
      return
    }
    if options.kind == .heat, evaluation == nil { throw .noNumbers }
    let context: FigureContext
    do { context = try FigureContext(graph, evaluation, options) } catch { throw .nothingToDraw }
    let count = context.presentation.vertices.count
    guard count > 0 else { throw .nothingToDraw }
    guard count <= options.maximumNodeCount else { throw .tooManyNodes(count, limit: options.maximumNodeCount) }
    if [.reverse, .paths, .heat].contains(context.options.kind), context.outputs.isEmpty { throw .noOutput }
    if context.isStepwise { try context.checkSteps() }
    self.init(in: context, isOutputFree: options.outputs.isEmpty, isVariableFree: options.variables.isEmpty)
  }

  /// The same from an evaluation alone.
  public init(of evaluation: Evaluation, options: FigureOptions = FigureOptions()) throws(FigureError) {
    try self.init(of: evaluation.graph, evaluation: evaluation, options: options)
  }

  private init(in context: FigureContext, isOutputFree: Bool, isVariableFree: Bool) {
    let options = context.options
    self.init(
      kind: options.kind, style: options.style, language: options.language, title: context.title, description: "",
      boxes: [], arrows: [], frames: [], rows: [], formulas: [], caption: [], legend: [])
    switch options.kind {
    case .graph, .values, .partials, .steps: addDrawing(context, sweep: nil)
    case .forward, .reverse: addDrawing(context, sweep: context.sweep)
    case .paths: addPaths(context)
    case .compare: addComparison(context)
    case .heat: addHeat(context)
    case .worksheet: break
    }
    let notes = options.showsDerivation ? context.derivationNotes : []
    if let notes { self.notes = notes }
    remarks = notes == nil ? [context.words.derivationTooLong] : []
    remarks += context.choices(isOutputFree: isOutputFree, isVariableFree: isVariableFree)
    addCaption(context)
    addLegend(context)
    if options.kind == .heat { addHeatWords(context) }
    let ledger = options.kind == .compare ? formulas.map { $0.plainText + "." } : []
    let sentences = [context.description] + ledger + self.notes.flatMap(\.sentences)
    description = Spoken.text(sentences.joined(separator: " "), words: context.words)
    if context.isStepwise { addSteps(context) }
  }

  /// Draws the graph once, inside a frame where one is given.
  mutating func addDrawing(
    _ context: FigureContext, sweep: SweepLabels?, paths: PathLabels? = nil, frame: Int? = nil, prefix: String = ""
  ) {
    switch context.options.style {
    case .olah: addOlah(context, sweep, paths, frame, prefix)
    case .circuit: addCircuit(context, sweep, paths, frame, prefix)
    case .tape: addTape(context, [sweep].compactMap(\.self), paths, prefix)
    case .plain: addPlain(context, sweep, paths, frame, prefix)
    }
  }

  /// A frame for each opened composite; gives the frame of each group.
  mutating func addFrames(_ context: FigureContext, inside frame: Int?) -> [Int: Int] {
    var frames: [Int: Int] = [:]
    let shown = Set(context.presentation.vertices.compactMap { context.presentation.visibleGroup(of: $0) })
    let opened = context.presentation.openGroups(containing: shown)
    for group in opened {
      let definition = context.graph.groups[group]
      let title = context.frameTitle(definition)
      self.frames.append(
        Frame(
          title: Line(title), parent: definition.parent.flatMap { frames[$0] } ?? frame, role: .composite, group: group)
      )
      frames[group] = self.frames.count - 1
    }
    return frames
  }
}

extension FigureContext {
  /// Which output and which input stand for all where one alone can be shown.
  fileprivate func choices(isOutputFree: Bool, isVariableFree: Bool) -> [String] {
    var choices: [String] = []
    let showsOneOutput =
      [.reverse, .paths, .compare].contains(options.kind) || (options.kind == .heat && options.heat == .adjoint)
    if showsOneOutput, isOutputFree, outputs.count > 1, let output = outputs.first {
      choices.append(words.drawnFrom(output.name))
    }
    let showsOneInput =
      [.forward, .paths, .compare].contains(options.kind) || (options.kind == .heat && options.heat == .tangent)
    let seed = options.kind == .paths ? outputs.first.flatMap { pathSource(to: $0.node) } : forwardSeed
    if showsOneInput, isVariableFree, variables.count > 1, let seed {
      choices.append(words.drawnTo(graph.name(of: seed)))
    }
    return choices
  }

  /// `σ(z)`; circuits show no names of intermediates, so there `σ`.
  fileprivate func frameTitle(_ group: Graph.Group) -> [Run] {
    let arguments = group.arguments.map { graph.name(of: $0) }.joined(separator: ", ")
    let call = typesetter.runs(of: "\(group.function)(\(arguments))", role: .composite)
    return options.style == .circuit ? functionName(group.function, role: .composite) : call
  }
}

extension Presentation {
  /// `n3`; a further leaf of the same input `n3x7`.
  func id(of vertex: Int) -> String {
    let node = vertices[vertex].node
    return "n\(node.index)" + (vertexOfNode[node] == vertex ? "" : "x\(vertex)")
  }

  /// The opened groups around these and their ancestors, outer ones first.
  func openGroups(containing groups: Set<Int>) -> [Int] {
    var all: Set<Int> = []
    for group in groups {
      var current: Int? = group
      while let index = current, all.insert(index).inserted { current = graph.groups[index].parent }
    }
    return all.sorted()
  }
}
