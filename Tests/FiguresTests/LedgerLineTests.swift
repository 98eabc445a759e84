import ChainRule
import Testing

@testable import Figures

/// How a ledger says what sweeps take.
@Suite struct LedgerLineTests {
  private func forwardCost(limit: Int) throws -> Cost.Sweeps {
    let graph = try Graph(of: Program(parsing: "y = sin(a)*cos(a) + sin(b)*cos(b)"))
    return graph.cost(of: [], wrt: graph.inputs.map(\.node), limit: limit).forward
  }

  @Test(arguments: [
    (Language.english, Int.max, "F: 2 sweeps, 10 multiplications, 2 additions"),
    (.english, 0, "F: 2 sweeps, at least 0 multiplications and 0 additions"),
    (.vietnamese, .max, "F: 2 lượt, 10 phép nhân, 2 phép cộng"),
    (.vietnamese, 0, "F: 2 lượt, ít nhất 0 phép nhân và 0 phép cộng"),
  ])
  func `a count that stopped at its limit says so`(_ language: Language, _ limit: Int, _ line: String) throws {
    #expect(Words(language: language).ledger("F", try forwardCost(limit: limit)) == line)
  }
}
