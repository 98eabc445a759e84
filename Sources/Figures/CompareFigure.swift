import BigInt
import ComputationGraph
import Differentiation
import Notation

extension Figure {
  /// Forward and reverse beside each other, with what each takes.
  mutating func addComparison(_ context: FigureContext) {
    if style == .tape {
      let forward = context.forwardSeed.map { SweepLabels(forwardFrom: $0, in: context) }
      let reverse = context.outputs.first.map { SweepLabels(reverseFrom: $0.node, in: context) }
      addTape(context, [forward, reverse].compactMap(\.self), nil)
      return formulas.append(contentsOf: context.ledger())
    }
    if let seed = context.forwardSeed {
      let title = context.frameTitle(context.words.forwardMode, context.words.seededAt, seed, .forward)
      frames.append(Frame(title: title, parent: nil, role: .forward))
      let sweep = SweepLabels(forwardFrom: seed, in: context)
      addDrawing(context, sweep: sweep, frame: frames.count - 1, prefix: "f")
    }
    if let output = context.outputs.first?.node {
      let title = context.frameTitle(context.words.reverseMode, context.words.from, output, .reverse)
      frames.append(Frame(title: title, parent: nil, role: .reverse))
      let sweep = SweepLabels(reverseFrom: output, in: context)
      addDrawing(context, sweep: sweep, frame: frames.count - 1, prefix: "r")
    }
    formulas.append(contentsOf: context.ledger())
  }
}

extension FigureContext {
  func frameTitle(_ mode: String, _ lead: String, _ node: NodeID, _ role: Role) -> Line {
    Line([Run("\(mode), \(lead)", role: role)] + name(node, role: role))
  }

  /// Nodes and edges that are visited to count what sweeps take: about a second.
  private static let countingLimit = 500_000_000

  func ledger() -> [Line] {
    let cost = graph.cost(of: outputs.map(\.node), wrt: variables.map(\.node), limit: Self.countingLimit)
    let pathCount = graph.pathCount(from: variables.map(\.node), to: outputs.map(\.node))
    var lines = [
      ledgerLine(words.forwardMode, cost.forward, .forward), ledgerLine(words.reverseMode, cost.reverse, .reverse),
    ]
    if !pathCount.isZero { lines.append(Line(words.pathsAvoided(digits(pathCount)), role: .muted)) }
    if let agreement = agreement() { lines.append(agreement) }
    return lines
  }

  private func ledgerLine(_ mode: String, _ sweeps: Cost.Sweeps, _ role: Role) -> Line {
    Line(words.ledger(mode, sweeps), role: role)
  }

  /// `Both give ∂e/∂a = 2, ∂e/∂b = 5`.
  private func agreement() -> Line? {
    guard let evaluation, let output = outputs.first?.node, !variables.isEmpty else { return nil }
    let adjoints = evaluation.adjoints(of: output)
    var pieces: [Piece] = [.runs([Run(words.bothAgree)])]
    var largest = 0.0
    for (index, variable) in variables.enumerated() where index < 4 || !presentation.isFolded {
      let forward = evaluation.tangents(along: [variable.node: 1])[output]
      largest = max(largest, abs(forward - adjoints[variable.node]) / max(1, abs(forward)))
      if index < 4 {
        if index > 0 { pieces.append(.runs([Run(", ")])) }
        pieces.append(derivative(of: output, by: variable.node, role: .ink))
        pieces.append(.runs(equals(.ink) + number(forward, .adjoint(Int(variable.node.index)))))
      }
    }
    if presentation.isFolded { largest = max(largest, differenceAlongAll(adjoints, evaluation, output)) }
    if variables.count > 4 { pieces.append(.runs([Run(", …")])) }
    return largest <= 1e-9 ? Line(pieces) : Line(words.bothDiffer(plainNumber(largest)), role: .kink)
  }

  /// Of many variables not each has a sweep of its own: one along all of them has the sum of their derivatives.
  private func differenceAlongAll(_ adjoints: Sweep, _ evaluation: Evaluation, _ output: NodeID) -> Double {
    let direction = Dictionary(variables.map { ($0.node, 1.0) }, uniquingKeysWith: { first, _ in first })
    let forward = evaluation.tangents(along: direction)[output]
    let terms = direction.keys.sorted().map { adjoints[$0] }
    return abs(forward - terms.reduce(0, +)) / max(1, terms.reduce(0) { $0 + abs($1) })
  }
}
