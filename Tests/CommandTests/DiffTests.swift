import Foundation
import TestSupport
import Testing

struct DiffTests {
  private static let olah = ["-e", "e = (a + b)*(b + 1)", "-q"]

  @Test(
    arguments: [
      ([], "∂e/∂a = b + 1\n∂e/∂b = 2*b + a + 1\n"),
      (["--in", "names"], "∂e/∂a = d\n∂e/∂b = d + c\n"),
      (["--form", "factored", "--wrt", "b"], "∂e/∂b = b + 1 + (a + b)\n"),
      (["--wrt", "c"], "∂e/∂c = b + 1\n"), (["--edge", "b:d"], "∂d/∂b = 1\n"),
      (["--edge", "d>e", "--in", "names"], "∂e/∂d = c\n"),
      (["--at", "a=2,b=1", "--wrt", "b"], "∂e/∂b = 2*b + a + 1 = 5\n"),
      (["--order", "2", "--wrt", "a,b"], "∂²e/∂a² = 0\n∂²e/∂a∂b = 1\n∂²e/∂b² = 2\n"),
      (["--of", "c", "--wrt", "a"], "∂c/∂a = 1\n"),
    ] as [([String], String)])
  func `derivatives of Olah's example`(_ options: [String], _ beginning: String) throws {
    let run = try Command.run(["diff"] + Self.olah + options)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix(beginning), "\(run.output)")
    #expect(run.output.split(separator: "\n").last?.hasPrefix("size: raw ") ?? false)
  }

  @Test(arguments: [
    ("json", "{"), ("mml", "<math xmlns="), ("tex", "\\["), ("md", "`∂"), ("txt", "∂"), ("mathml", "<math"),
  ])
  func `the format follows the ending`(_ ending: String, _ beginning: String) throws {
    try Tool.inFolder { directory in
      let file = directory.appending(path: "out." + ending)
      let run = try Command.run(["diff"] + Self.olah + ["-o", file.path(percentEncoded: false)])
      #expect(run.status == 0 && run.output.isEmpty)
      #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self).hasPrefix(beginning))
    }
  }

  @Test func `a form that would be too large stays raw, with a remark`() throws {
    let run = try Command.run("diff", "-e", "y = (a + b + c + d)^60*(a - b)^60", "--wrt", "a", "--form", "expanded")
    #expect(run.status == 0)
    #expect(run.errors == "note: ∂y/∂a is too large to be expanded and stays raw\n")
  }

  @Test func `symbols at a tie follow both operands, and say so`() throws {
    let tied = ["diff", "-e", "y = max(x, 2)", "--at", "x=2", "--ties"]
    #expect(try Command.run(tied + ["split"]).errors == "note: symbols follow --ties both\n")
    #expect(try Command.run(tied + ["both"]).errors.isEmpty)
    #expect(try Command.run(tied + ["both"]).output.hasPrefix("∂y/∂x = x >= 2 = 1\n"))
  }

  @Test(
    arguments: [
      ("--order is a number from 1 to 10", ["--order", "0"]), ("--order is a number", ["--order", "11"]),
      ("invalid for '--order", ["--order", "two"]), ("Missing value for '--order", ["--order"]),
      ("invalid for '--form", ["--form", "short"]), ("Missing value for '--form", ["--form"]),
      ("invalid for '--in", ["--in", "words"]), ("Missing value for '--in", ["--in"]),
      ("invalid for '--edge", ["--edge", "b"]), ("invalid for '--edge", ["--edge", "a:b:c"]),
      ("invalid for '--edge", ["--edge", ":e"]), ("Missing value for '--edge", ["--edge"]),
      ("no edge leads from 'a' to 'e'; there are c:e, d:e, a:c", ["--edge", "a:e"]),
      ("no node 'z'", ["--edge", "z:e"]), ("--edge is for the partial itself", ["--edge", "b:d", "--order", "2"]),
      ("--edge is for the partial itself", ["--edge", "b:d", "--steps"]),
      ("--edge says what to differentiate", ["--edge", "b:d", "--of", "e"]),
      ("--form factored is for --order 1", ["--form", "factored", "--order", "2"]),
      ("--steps leads to --form simplified", ["--steps", "--form", "raw"]),
      ("invalid for '--format", ["--format", "csv"]), ("no derivative is written as '.csv'", ["-o", "never.csv"]),
      ("no node 'f'", ["--of", "f"]),
    ] as [(String, [String])])
  func `nonsense is answered with a message and nothing else`(_ message: String, _ options: [String]) throws {
    let run = try Command.run(["diff"] + Self.olah + options)
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func `too many derivatives, or too many steps, are refused`() throws {
    let sum = (1...200).map { "x\($0)" }.joined(separator: "*")
    let many = try Command.run("diff", "-e", "y = " + sum, "--order", "2")
    #expect(many.status == 64 && many.errors.contains("20100 derivatives are too many; choose with --of and --wrt"))
    let steps = try Command.run("diff", "-e", "y = " + sum, "--steps")
    #expect(steps.status == 64 && steps.errors.contains("the steps over 399 nodes are too many"))
  }

  private static let quotient = ["diff", "-e", "f = (x^2 + 1/3)/(2*x - 1/7)", "--exact", "-q"]

  @Test func `fractions stay fractions, with a point and without`() throws {
    let run = try Command.run(Self.quotient + ["--at", "x=1/2"])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix("∂f/∂x = 2*(x*(2*x - 1/7) - x^2 - 1/3)/(2*x - 1/7)^2 = -91/216\n"), "\(run.output)")
    let symbols = try Command.run(Self.quotient)
    #expect(symbols.status == 0 && symbols.errors.isEmpty)
    let edge = try Command.run("diff", "-e", "q = a/3*b", "--at", "a=1/3,b=1/7", "--edge", "b:q", "--exact")
    #expect(edge.output.hasPrefix("∂q/∂b = a/3 = 1/9\n"), "\(edge.output)")
  }

  @Test func `exact JSON says so and has strings`() throws {
    let run = try Command.run(Self.quotient + ["--at", "x=1/2", "--format", "json"])
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(json["arithmetic"] as? String == "rational")
    let derivative = try #require((json["derivatives"] as? [[String: Any]])?.first)
    #expect(derivative["value"] as? String == "-91/216" && derivative["sweep"] as? String == "-91/216")
  }

  static let exactFailures: [ExitStatusTests.Case] = [
    .init(65, "'y = sin(x)' is not rational at x = 1/2", "diff", "-e", "y = sin(x)", "--at", "x=0.5", "--exact"),
    .init(65, "'y = sin(x)' is not rational", "diff", "-e", "y = sin(x)", "--exact"),
    .init(65, "'y = sin(x)' is not rational", "diff", "-e", "y = sin(x)", "--exact", "--edge", "x:y"),
    .init(65, "the partial of 'y = 2^x' by 'x' is not rational", "diff", "-e", "y = 2^x", "--at", "x=2", "--exact"),
    .init(65, "division by zero", "diff", "-e", "y = 1/x", "--at", "x=0", "--exact"),
    .init(65, "beyond the limit of 10000 digits", "diff", "-e", "y = x^99999", "--at", "x=1/3", "--exact"),
    .init(64, "exclude each other", "diff", "-e", "y = x", "--at", "x=1", "--exact", "--allow-nonfinite"),
    .init(64, "write a decimal, or add --exact", "diff", "-e", "y = x", "--at", "x=1/3"),
    .init(64, "invalid for '--at", "diff", "-e", "y = x", "--at", "x=1/0", "--exact"),
    .init(64, "'--exact' does not take any value", "diff", "-e", "y = x", "--exact=yes"),
  ]

  @Test(arguments: exactFailures)
  func `what cannot be exact has its status and its message`(_ failure: ExitStatusTests.Case) throws {
    let run = try Command.run(failure.arguments)
    #expect(run.status == failure.status)
    #expect(run.errors.contains(failure.message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func `JSON has what the text has`() throws {
    let run = try Command.run(
      "diff", "-e", "y = sin(x^2)", "--at", "x=1", "--steps", "--format", "json", "--lang", "vi")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "chainrule.derivative/1")
    let derivative = try #require((json["derivatives"] as? [[String: Any]])?.first)
    #expect(derivative["text"] as? String == "2*x*cos(x^2)")
    #expect(derivative["value"] as? Double == derivative["sweep"] as? Double)
    let steps = try #require(derivative["steps"] as? [[String: Any]])
    #expect(steps.map { $0["rule"] as? String } == ["power", "chain"])
    #expect(steps.last?["derivative"] as? String == derivative["text"] as? String)
    #expect(steps.last?["name"] as? String == "quy tắc dây chuyền")
  }
}
