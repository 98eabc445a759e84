import Foundation
import TestSupport
import Testing

@testable import ChainRule
@testable import Figures

@Suite struct HeatTests {
  private func figure(
    _ text: String, _ heat: HeatQuantity = .adjoint, _ style: FigureStyle = .olah, language: Language = .english
  ) throws -> Figure {
    var options = FigureOptions(kind: .heat, style: style, language: language)
    options.heat = heat
    return try Figure(of: Graph(of: Program(parsing: text)).evaluated(), options: options)
  }

  @Test func `a step is the power of ten of the leading digit`() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<5000 {
      let digits = Double.random(in: 1..<9.999, using: &random)
      let power = Int.random(in: -12...12, using: &random)
      guard let number = Double("\(digits)e\(power)") else { continue }
      #expect(Heat(number) == .step(min(max(power, -6), 6)))
      #expect(Heat(-number) == Heat(number))
    }
  }

  @Test func `the borders of steps belong to the upper one`() {
    for power in -5...6 {
      guard let number = Double("1e\(power)") else { continue }
      #expect(Heat(number) == .step(power) && Heat(number.nextDown) == .step(power - 1))
    }
  }

  @Test func `zeros, infinities and what is no number`() {
    #expect(Heat(0) == .zero && Heat(-0.0) == .zero && Heat(.nan) == .undefined)
    #expect(Heat(.infinity) == .step(6) && Heat(-.infinity) == .step(6) && Heat(.leastNonzeroMagnitude) == .step(-6))
  }

  @Test(arguments: UInt64(0)..<60)
  func `colours are those of the evaluation's numbers`(_ seed: UInt64) throws {
    let computation = RandomComputation(seed: seed, isAwayFromKinks: true)
    let evaluation = try Graph(of: Program(parsing: computation.text)).evaluated(at: computation.point)
    let output = try #require(evaluation.graph.outputs.first?.node)
    let adjoints = evaluation.adjoints(of: output)
    for style in FigureStyle.allCases {
      let options = FigureOptions(kind: .heat, style: style)
      let figure = try Figure(of: evaluation, options: options)
      let presentation = try FigureContext(evaluation.graph, evaluation, options).presentation
      for box in figure.boxes {
        guard let heat = box.heat, let node = box.node else { continue }
        #expect(heat == Heat(adjoints[NodeID(node)]), "\(box.id)")
      }
      #expect(figure.boxes.contains { $0.heat != nil })
      for arrow in figure.arrows {
        guard let number = arrow.number, let heat = arrow.heat else { continue }
        #expect(heat == Heat(presentation.arcs[number].partial ?? .nan))
      }
      expectComplete(figure)
    }
  }

  private func expectComplete(_ figure: Figure) {
    let heats = figure.boxes.compactMap(\.heat) + figure.arrows.compactMap(\.heat)
    let steps = heats.compactMap { if case .step(let step) = $0 { step } else { nil } }
    #expect(figure.heatScale?.lowest == steps.min() && figure.heatScale?.highest == steps.max())
    if let scale = figure.heatScale { #expect(scale.bounds.count == scale.highest - scale.lowest + 2) }
    let zero = figure.legend.contains { $0.sign.plainText == "0" }
    #expect(zero == heats.contains(.zero))
  }

  @Test func `one size everywhere is one step`() throws {
    let figure = try figure("a = 2\nb = 3\ny = a + b")
    #expect(figure.heatScale == Figure.HeatScale(lowest: 0, highest: 0))
    #expect(figure.caption.last?.plainText == "The adjoint has the same size everywhere: 1")
  }

  @Test func `the caption says what vanishes, explodes and is dead`() throws {
    let vanishing = try figure("x = 1\ny = 0.001*(0.01*x)")
    #expect(vanishing.caption.last?.plainText == "The adjoint falls from 1 at y to 1·10^−5 at x: vanishing")
    let exploding = try figure("x = 1\ny = 100*(100*x)", language: .vietnamese)
    #expect(exploding.caption.last?.plainText == "Đạo hàm ngược tăng từ 1 tại y lên 10000 tại x: bùng nổ")
    let dead = try figure("x = -1\nh = relu(x)\ny = 2*h")
    #expect(dead.caption.last?.plainText == "Exactly 0 at x")
    #expect(dead.boxes.contains { $0.lines.last?.plainText == "dead" })
    let saturated = try figure("x = 9\ny = sigmoid(x)", .adjoint, .circuit)
    #expect(saturated.boxes.contains { $0.lines.last?.plainText == "saturated" })
  }

  @Test func `tangents and values have sizes too`() throws {
    #expect(try figure("x = 2\ny = 1000*x", .tangent).heatScale?.highest == 3)
    #expect(try figure("x = 2\ny = 1000*x", .value).boxes.map(\.heat) == [.step(0), .step(3)])
  }

  @Test func `without numbers there are no sizes`() throws {
    let graph = try Graph(of: Program(parsing: "y = 2*x"))
    #expect(throws: FigureError.noNumbers) {
      try Figure(of: graph, evaluation: nil, options: FigureOptions(kind: .heat))
    }
  }
}
