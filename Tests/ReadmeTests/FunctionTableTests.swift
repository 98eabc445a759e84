import ChainRule
import Testing

@Suite struct FunctionTableTests {
  @Test func `the documentation's table of functions is the one in the code`() throws {
    let text = try Document(path: "Sources/ChainRule/ChainRule.docc/Notation.md").text()
    let documented = text.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.split(separator: "|").count == 4 }
    let rows = Primitive.ids.map { Primitive[$0] }.filter { Primitive.callable($0.name) != nil }.map(row)
    #expect(documented.map(String.init) == rows, "\(rows.joined(separator: "\n"))")
  }

  @Test func `the README names every function`() throws {
    let words = try Document.readme.text().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    for name in Primitive.callableNames { #expect(words.contains(name), "\(name)") }
  }

  private func row(_ primitive: Primitive) -> String {
    let names = ([primitive.name] + primitive.aliases).map { "`\($0)`" }.joined(separator: " ")
    let domain = primitive.domain.map { "`\($0)`" } ?? "–"
    let kinks = primitive.kinks.map { "`\($0.zero) = 0`" + ($0.isJump ? ", a jump" : "") }
    return "| \(names) | \(partials(primitive)) | \(domain) | \(kinks.isEmpty ? "–" : kinks.joined(separator: ", ")) |"
  }

  private func partials(_ primitive: Primitive) -> String {
    switch primitive.partials {
    case .each(let texts): texts.map { "`\($0)`" }.joined(separator: ", ")
    case .every(let text, _): "each `\(text)`"
    case .productOfOthers: "each the product of the others"
    }
  }
}
