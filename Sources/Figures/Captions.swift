import ComputationGraph
import Differentiation
import Notation

extension Figure {
  mutating func addCaption(_ context: FigureContext) {
    if let caption = context.options.caption {
      self.caption = (caption.isEmpty ? [] : [Line(caption)]) + context.foldingCaption
      return
    }
    self.caption = [Line(context.captionRuns(for: self).colored(.muted))] + context.foldingCaption
  }

  mutating func addLegend(_ context: FigureContext) {
    let words = context.words
    switch kind {
    case .graph, .values, .partials, .paths, .steps, .worksheet, .heat: legend = []
    case .forward: legend = [LegendEntry(sign: [Run("ẋ", isItalic: true, role: .forward)], words: words.tangent)]
    case .reverse: legend = [LegendEntry(sign: [Run("x̄", isItalic: true, role: .reverse)], words: words.adjoint)]
    case .compare:
      legend = [
        LegendEntry(sign: [Run("ẋ", isItalic: true, role: .forward)], words: words.tangent),
        LegendEntry(sign: [Run("x̄", isItalic: true, role: .reverse)], words: words.adjoint),
      ]
    }
    if style == .circuit { addCircuitLegend(words) }
    if style == .tape { fitLegendToRows(context) }
    if style == .plain, context.evaluation != nil, !legend.isEmpty {
      legend.append(LegendEntry(sign: [Run("↑", role: .partial)], words: words.partialOnEdge))
    }
    addFoldLegend(context)
  }

  /// The letter of the headings, and the way to read.
  private mutating func fitLegendToRows(_ context: FigureContext) {
    legend = legend.map { entry in
      let isForward = entry.sign.first?.role == .forward
      let way = isForward ? context.words.readDownwards : context.words.readUpwards
      return LegendEntry(sign: context.markedRow(isForward ? .forward : .reverse), words: entry.words + way)
    }
  }

  /// Colours and places, said in words.
  private mutating func addCircuitLegend(_ words: Words) {
    let value = LegendEntry(sign: [Run("●", role: .value)], words: words.valueAboveWire)
    let tangent = LegendEntry(sign: [Run("●", role: .forward)], words: words.tangentBelowWire)
    let adjoint = LegendEntry(sign: [Run("●", role: .reverse)], words: words.adjointBelowWire)
    switch kind {
    case .graph, .worksheet: legend = []
    case .values, .partials, .paths, .steps, .heat: legend = [value]
    case .forward: legend = [value, tangent]
    case .reverse: legend = [value, adjoint]
    case .compare: legend = [value, tangent, adjoint]
    }
  }
}

extension FigureContext {
  /// What the figure is of, in plain text: `e = (a + b)*(b + 1)`.
  var subject: String {
    let statements = graph.program.statements.filter { $0.kind == .definition || $0.kind == .output }
    let asked = outputs.prefix(3).map { typesetter.name($0.name).plainText }.joined(separator: ", ")
    guard statements.count == 1, let statement = statements.first, statement.expressions.count <= 60 else {
      return asked
    }
    let name = graph.program.name(statement.name)
    let text = ExpressionPrinter().text(of: statement.root.index, in: graph.program)
    return text.count <= 60 ? "\(name) = \(text)" : asked
  }

  var title: String {
    var words = self.words.computationalGraph
    switch options.kind {
    case .graph: break
    case .values: words = self.words.valuesOf
    case .partials: words = self.words.partialsOf
    case .forward: words = self.words.forwardOf
    case .reverse: words = self.words.reverseOf
    case .paths, .steps: words = self.words.computationalGraph
    case .compare: words = self.words.compareOf
    case .worksheet: break
    case .heat: words = self.words.sizesOf(options.heat)
    }
    return Spoken.text(words + subject, words: self.words)
  }

