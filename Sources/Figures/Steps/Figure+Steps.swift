import ComputationGraph
import Differentiation

extension Figure {
  /// Makes a figure of steps of one that shows the end of them: its text knows already in which step it comes.
  mutating func addSteps(_ context: FigureContext) {
    kind = .steps
    sweep = context.options.sweep
    steps = context.stepRules.enumerated().map { step, rule in
      let (boxes, arrows) = parts(of: step)
      return Step(boxes: boxes, arrows: arrows, lines: rule.lines(context), text: rule.text)
    }
    if let plan = context.sweep?.plan, plan.isFolded {
      remarks.append(context.words.stepsFolded(boxes.count, plan.last))
    }
    title = Spoken.text(context.words.stepsOf(context.options.sweep) + context.subject, words: context.words)
    let sentences = steps.enumerated().map { "\(context.words.step($0, of: steps.count - 1)): \($1.text)" }
    description = Spoken.text(
      ([title + "."] + context.nodeSentences + sentences).joined(separator: " "), words: context.words)
  }

  /// What a step works on; along a path both ends of each arrow.
  private func parts(of step: Int) -> (boxes: [Int], arrows: [Int]) {
    guard step > 0 else { return ([], []) }
    let worked = arrows.indices.filter { arrows[$0].step == step }
    let ends = sweep == .paths ? Set(worked.flatMap { [arrows[$0].from, arrows[$0].to] }) : []
    return (boxes.indices.filter { boxes[$0].step == step || ends.contains($0) }, worked)
  }
}

extension FigureContext {
  /// Refuses more paths than can be drawn apart.
  func checkSteps() throws(FigureError) {
    guard options.sweep == .paths, let target = outputs.first?.node, let source = pathSource(to: target) else { return }
    if PathLabels(from: source, to: target, in: self) == nil { throw .tooManyPaths(limit: PathLabels.limit) }
  }

  /// The rule of every step, from before the sweep to its result.
  fileprivate var stepRules: [StepRule] {
    if options.sweep == .paths { return pathRules }
    guard let sweep, let plan = sweep.plan else { return [StepRule(StepWords(language: options.language).nothing)] }
    let rules = StepRules(sweep, plan, in: self)
    return plan.steps.indices.map(rules.rule)
  }

  /// One rule for each path, and then the sum.
  private var pathRules: [StepRule] {
    let words = StepWords(language: options.language)
    guard let target = outputs.first?.node, let source = pathSource(to: target),
      let labels = PathLabels(from: source, to: target, in: self), !labels.paths.isEmpty
    else { return [StepRule(words.nothing)] }
    let start = words.beforePaths(labels.paths.count, plainName(source), plainName(target))
    let paths = labels.paths.indices.map { path in
      StepRule(words.path(PathLabels.sign(path + 1), labels.names(path)), [productLine(labels, path)])
    }
    return [StepRule(start)] + paths + [StepRule(words.donePaths, sumLines(labels, from: source, to: target))]
  }

  /// `1·2 = 2`
  private func productLine(_ labels: PathLabels, _ path: Int) -> Line {
    let role = Role.path(path + 1)
    let product = labels.paths[path].count > 1 ? self.product(labels.paths[path]) : nil
    let result = product.map { [Piece.runs(equals(role) + number($0, .product(path + 1), role: role))] } ?? []
    return Line(labels.product(path, isAlone: true) + result).merged
  }

  /// `∂e/∂b = 2 + 3 = 5`
  private func sumLines(_ labels: PathLabels, from source: NodeID, to target: NodeID) -> [Line] {
    let products = labels.paths.compactMap { product($0) }
    guard products.count == labels.paths.count else { return [] }
    var pieces = [derivative(of: target, by: source, role: .ink)]
    for (index, product) in products.enumerated() {
      let sign = index == 0 ? equals(.ink) : [Run(" + ")]
      pieces.append(.runs(sign + factor(product, .product(index + 1), isFirst: index == 0, role: .path(index + 1))))
    }
    if products.count > 1 { pieces.append(.runs(equals(.ink) + number(products.reduce(0, +), .sumOverPaths))) }
    return [Line(pieces).merged]
  }
}
