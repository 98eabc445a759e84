import ChainRule
import Foundation
import TestSupport
import Testing

@testable import ChainRuleCommand
@testable import Figures

/// Sweeps shown step by step, over random programs in every style.
@Suite struct StepTests {
  static let sweeps: [SweepDirection] = [.forward, .reverse]

  private func figures(
    seed: UInt64, _ sweep: SweepDirection, _ style: FigureStyle
  ) throws -> (steps: Figure, end: Figure) {
    let drawing = try HostileDrawing(seed: seed)
    var options = drawing.options
    (options.kind, options.sweep, options.style) = (.steps, sweep, style)
    let steps = try Figure(of: drawing.graph, evaluation: drawing.evaluation, options: options)
    options.kind = sweep.kind
    return (steps, try Figure(of: drawing.graph, evaluation: drawing.evaluation, options: options))
  }

  @Test(arguments: FigureStyle.allCases, sweeps)
  func `the last step shows what the figure of the sweep shows`(_ style: FigureStyle, _ sweep: SweepDirection) throws {
    for seed in 0..<6 as Range<UInt64> {
      let (steps, end) = try figures(seed: seed, sweep, style)
      #expect(steps.boxes.map(\.texts) == end.boxes.map(\.texts), "seed \(seed)")
      #expect(steps.arrows.map { $0.label?.plainText } == end.arrows.map { $0.label?.plainText }, "seed \(seed)")
      #expect(steps.arrows.map(\.isCarrying) == end.arrows.map(\.isCarrying), "seed \(seed)")
    }
  }

  @Test(arguments: FigureStyle.allCases, sweeps)
  func `each number comes in one step, after all it is computed from`(
    _ style: FigureStyle, _ sweep: SweepDirection
  ) throws {
    var folded = 0
    for seed in 0..<10 as Range<UInt64> {
      let (figure, _) = try figures(seed: seed, sweep, style)
      guard figure.steps.count > 1 else { continue }
      let isFolded = figure.steps.count == StepPlan.maximumCount || !figure.remarks.isEmpty
      folded += isFolded ? 1 : 0
      let found = figure.steps.flatMap(\.boxes)
      #expect(Set(found).count == found.count, "seed \(seed)")
      #expect(found.count == figure.boxes.count { $0.step != nil }, "seed \(seed)")
      #expect(figure.steps.count <= StepPlan.maximumCount, "seed \(seed)")
      expectTextsInTheirSteps(of: figure, sweep, "seed \(seed)")
      expectOrder(of: figure, sweep, isFolded: isFolded, "seed \(seed)")
    }
    #expect(folded > 0)
  }

  /// What a box shows of the sweep comes with the box, and the box with nothing else.
  private func expectTextsInTheirSteps(of figure: Figure, _ sweep: SweepDirection, _ name: String) {
    let role: Role = sweep == .forward ? .forward : .reverse
    for box in figure.boxes {
      for run in box.runs {
        if run.step != (run.role == role ? box.step : nil) { Issue.record("\(name) \(box.id): '\(run.text)'") }
      }
    }
  }

  /// Along an arrow that carries, the sweep finds the number at its beginning first.
  private func expectOrder(of figure: Figure, _ sweep: SweepDirection, isFolded: Bool, _ name: String) {
    for arrow in figure.arrows where arrow.isCarrying {
      let (from, to) = (figure.boxes[arrow.from].step ?? 0, figure.boxes[arrow.to].step ?? 0)
      let isInOrder = sweep == .forward ? from < to : to < from
      let isTogether = isFolded && from == to
      if !isInOrder, !isTogether { Issue.record("\(name): \(arrow.id) goes from step \(from) to \(to)") }
      #expect(arrow.step == (sweep == .forward ? to : from), "\(name)")
    }
  }

