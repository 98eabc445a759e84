import ChainRule
import Foundation
import Graphviz
import Testing

@testable import Rendering

@Suite struct TapeTests {
  @Test(arguments: HostileBatch.all)
  func `every row stands below those of its operands, inputs first`(_ batch: HostileBatch) throws {
    for drawing in try batch.drawings(count: 3) {
      let figure = try drawing.figure(.values, .tape)
      for arrow in figure.arrows where arrow.from >= arrow.to {
        Issue.record("\(drawing.name): \(arrow.id) runs upwards")
      }
      let users = Set(figure.arrows.map(\.to))
      let inputs = figure.boxes.indices.filter { figure.boxes[$0].fill == .input }
      #expect(inputs.allSatisfy { !users.contains($0) } && inputs == Array(inputs.indices), "\(drawing.name)")
      let columnCount = figure.tape?.columns.count
      #expect(figure.boxes.allSatisfy { $0.cells.count == columnCount }, "\(drawing.name)")
    }
  }

  @Test(arguments: HostileBatch.all)
  func `an arc inside another is nearer to the rows, and none runs on another`(_ batch: HostileBatch) throws {
    for drawing in try batch.drawings(count: 2) {
      let figure = try drawing.figure(.paths, .tape)
      guard figure.arrows.count < 400 else { continue }
      let arcs = TapeArcs(figure.arrows.enumerated().map { ($0, $1) }, rowCount: figure.boxes.count).arcs
      for (index, a) in arcs.enumerated() {
        for b in arcs.dropFirst(index + 1) where a.top < b.bottom && b.top < a.bottom {
          if a.lane == b.lane { Issue.record("\(drawing.name): \(a) and \(b) share a lane") }
          let isOutside = a.top <= b.top && b.bottom <= a.bottom && (a.top, a.bottom) != (b.top, b.bottom)
          if isOutside, a.lane < b.lane { Issue.record("\(drawing.name): \(a) runs inside of \(b)") }
        }
      }
    }
  }

  @Test func `the survey's table comes out as it was printed`() throws {
    let program = try Program(parsing: "x1 = 2; x2 = 5; y = ln(x1) + x1*x2 - sin(x2)")
    let evaluation = try Graph(of: program).evaluated()
    func rows(_ kind: FigureKind) throws -> [[String]] {
      let figure = try Figure(of: evaluation, options: FigureOptions(kind: kind, style: .tape, precision: 3))
      return figure.boxes.map { $0.cells.map { $0.map(\.plainText).joined(separator: "; ") } }
    }
    #expect(try rows(.values).map { $0[2] } == ["2", "5", "0.693", "10", "10.7", "−0.959", "11.7"])
    #expect(try rows(.forward).map { $0.last ?? "" } == ["1", "0", "0.5", "5", "5.5", "0", "5.5"])
    #expect(try rows(.reverse).map { $0.last ?? "" } == ["5.5", "1.72", "1", "1", "1", "−1", "1"])
    #expect(try rows(.values)[4][1] == "= v_1 + v_2")
  }

  @Test func `numbers of a column stand with their decimal points over each other`() throws {
    let program = try Program(parsing: "a = 0.125; b = -100.5; c = 12; y = a*b*c")
    let drawing = try Figure(
      of: Graph(of: program).evaluated(), options: FigureOptions(kind: .values, style: .tape)
    ).drawing()
    let points = drawing.operations.compactMap { operation -> Double? in
      guard case .text(let run) = operation, let end = run.text.firstIndex(of: "."), run.size == 16 else { return nil }
      return run.x + Graphviz.textWidth(String(run.text[..<end]), font: run.font, size: run.size)
    }
    #expect(points.count >= 3)
    #expect(points.allSatisfy { abs($0 - points[0]) <= 0.6 }, "\(points)")
  }

  @Test(arguments: [FigureStyle.tape, .plain])
  func `DOT, PDF and PNG have the places that the SVG has`(_ style: FigureStyle) throws {
    let graph = try Graph(of: Program(parsing: "a = 2; b = 1; e = (a + b)*(b + 1)"))
    let figure = try Figure(of: graph.evaluated(), options: FigureOptions(kind: .compare, style: style))
    let drawing = try figure.drawing()
    let again = try Graphviz.drawing(of: String(decoding: figure.rendered(as: .dot), as: UTF8.self))
    #expect(again.bounds == drawing.bounds && again.operations.count == drawing.operations.count)
    let pdf = String(decoding: try figure.rendered(as: .pdf), as: UTF8.self)
    let size = try #require(pdf.firstMatch(of: /MediaBox \[ ?0 0 ([0-9.]+) ([0-9.]+)/))
    // Graphviz leaves half an inch around the drawing on a page.
    #expect(abs((Double(size.1) ?? 0) - drawing.bounds.width - 72) <= 1)
    #expect(abs((Double(size.2) ?? 0) - drawing.bounds.height - 72) <= 1)
    let png = try figure.rendered(as: .png, options: RenderingOptions(scale: 1))
    let width = png[16..<20].reduce(0) { $0 << 8 | Int($1) }
    #expect(abs(Double(width) * 0.75 - drawing.bounds.width) <= 2)
  }

  @Test func `a forward sweep is to the left of the rows and a reverse sweep to the right`() throws {
    let graph = try Graph(of: Program(parsing: "a = 2; b = 1; e = (a + b)*(b + 1)"))
    let figure = try Figure(of: graph.evaluated(), options: FigureOptions(kind: .compare, style: .tape))
    let right = try #require(figure.tape).rightArrows.map { figure.arrows[$0].id }
    #expect(right.allSatisfy { $0.hasPrefix("re") } && right.count == figure.arrows.count / 2)
    #expect(figure.tape?.groups.map(\.title.plainText) == ["Forward mode", "Reverse mode"])
  }

  @Test func `an output that another name stands for has a row of its own`() throws {
    let graph = try Graph(of: Program(parsing: "x = 3; f = x; g = x*x"))
    let figure = try Figure(of: graph.evaluated(), options: FigureOptions(kind: .values, style: .tape))
    let texts = figure.boxes.map { $0.cells.flatMap { $0 }.map(\.plainText).joined(separator: " ") }
    #expect(texts == ["x 3", "g = x · x 9", "f = x 3"])
  }
}
