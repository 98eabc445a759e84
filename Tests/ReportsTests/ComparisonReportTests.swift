import Notation
import TestSupport
import Testing

@testable import Reports

struct ComparisonReportTests {
  @Test(arguments: EvaluationReportTests.formats)
  func `Olah's example in every format`(_ format: ReportFormat, _ ending: String) throws {
    expectGolden(try Example(sample: "olah").comparisonText(format, hessian: true), "reports/olah-compare.\(ending)")
  }

  @Test(arguments: ["baydin", "speelpenning", "hourglass", "rosenbrock", "helmholtz"])
  func `the samples' ledgers`(_ sample: String) throws {
    let example = try Example(sample: sample)
    let text = try example.comparisonText(.text, hessian: example.graph.outputs.count == 1)
    expectGolden(text, "reports/\(sample)-compare.txt")
  }

  @Test(arguments: EvaluationReportTests.formats)
  func `without values there are counts by the shape alone`(_ format: ReportFormat, _ ending: String) throws {
    let example = try Example("y = sin(x)*(x - b)\nz = exp(x)")
    expectGolden(try example.comparisonText(format), "reports/unbound-compare.\(ending)")
  }

  @Test(arguments: ["hourglass", "rosenbrock", "helmholtz"])
  func `the ledger speaks Vietnamese`(_ sample: String) throws {
    let example = try Example(sample: sample)
    let style = ReportStyle(words: .vietnamese)
    let text = try example.comparisonText(.text, hessian: example.graph.outputs.count == 1, style: style)
    expectGolden(text, "reports/\(sample)-compare-vi.txt")
  }

  /// Each residual has two inputs, so that two sweeps of either mode do for four.
  @Test func `what cannot meet shares a sweep`() throws {
    let text = try Example(Self.chained).comparisonText(.text)
    expectGolden(text, "reports/sparse-compare.txt")
  }

  private static let chained = """
    x1 = 1; x2 = 2; x3 = 3; x4 = 4
    r1 = x1*x2
    r2 = x2*x3
    r3 = x3*x4
    """

  @Test(arguments: [
    ("x = 1\nf = x", "Neither mode wins: 1 sweep each, 0 multiplications each."),
    ("x = 2\nf = sin(x)", "Neither mode wins: 1 sweep each, 1 multiplication each."),
    ("x = 2\ny = 3\nf = sin(x)", "Reverse mode wins: 1 sweep against 2, 1 multiplication each."),
    ("x = 2\nf = sin(x)\ng = cos(x)", "Forward mode wins: 1 sweep against 2, 2 multiplications each"),
    ("f = 2 + 3", "There is nothing to differentiate."),
  ])
  func `who wins, and why`(_ program: String, _ verdict: String) throws {
    let text = try Example(program).comparisonText(.text)
    #expect(text.contains(verdict), "\(text)")
  }

  @Test func `numbers of paths are given in full as far as anybody reads them`() throws {
    let doublings = { (stages: Int) in (1...stages).reduce("v0 = 1\n") { $0 + "v\($1) = v\($1 - 1) + v\($1 - 1)\n" } }
    let short = try Example(doublings(40)).comparisonText(.text)
    #expect(short.contains("Paths: 1099511627776; one by one they take 42880953483264 multiplications."))
    let long = try Example(doublings(300))
    #expect(try long.comparisonText(.text).contains("Paths: ≈ 2.037·10^90; one by one"))
    let count = "2037035976334486086268445688409378161051468393665936250636140449354381299763336706183397376"
    #expect(try long.comparisonText(.json).contains("\"count\": \"\(count)\""))
  }

  @Test func `a verdict without products rests on sweeps`() throws {
    let many = (0..<200_000).map { "x\($0)" }.joined(separator: ", ")
    let text = try Example("y = sum(\(many))").comparisonText(.text)
    #expect(text.contains("Reverse mode wins: 1 sweep against 200000. A reverse sweep answers for every input at once"))
  }
}
