import ChainRule
import Foundation
import TestSupport
import Testing

@testable import Figures

@Suite struct HostileNameTests {
  static let names = [
    "node", "graph", "edge", "strict", "subgraph", "digraph", "cluster_x", "title", "desc", "NaN", "inf",
    "_", "__", "x_", "_1", "x__2", "_'", "x'", "x''", "x_'", "pi_1", "alpha_",
    "שלום", "مرحبا", "𝔘𝔫", "ｘ", "क्ष", "葛", "ª", "İ", String(repeating: "a", count: 200),
    String(repeating: "ab", count: 15_000),
  ]

  @Test(arguments: names)
  func `any name can be drawn`(_ name: String) throws {
    let graph = try Graph(of: Program(parsing: "\(name) = 2; f = \(name)*\(name) + exp(\(name))"))
    let evaluation = try graph.evaluated()
    let drawn: [(FigureKind, FigureStyle)] = [
      (.reverse, .olah), (.compare, .circuit), (.paths, .olah), (.compare, .tape), (.reverse, .plain),
    ]
    for (kind, style) in drawn {
      let figure = try Figure(of: evaluation, options: FigureOptions(kind: kind, style: style))
      let page = try MarkupReader(String(decoding: figure.rendered(as: .svg), as: UTF8.self))
      #expect(page.repeatedIDs.isEmpty)
    }
  }

  @Test func `two figures in one page have no id in common`() throws {
    let graph = try Graph(of: Program(parsing: "a = 2; b = 1; e = (a + b)*(b + 1)"))
    let evaluation = try graph.evaluated()
    var page = "<html><body>"
    for kind in FigureKind.allCases {
      for style in FigureStyle.allCases {
        let figure = try Figure(of: evaluation, options: FigureOptions(kind: kind, style: style))
        page += String(
          decoding: try figure.rendered(as: .svg, options: RenderingOptions(isInline: true)), as: UTF8.self)
      }
    }
    let reader = try MarkupReader(page + "</body></html>")
    #expect(reader.repeatedIDs.isEmpty && reader.ids.count > 100)
  }

  @Test func `the same figure twice in one page needs only a salt`() throws {
    let graph = try Graph(of: Program(parsing: "e = (a + b)*(b + 1)"))
    let figure = try Figure(of: graph, evaluation: nil)
    let page = try ["", "second"].map { salt in
      String(decoding: try figure.rendered(as: .svg, options: .init(isInline: true, salt: salt)), as: UTF8.self)
    }
    #expect(try MarkupReader("<html>\(page.joined())</html>").repeatedIDs.isEmpty)
  }

  @Test func `an input that is an output keeps one output however often a tree repeats it`() throws {
    let graph = try Graph(of: Program(parsing: "x = 2; f = x; g = x*x"), options: GraphOptions(sharing: .tree))
    let options = FigureOptions(kind: .reverse, style: .circuit, repeatsInputs: true)
    let figure = try Figure(of: graph.evaluated(), options: options)
    #expect(figure.boxes.filter { $0.id.hasPrefix("o") }.map(\.id) == ["o0", "o1"])
    let ids = figure.arrows.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: [("x^1e21", "x^1·10²¹"), ("x^-1e-21", "x^−1·10⁻²¹"), ("x^y_12", "x^y₁₂"), ("x^2", "x^2")])
  func `an exponent keeps its own powers and indices`(_ notation: String, _ expected: String) {
    #expect(
      Typesetter(precision: 4).runs(of: notation).reduce("") { text, run in
        text + (run.script == .superscripted && !text.contains("^") ? "^" : "") + run.text
      } == expected)
  }

  @Test func `a comparison without inputs claims nothing about them`() throws {
    let graph = try Graph(of: Program(parsing: "f = 1 + 2*3"))
    let figure = try Figure(of: graph.evaluated(), options: FigureOptions(kind: .compare))
    #expect(figure.formulas.map(\.plainText).allSatisfy { $0.contains("mode: ") })
  }

  @Test func `a kink inside a closed function is marked on it`() throws {
    let graph = try Graph(of: Program(parsing: "F(p) = 2*relu(p) + 1; x = 0; f = F(x)"))
    for style in FigureStyle.allCases {
      let figure = try Figure(of: graph.evaluated(), options: FigureOptions(kind: .partials, style: style))
      let lines = figure.boxes.flatMap(\.allLines).map(\.plainText)
      #expect(lines.contains { $0.hasPrefix("kink inside") }, "\(lines)")
    }
  }
}