  @Test func `the numbers of Olah's example come in the order of his essay`() throws {
    let graph = try Graph(of: Program(parsing: "a = 2\nb = 1\ne = (a + b)*(b + 1)"))
    let figure = try Figure(of: graph.evaluated(), options: FigureOptions(kind: .steps))
    #expect(
      figure.steps.map { $0.lines.last?.plainText } == [
        "Before the sweep: every value is known", "ē = 1", "d̄ = ē·∂e/∂d = 1·3 = 3", "c̄ = ē·∂e/∂c = 1·2 = 2",
        "b̄ = c̄·∂c/∂b + d̄·∂d/∂b = 2·1 + 3·1 = 5", "ā = c̄·∂c/∂a = 2·1 = 2", "∂e/∂a = 2, ∂e/∂b = 5",
      ])
    #expect(figure.steps[4].text.hasPrefix("b forks into c and d: upstream × local, added."))
  }

  @Test func `a circuit's rules speak of no node whose name it does not show`() throws {
    let graph = try Graph(of: Program(parsing: "x = 2\ny = 3\nf = sin(x*y)"))
    let figure = try Figure(of: graph.evaluated(), options: FigureOptions(kind: .steps, style: .circuit))
    #expect(figure.steps[2].lines[0].plainText == "Back through the gate sin: upstream × local")
    #expect(figure.steps[2].lines[1].plainText == "1·0.9602 = 0.9602")
    #expect(
      figure.steps[3].lines.map(\.plainText) == [
        "y, back through the gate ×: upstream × local", "ȳ = 0.9602·2 = 1.92",
      ])
  }

  @Test func `without a point the steps are in symbols`() throws {
    let graph = try Graph(of: Program(parsing: "e = (a + b)*(b + 1)"))
    let figure = try Figure(of: graph, evaluation: nil, options: FigureOptions(kind: .steps, sweep: .forward))
    #expect(figure.steps.dropFirst(2).first?.lines.last?.plainText == "ċ = ∂c/∂a·ȧ + ∂c/∂b·ḃ = 1")
    #expect(figure.steps.first?.lines.first?.plainText == "Before the sweep: only the operations are known")
  }

  @Test func `parallel edges are merged before they carry on`() throws {
    let entry = try #require(GalleryEntry.all.first { $0.name == "factoring-3-steps" })
    let figure = try entry.command().described()
    #expect(figure.steps[3].lines.last?.plainText == "X̄ = Ȳ·(α + β + γ) = 11·(2 + 3 + 5) = 110")
    #expect(figure.steps.last?.lines.last?.plainText == "factored: ∂Z/∂X = (α + β + γ) · (δ + ε + ζ)")
  }

  @Test func `paths come one by one and their sum at last`() throws {
    let graph = try Graph(of: Program(parsing: "a = 2\nb = 1\ne = (a + b)*(b + 1)"))
    var options = FigureOptions(kind: .steps, sweep: .paths)
    options.variables = [Graph.Output(name: "b", node: try #require(graph.node(named: "b")))]
    let figure = try Figure(of: graph.evaluated(), options: options)
    #expect(
      figure.steps.map { $0.lines.last?.plainText } == [
        "2 paths lead from b to e", "1·2 = 2", "1·3 = 3", "∂e/∂b = 2 + 3 = 5",
      ])
    #expect(figure.steps.map(\.arrows.count) == [0, 2, 2, 0])
  }

  @Test func `more paths than can be told apart are refused with what helps`() throws {
    let graph = try Graph(of: Program(parsing: "x = 1\na = x + x\nb = a + a\nc = b + b\nd = c + c"))
    #expect(throws: FigureError.tooManyPaths(limit: 12)) {
      try Figure(of: graph.evaluated(), options: FigureOptions(kind: .steps, sweep: .paths))
    }
    #expect(FigureError.tooManyPaths(limit: 12).message.contains("--sweep reverse"))
  }

  @Test(arguments: Language.allCases)
  func `each step says its rule in words, and a folded sweep that it is one`(_ language: Language) throws {
    let lines = (0..<60).map { "y\($0 + 1) = sin(y\($0))" }
    let graph = try Graph(of: Program(parsing: (["y0 = 1"] + lines).joined(separator: "\n")))
    let figure = try Figure(of: graph.evaluated(), options: FigureOptions(kind: .steps, language: language))
    #expect(figure.steps.count == StepPlan.maximumCount)
    #expect(figure.remarks.count == 1 && figure.remarks[0].contains("61"))
    #expect(figure.steps.allSatisfy { $0.text.hasSuffix(".") && !$0.lines.isEmpty })
  }
}

extension Figure.Box {
  fileprivate var runs: [Run] {
    var pieces = lines.flatMap(\.pieces)
    if case .wire(let name, let above, let below) = shape { pieces += [.runs(name), .runs(above), .runs(below)] }
    return pieces.flatMap { piece in
      switch piece {
      case .runs(let runs): runs
      case .fraction(let numerator, let denominator, _): numerator + denominator
      }
    }
  }

  fileprivate var texts: [String] { runs.map(\.text) }
}
