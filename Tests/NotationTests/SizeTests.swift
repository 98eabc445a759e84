import Notation
import Testing

@Suite struct SizeTests {
  private let count = 200_000

  @Test func `deep brackets and signs parse and print`() throws {
    let brackets = String(repeating: "(", count: count) + "x" + String(repeating: ")", count: count)
    #expect(try Program(parsing: "y = \(brackets)").text == "y = x\n")
    let signs = try Program(parsing: String(repeating: "-", count: count) + "x")
    #expect(signs.expressions.count == count + 1)
    let calls = String(repeating: "sin(", count: count) + "x" + String(repeating: ")", count: count)
    #expect(try Program(parsing: "y = \(calls)").text == "y = \(calls)\n")
  }

  @Test(arguments: ["+", "-", "*", "/", "^"])
  func `long chains parse and print`(_ symbol: String) throws {
    let program = try Program(parsing: "y = 1" + String(repeating: "\(symbol)1", count: count / 2))
    #expect(program.expressions.count == count + 1)
    #expect(try Program(parsing: program.text).isSame(as: program))
  }

  @Test func `many statements parse and print`() throws {
    let text = (1...count / 10).map { "v\($0) = v\($0 - 1)*2 + x" }.joined(separator: "\n")
    let program = try Program(parsing: text)
    #expect(program.text == text + "\n")
  }

  @Test(arguments: [
    String(repeating: "(", count: 1_000_000), String(repeating: "x", count: 1_000_000) + " y",
    String(repeating: "x ", count: 100_000), String(repeating: "$ ", count: 100_000),
    String(repeating: "2x;", count: 100_000), "x" + String(repeating: "\u{301}", count: 200_000) + " y",
    String(repeating: "a < ", count: 100_000) + "a", "(" + String(repeating: "a\n", count: 100_000),
    String(repeating: "a = a;", count: 50_000), String(repeating: "f(", count: 100_000) + "=",
  ])
  func `huge mistakes are told in few words`(_ text: String) {
    let errors = #expect(throws: SourceErrors.self) { try Program(parsing: text) }
    #expect((errors?.rendered() ?? "").utf8.count < 30_000)
  }
}
