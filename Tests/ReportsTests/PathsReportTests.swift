import Notation
import TestSupport
import Testing

@testable import Reports

struct PathsReportTests {
  @Test(arguments: EvaluationReportTests.formats)
  func `Olah's two paths in every format`(_ format: ReportFormat, _ ending: String) throws {
    expectGolden(try Example(Example.olah).pathsText(format, wrt: ["b"]), "reports/olah-paths.\(ending)")
  }

  @Test(arguments: EvaluationReportTests.formats)
  func `without values the partials stand in symbols`(_ format: ReportFormat, _ ending: String) throws {
    let example = try Example("y = sin(x)*(x - b)\nz = exp(x)")
    expectGolden(try example.pathsText(format), "reports/unbound-paths.\(ending)")
  }

  /// Each stage doubles the paths.
  private static func ladder(_ stages: Int) -> String {
    (1...stages).reduce("v0 = 1\n") { $0 + "v\($1) = v\($1 - 1) + 0.5*v\($1 - 1)\n" }
  }

  @Test func `an astronomical number of paths is exact and none is listed`() throws {
    let example = try Example(Self.ladder(200))
    let text = try example.pathsText(.text)
    #expect(text.contains("1606938044258990275541962092341162602522202993782792835301376 paths, too many to list"))
    let json = try Parsed(example.pathsText(.json))
    #expect(json["count"].text == "\"1606938044258990275541962092341162602522202993782792835301376\"")
    #expect(json["listed"].text == "0")
  }

  @Test func `the largest contributions come first`() throws {
    expectGolden(try Example(Self.ladder(12)).pathsText(.text, top: 3), "reports/largest-paths.txt")
  }

  @Test func `more than a dozen paths are no sum to read`() throws {
    let text = try Example(Self.ladder(4)).pathsText(.text)
    #expect(text.contains("∂v4/∂v0 = 5.063\n"))
    #expect(text.hasSuffix("16 paths\n"))
  }

  @Test func `nine paths of three and three edges have two factors`() throws {
    let sums = ["y = x*α + x*β + x*γ", "z = y*δ + y*ε + y*ζ"]
    let text = try Example(sums.joined(separator: "\n")).pathsText(.text, wrt: ["x"])
    #expect(text.contains("factored: ∂z/∂x = (α + β + γ)·(δ + ε + ζ)\n9 paths\n"))
  }

  @Test func `a negative partial is in brackets behind another`() throws {
    let text = try Example("x = 2\ny = -sin(-x)*-3").pathsText(.text)
    #expect(text.contains(": -1·"))
    #expect(!text.contains("·-"))
  }

  @Test func `nothing leads from one end to the other`() throws {
    let text = try Example("x = 1\ny = 2\nf = 2*x\ng = 3*y").pathsText(.text, of: ["f"], wrt: ["y"])
    #expect(text == "∂f/∂y = 0\n0 paths\n")
  }

  @Test func `a node is one path to itself`() throws {
    let text = try Example("x = 1\nf = x").pathsText(.text)
    #expect(text == "x: 1\n∂f/∂x = 1\n1 path\n")
  }
}
