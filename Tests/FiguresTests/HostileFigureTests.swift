import ChainRule
import Foundation
import TestSupport
import Testing

@testable import Figures

/// Random programs drawn in every kind and style; the other choices are drawn by lot.
@Suite struct HostileFigureTests {
  @Test(arguments: HostileBatch.all)
  func `every kind and style of figure can be described`(_ batch: HostileBatch) throws {
    for drawing in try batch.drawings(count: 4) {
      for kind in FigureKind.allCases {
        for style in FigureStyle.allCases {
          let figure = try drawing.figure(kind, style)
          expectWellFormed(figure, drawing.name)
          if kind == .reverse, let evaluation = drawing.evaluation {
            expectAdjoints(of: evaluation, in: figure, drawing)
          }
        }
      }
    }
  }

  @Test(arguments: HostileBatch.all)
  func `the chain rule over what is drawn gives the graph's derivatives`(_ batch: HostileBatch) throws {
    for drawing in try batch.drawings(count: 20) {
      guard let evaluation = drawing.evaluation else { continue }
      for options in drawing.presentations {
        let context = try FigureContext(drawing.graph, evaluation, options)
        expectDerivatives(of: context, evaluation, drawing.name)
      }
    }
  }

  @Test(arguments: HostileBatch.all)
  func `an SVG is well-formed, and no id stands twice`(_ batch: HostileBatch) throws {
    // Steps are laid out as forward and reverse are, and have tests of their own.
    let kinds = FigureKind.allCases.filter { $0 != .steps }
    for (index, drawing) in try batch.drawings(count: 5).enumerated() {
      let kind = kinds[(index + Int(batch.number)) % kinds.count]
      let style = FigureStyle.allCases[index % FigureStyle.allCases.count]
      let figure = try drawing.figure(kind, style)
      guard figure.boxes.count < 90, figure.arrows.count < 200 else { continue }
      let page = try MarkupReader(String(decoding: figure.rendered(as: .svg), as: UTF8.self))
      #expect(page.repeatedIDs.isEmpty, "\(drawing.name) \(kind) \(style)")
    }
  }

  private func expectWellFormed(_ figure: Figure, _ name: String) {
    let ids = figure.boxes.map(\.id) + figure.arrows.map(\.id)
    if Set(ids).count != ids.count {
      Issue.record("\(name) \(figure.kind) \(figure.style): an id stands twice")
    }
    let areValid =
      figure.arrows.allSatisfy { figure.boxes.indices.contains($0.from) && figure.boxes.indices.contains($0.to) }
      && figure.boxes.allSatisfy { $0.frame.map(figure.frames.indices.contains) ?? true }
      && figure.frames.enumerated().allSatisfy { index, frame in frame.parent.map { $0 < index } ?? true }
      && figure.rows.allSatisfy { $0.allSatisfy(figure.boxes.indices.contains) }
    if !areValid { Issue.record("\(name) \(figure.kind) \(figure.style): an index refers to nothing") }
    if figure.title.isEmpty || figure.description.isEmpty { Issue.record("\(name): no text alternative") }
  }

  /// The number after the last equals sign of the adjoint's line, or below the wire.
  private func expectAdjoints(of evaluation: Evaluation, in figure: Figure, _ drawing: HostileDrawing) {
    guard let output = drawing.graph.outputs.first?.node else { return }
    let adjoints = evaluation.adjoints(of: output)
    let typesetter = Typesetter(precision: drawing.options.precision)
    for box in figure.boxes where !drawing.options.repeatsInputs {
      guard let shown = box.shownAdjoint, let node = box.node else { continue }
      let expected = typesetter.number(adjoints[node]).plainText
      if shown != expected { Issue.record("\(drawing.name) \(box.id): \(shown) is not \(expected)") }
    }
  }

  private func expectDerivatives(of context: FigureContext, _ evaluation: Evaluation, _ name: String) {
    let presentation = context.presentation
    for output in context.outputs.prefix(3) {
      guard let end = presentation.vertexOfNode[output.node] else { continue }
      let drawn = presentation.adjoints(of: end)
      let adjoints = evaluation.adjoints(of: output.node)
      for variable in context.variables {
        let expected = adjoints[variable.node]
        let contracted = presentation.vertices.indices.filter { presentation.vertices[$0].node == variable.node }
          .reduce(0) { $0 + drawn[$1] }
        expectClose(contracted, expected, "\(name): ∂\(output.name)/∂\(variable.name)")
        if let paths = presentation.paths(from: variable.node, to: output.node, limit: 12) {
          expectClose(presentation.sum(over: paths), expected, "\(name): paths \(variable.name) → \(output.name)")
        }
      }
    }
  }

  private func expectClose(_ a: Double, _ b: Double, _ what: String) {
    if a != b, !(abs(a - b) <= 1e-8 * max(1, abs(a), abs(b))) { Issue.record("\(what): \(a) is not \(b)") }
  }
}

extension Presentation {
  /// The chain rule in reverse over the arcs as drawn.
  func adjoints(of end: Int) -> [Double] {
    var adjoints = [Double](repeating: 0, count: vertices.count)
    adjoints[end] = 1
    for arc in arcs.reversed() where adjoints[arc.head] != 0 {
      let partial = arc.partial ?? .nan
      if partial != 0 { adjoints[arc.tail] += adjoints[arc.head] * partial }
    }
    return adjoints
  }

  fileprivate func sum(over paths: [[Int]]) -> Double {
    paths.reduce(0) { sum, path in sum + path.reduce(1) { $0 * (arcs[$1].partial ?? .nan) } }
  }
}

extension Figure.Box {
  fileprivate var node: NodeID? {
    let digits = id.drop { !$0.isNumber }
    return Int(digits).map { NodeID($0) }
  }

  fileprivate var shownAdjoint: String? {
    if case .wire(name: _, above: _, let below) = shape { return below.isEmpty ? nil : below.plainText }
    let line = lines.last { line in
      line.pieces.contains { if case .fraction(_, _, .reverse) = $0 { true } else { false } }
    }
    return line?.plainText.components(separatedBy: " = ").last
  }
}
