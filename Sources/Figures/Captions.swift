import ComputationGraph
import Differentiation
import Notation

extension Figure {
  mutating func addCaption(_ context: FigureContext) {
    if let caption = context.options.caption {
      self.caption = caption.isEmpty ? [] : [Line(caption)]
      return
    }
    self.caption = [Line(context.captionRuns(for: self).colored(.muted))]
    if context.presentation.isReducedToNames, !context.options.showsOnlyNames {
      self.caption.append(Line(context.words.reducedToNames(context.presentation.hiddenCount), role: .muted))
    }
  }

  mutating func addLegend(_ context: FigureContext) {
    let words = context.words
    switch kind {
    case .graph, .values, .partials, .paths, .steps: legend = []
    case .forward: legend = [LegendEntry(sign: [Run("ẋ", isItalic: true, role: .forward)], words: words.tangent)]
    case .reverse: legend = [LegendEntry(sign: [Run("x̄", isItalic: true, role: .reverse)], words: words.adjoint)]
    case .compare:
      legend = [
        LegendEntry(sign: [Run("ẋ", isItalic: true, role: .forward)], words: words.tangent),
        LegendEntry(sign: [Run("x̄", isItalic: true, role: .reverse)], words: words.adjoint),
      ]
    }
    if style == .circuit { addCircuitLegend(words) }
  }

  private mutating func addCircuitLegend(_ words: Words) {
    switch kind {
    case .graph: legend = []
    case .values, .partials, .paths, .steps: legend = [LegendEntry(sign: [Run("●", role: .value)], words: words.value)]
    case .forward:
      legend = [
        LegendEntry(sign: [Run("●", role: .value)], words: words.value),
        LegendEntry(sign: [Run("●", role: .forward)], words: words.tangent),
      ]
    case .reverse:
      legend = [
        LegendEntry(sign: [Run("●", role: .value)], words: words.value),
        LegendEntry(sign: [Run("●", role: .reverse)], words: words.adjoint),
      ]
    case .compare:
      legend = [
        LegendEntry(sign: [Run("●", role: .value)], words: words.value),
        LegendEntry(sign: [Run("●", role: .forward)], words: words.tangent),
        LegendEntry(sign: [Run("●", role: .reverse)], words: words.adjoint),
      ]
    }
  }
}

extension FigureContext {
  /// What the figure is of, in plain text: `e = (a + b)*(b + 1)`.
  var subject: String {
    let statements = graph.program.statements.filter { $0.kind == .definition || $0.kind == .output }
    let asked = outputs.prefix(3).map { typesetter.name($0.name).plainText }.joined(separator: ", ")
    guard statements.count == 1, let statement = statements.first else { return asked }
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
    }
    return words + subject
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
      let drawn = presentation.paths(from: source, to: target, limit: PathLabels.limit)?.count
      if drawn == 0 { return [Run(words.noPath)] }
      return [Run(words.sumOverPaths(drawn.map(String.init) ?? digits(graph.pathCount(from: source, to: target))))]
    case .compare: return [Run(words.compareOf)] + subject
    }
  }

  // MARK: The text alternative

  /// The derivation in order: inputs, each operation with its value, then what the figure shows.
  var description: String {
    var sentences = [title + "."]
    for vertex in presentation.distinctVertices.prefix(200) {
      let text = tooltip(vertex)
      sentences.append(text.hasSuffix(".") ? text : text + ".")
    }
    switch options.kind {
    case .graph, .values, .steps: break
    case .partials: sentences += presentation.arcs.prefix(200).map { tooltip($0) + "." }
    case .forward, .reverse: sentences += sweepSentences(sweep)
    case .paths: sentences += pathSentences()
    case .compare:
      if let seed = forwardSeed { sentences += sweepSentences(SweepLabels(forwardFrom: seed, in: self)) }
      if let output = outputs.first?.node { sentences += sweepSentences(SweepLabels(reverseFrom: output, in: self)) }
      sentences += ledger().map { $0.plainText + "." }
    }
    return sentences.joined(separator: " ")
  }

  private func sweepSentences(_ sweep: SweepLabels?) -> [String] {
    guard let sweep else { return [] }
    let vertices = presentation.distinctVertices.prefix(200)
    let ordered = sweep.direction == .forward ? Array(vertices) : vertices.reversed()
    return ordered.compactMap { vertex in
      sweep.number(vertex.node).map { words.derivativeIs(sweep.plainDerivative(vertex.node), plainNumber($0)) }
    }
  }

  private func pathSentences() -> [String] {
    guard let target = outputs.first?.node, let source = pathSource(to: target) else { return [] }
    guard let labels = PathLabels(from: source, to: target, in: self) else {
      return sumOfLargest(from: source, to: target).map { $0.plainText + "." }
    }
    let paths = labels.paths.indices.map { index in
      words.pathIs(index + 1, labels.plainNodes(index), labels.product(index).map(\.plainText).joined())
    }
    return paths + sumOfPaths(labels, from: source, to: target).map { $0.plainText + "." }
  }
}
