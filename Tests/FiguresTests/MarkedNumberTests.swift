import ChainRule
import Foundation
import Testing

/// The numbers that an SVG tells apart for a page that writes others in their place.
@Suite struct MarkedNumberTests {
  private func markedTexts(_ kind: FigureKind, _ style: FigureStyle) throws -> [String: Set<String>] {
    let graph = try Graph(
      of: Program(parsing: "a = 2; b = 1; c = a + b; d = b + 1; e = c*d".replacing("; ", with: "\n")))
    let figure = try Figure(of: graph.evaluated(), options: FigureOptions(kind: kind, style: style))
    let svg = try figure.rendered(as: .svg, options: RenderingOptions(isMarked: true))
    var texts: [String: Set<String>] = [:]
    for match in String(decoding: svg, as: UTF8.self).matches(of: /data-number="([^"]*)"[^>]*>([^<]*)</) {
      texts[String(match.1), default: []].insert(String(match.2))
    }
    return texts
  }

  @Test(arguments: [FigureStyle.olah, .circuit])
  func `each number says what it is`(_ style: FigureStyle) throws {
    let texts = try markedTexts(.reverse, style)
    #expect(texts["value-1"] == ["1"] && texts["value-0"] == ["2"])
    #expect(texts["adjoint-1"] == ["5"] && texts["adjoint-0"] == ["2"])
  }

  @Test func `factors of products and sums over paths say what they are`() throws {
    #expect(try markedTexts(.paths, .olah)["sum"] == ["5"])
    #expect(try markedTexts(.paths, .olah).keys.count { $0.hasPrefix("partial-") } == 5)
  }

  @Test func `a figure is not marked unless asked`() throws {
    let graph = try Graph(of: Program(parsing: "a = 2\ny = a^2"))
    let svg = try Figure(of: graph.evaluated(), options: FigureOptions(kind: .reverse)).rendered(as: .svg)
    #expect(!String(decoding: svg, as: UTF8.self).contains("data-"))
  }
}
