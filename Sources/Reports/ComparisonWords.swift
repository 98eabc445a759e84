import Differentiation

/// What a comparison says in one language.
struct ComparisonWords: Sendable {
  let title: @Sendable (_ outputs: Int, _ variables: Int) -> String
  let nothing, way, edges, multiplicationsAtPoint, additionsAtPoint: String
  let method: @Sendable (Ledger.Method) -> String
  /// What is counted, and what is left out at the point.
  let counting, countingAtPoint, countingElimination: String
  let paths: @Sendable (_ count: String, _ multiplications: String?, _ edges: Int) -> String
  let agreement: @Sendable (Agreement) -> String
  let worst: @Sendable (_ ulps: String) -> String
  let and: String
  let verdict: @Sendable (Verdict) -> String
  let crossCountry: @Sendable (CrossCountry) -> String
  let tangled: @Sendable (_ budget: Int) -> String
  let sparsity: @Sendable (_ nonzeros: Int, _ entries: String) -> String
  let hessianTitle: @Sendable (_ output: String, _ variables: Int) -> String
  let hessianWay, products, eachItsOwn, columnColoring, starColoring: String
  let hessianSparsity: @Sendable (_ nonzeros: Int, _ entries: Int) -> String
  let hessianAgreement: @Sendable (_ ulps: String?) -> String

  struct Agreement: Sendable {
    let equal: Int
    let compared: Int
    let entries: String

    var isWhole: Bool { entries == String(compared) }
  }

  /// The winner's numbers come first.
  struct Verdict: Sendable {
    struct Mode: Sendable {
      let sweeps: Int
      let count: OperationCount?
    }

    let winner: Ledger.Winner
    let criterion: Ledger.Criterion
    let first: Mode
    let second: Mode
  }

  struct CrossCountry: Sendable {
    let isBetter: Bool
    let markowitz: Int
    let forward: Int
    let reverse: Int
    /// The products of the best order, and how many orders there are.
    let best: (products: Int, orders: Int)?
  }
}