  func captionRuns(for figure: Figure) -> [Run] {
    // Mathematics is not broken over lines.
    let subject = typesetter.runs(of: self.subject).map { run in
      var unbroken = run
      if run.text.utf8.contains(UInt8(ascii: " ")) { unbroken.text = run.text.replacing(" ", with: "\u{A0}") }
      return unbroken
    }
    switch options.kind {
    case .graph, .steps: return [Run(words.computationalGraph)] + subject
    case .values: return [Run(words.valuesOf)] + subject
    case .partials: return [Run(words.partialsOf)] + subject
    case .forward: return [Run(words.forwardFrom)] + (forwardSeed.map { name($0) } ?? [])
    case .reverse: return [Run(words.reverseFrom)] + (outputs.first.map { typesetter.name($0.name) } ?? [])
    case .paths:
      guard let target = outputs.first?.node, let source = pathSource(to: target) else { return [Run(words.noPath)] }
      let drawn = drawnPathCount(from: source, to: target)
      if drawn == 0 { return [Run(words.noPath)] }
      return [Run(words.sumOverPaths(drawn.map(String.init) ?? pathCountText(from: source, to: target)))]
    case .compare: return [Run(words.compareOf)] + subject
    case .worksheet: return subject
    case .heat: return [Run(words.sizesOf(options.heat))] + subject
    }
  }

  // MARK: The text alternative

  /// The derivation in order: inputs, each operation with its value, then what the figure shows.
  var description: String {
    var sentences = [title + "."] + nodeSentences
    switch options.kind {
    case .graph, .values, .steps, .worksheet: break
    case .partials: sentences += presentation.arcs.prefix(200).map { tooltip($0) + "." }
    case .forward, .reverse, .heat: sentences += sweepSentences(sweep)
    case .paths: sentences += pathSentences()
    case .compare:
      if let seed = forwardSeed {
        sentences.append(words.forwardFrom + plainName(seed) + ".")
        sentences += sweepSentences(SweepLabels(forwardFrom: seed, in: self))
      }
      if let output = outputs.first {
        sentences.append(words.reverseFrom + output.name + ".")
        sentences += sweepSentences(SweepLabels(reverseFrom: output.node, in: self))
      }
    }
    return sentences.joined(separator: " ")
  }

  /// What every node is, in order.
  var nodeSentences: [String] { presentation.distinctVertices.prefix(200).flatMap(sentences) }

  private func sentences(of vertex: Presentation.Vertex) -> [String] {
    let text = tooltip(vertex)
    let aliases = (outputNames[vertex.node] ?? []).filter { $0 != plainName(vertex.node) }
    let kinks = options.kind == .graph ? [] : kinkLines(vertex).map { $0.plainText + "." }
    return [text.hasSuffix(".") ? text : text + "."] + aliases.map { "\($0) = \(plainName(vertex.node))." } + kinks
  }

  private func sweepSentences(_ sweep: SweepLabels?) -> [String] {
    guard let sweep else { return [] }
    let vertices = presentation.distinctVertices.prefix(200)
    let ordered = sweep.direction == .forward ? Array(vertices) : vertices.reversed()
    return ordered.compactMap { vertex in
      if let sentence = sweep.foldSentence(vertex) { return sentence }
      return presentation.vertexOfNode[vertex.node].flatMap { sweep.sentence($0) }
    }
  }

  private func pathSentences() -> [String] {
    guard let target = outputs.first?.node, let source = pathSource(to: target) else { return [] }
    guard let labels = PathLabels(from: source, to: target, in: self) else {
      return [sentence(sumOfLargest(from: source, to: target))]
    }
    let paths = labels.paths.indices.map { index in
      words.pathIs(index + 1, labels.plainNodes(index), labels.product(index).map(\.plainText).joined())
    }
    return paths + [sentence(sumOfPaths(labels, from: source, to: target))]
  }

  /// A sum that takes several lines is one sentence.
  private func sentence(_ lines: [Line]) -> String { lines.map(\.plainText).joined() + "." }
}
