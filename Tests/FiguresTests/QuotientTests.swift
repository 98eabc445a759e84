import ChainRule
import Testing

/// How the partials on edges are set where there are no numbers.
@Suite struct QuotientTests {
  private func labels(_ program: String) throws -> [String] {
    let figure = try Figure(
      of: Graph(of: Program(parsing: program)), evaluation: nil, options: FigureOptions(kind: .partials))
    return figure.arrows.compactMap { $0.label?.pieces.dropFirst().map(described).joined() }
  }

  /// A fraction as `[numerator|denominator]`.
  private func described(_ piece: Piece) -> String {
    switch piece {
    case .runs: Line([piece]).plainText
    case .fraction(let numerator, let denominator, _):
      "[\(Line(numerator).plainText)|\(Line(denominator).plainText)]"
    }
  }

  @Test(arguments: [
    ("q = u/v", [" = [1|v]", " = −[u|v^2]"]),
    ("y = sqrt(x)", [" = [1|2 · y]"]),
    ("y = asin(x)", [" = [1|√(1 − x^2)]"]),
    ("y = softsign(x)", [" = [1|(1 + abs(x))^2]"]),
    ("y = atan2(a, b)", [" = [b|a^2 + b^2]", " = −[a|a^2 + b^2]"]),
    ("y = x*a", [" = a", " = x"]),
  ])
  func `a quotient on an edge is a fraction`(program: String, expected: [String]) throws {
    #expect(try labels(program) == expected)
  }

  @Test func `a text alternative keeps what a fraction holds together`() throws {
    let figure = try Figure(
      of: Graph(of: Program(parsing: "y = sqrt(x)")), evaluation: nil, options: FigureOptions(kind: .paths))
    #expect(figure.formulas.map(\.plainText) == ["∂y/∂x = 1/(2 · y)"])
  }

  @Test func `a sign within a product stands in brackets`() throws {
    let graph = try Graph(of: Program(parsing: "x = 2\nu = x^2\nv = exp(x)\nq = u/v"))
    let figure = try Figure(of: graph.evaluated(at: [:]), options: FigureOptions(kind: .paths))
    #expect(figure.formulas.last?.plainText == "factored: ∂q/∂x = 2 · x · 1/v + v · (−u/v^2)")
  }
}
