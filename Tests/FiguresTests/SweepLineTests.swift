import ChainRule
import Testing

/// What a sweep writes into a node.
@Suite struct SweepLineTests {
  private func lines(_ program: String, _ kind: FigureKind) throws -> [String] {
    let figure = try Figure(of: Graph(of: Program(parsing: program)).evaluated(), options: FigureOptions(kind: kind))
    return figure.boxes.compactMap { $0.lines.last?.plainText }
  }

  @Test(arguments: [
    (FigureKind.reverse, ["b̄ = ∂y/∂b = 6", "ȳ = ∂y/∂y = 1"]), (.forward, ["ḃ = ∂b/∂b = 1", "ẏ = ∂y/∂b = 6"]),
  ])
  func `a letter carries the bar or the dot`(kind: FigureKind, expected: [String]) throws {
    #expect(try lines("b = 3\ny = b^2", kind) == expected)
  }

  @Test func `a Greek letter carries the bar too`() throws {
    #expect(try lines("alpha = 3\ny = alpha^2", .reverse).first == "ᾱ = ∂y/∂α = 6")
  }

  @Test(arguments: [
    (FigureKind.reverse, ["∂loss/∂bias = 6", "∂loss/∂loss = 1"]),
    (.forward, ["∂bias/∂bias = 1", "∂loss/∂bias = 6"]),
  ])
  func `of a word the derivative alone is written, since the word by itself is the value`(
    kind: FigureKind, expected: [String]
  ) throws {
    #expect(try lines("bias = 3\nloss = bias^2", kind) == expected)
  }
}
