import ChainRule
import Foundation
import Testing

@Suite struct LibraryExampleTests {
  @Test func `the README's Swift example gives what its comments say`() throws {
    // What stands in the README, after its import:
    let program = try Program(parsing: "e = (a + b)*(b + 1)")
    let graph = try Graph(of: program)
    let evaluation = try graph.evaluated(at: ["a": 2, "b": 1])

    let value = evaluation.value(of: "e")  // 6
    let adjoint = evaluation.adjoints(of: "e")["b"]  // 5, by one reverse sweep
    let tangent = evaluation.tangents(along: ["b": 1])["e"]  // 5, by one forward sweep
    let products = evaluation.paths(from: "b", to: "e").map(\.product)  // [2, 3], one for each path
    let derivative = try graph.derivativeText(of: "e", wrt: "b")  // "2*b + a + 1"

    let figure = try Figure(of: evaluation, options: FigureOptions(kind: .paths))
    let svg = try figure.rendered(as: .svg)  // bytes, the same on every machine
    // Until here.
    #expect(value == 6)
    #expect(adjoint == 5)
    #expect(tangent == 5)
    #expect(products == [2, 3])
    #expect(derivative == "2*b + a + 1")
    #expect(figure.formulas.first?.plainText == "∂e/∂b = ① 1·2 + ② 1·3 = 5")
    #expect(String(decoding: svg.prefix(5), as: UTF8.self) == "<?xml")
  }

  @Test func `the README's Swift example is the one that is tested`() throws {
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(source.firstIndex { $0.hasSuffix("after its import:") }) + 1
    let last = try #require(source.firstIndex { $0.hasSuffix("// Until here.") })
    let tested = source[first..<last].map { String($0.drop { $0 == " " }) }
    let shown = try #require(try Document.readme.blocks(in: "swift").first)
    #expect(shown == ["import ChainRule", ""] + tested)
  }
}
