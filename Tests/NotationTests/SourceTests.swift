import Notation
import TestSupport
import Testing

@Suite struct SourceTests {
  @Test(
    arguments: [
      (0, 1, 1), (4, 1, 5), (5, 2, 1), (7, 2, 2), (10, 2, 3), (11, 3, 1), (14, 4, 1), (17, 5, 1),
    ] as [(Int32, Int, Int)])
  func `an offset has a line and a column of characters`(_ offset: Int32, _ line: Int, _ column: Int) {
    let source = Source(name: "p", text: "abcd\nđe\u{301}\nx\r\nyz\r")
    let position = source.position(of: offset)
    #expect(position.line == line)
    #expect(position.column == column)
  }

  @Test func `a range that leaves the text is cut to it`() {
    let source = Source(name: "p", text: "abc")
    #expect(source[SourceRange(lower: 1, upper: 9)] == "bc")
    #expect(source[SourceRange(lower: 7, upper: 9)] == "")
  }

  @Test(
    arguments: [
      ("not-utf8", Array("a = 1\nb = điểm + ".utf8) + [0xC3, 0x28]),
      ("not-utf8-at-end", Array("a = 1\nb = ".utf8) + [0xEF, 0xBF]),
      ("not-utf8-first", [0xFF, 0xFE, 0x61, 0x00]),
      ("nul", Array("a = 1\nb\u{0}\u{0} = 2\nc = \u{7F}\u{85}".utf8)),
    ] as [(String, [UInt8])])
  func `bytes that are no text are errors that point at them`(_ name: String, _ bytes: [UInt8]) {
    let errors = #expect(throws: SourceErrors.self) { try Source.decoding(bytes, name: "lesson.chain") }
    expectGolden(errors?.rendered() ?? "", "diagnostics/source-\(name).txt")
  }

  @Test func `good bytes are text`() throws {
    #expect(try Source.decoding(Array("\tđ = 1\r\n".utf8), name: "p").text == "\tđ = 1\r\n")
    #expect(try Source.decoding([], name: "p").text == "")
  }

  @Test func `colour is only added`() {
    let errors = #expect(throws: SourceErrors.self) { try Program(parsing: "a = 2\na = 3x") }
    let colored = errors?.rendered(color: true) ?? ""
    #expect(colored.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == errors?.rendered())
  }
}
