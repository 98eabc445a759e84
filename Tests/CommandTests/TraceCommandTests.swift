import Foundation
import TestSupport
import Testing

struct TraceCommandTests {
  typealias Case = ExitStatusTests.Case

  private static let olah = ["trace"] + ExitStatusTests.olah

  static let failures: [Case] = [
    Case(64, "Give a program", "trace"),
    Case(64, "invalid for '--mode", "trace", "-e", "y = x", "--mode", "sideways"),
    Case(64, "invalid for '--style", "trace", "-e", "y = x", "--style", "olah"),
    Case(64, "--decimals is a number from 0 to 15", "trace", "-e", "y = x", "--decimals", "16"),
    Case(64, "--decimals is a number from 0 to 15", "trace", "-e", "y = x", "--decimals=-1"),
    Case(64, "invalid for '--decimals", "trace", "-e", "y = x", "--decimals", "three"),
    Case(64, "--key goes with --blank", "trace", "-e", "y = x", "--key", "only"),
    Case(64, "invalid for '--key", "trace", "-e", "y = x", "--blank", "--key", "before"),
    Case(64, "--results goes with --style griewank", "trace", "-e", "y = x", "--results"),
    Case(64, "--wrt and --along exclude", "trace", "-e", "y = x", "--wrt", "x", "--along", "x=1"),
    Case(64, "--wrt is one name here", "trace", "-e", "y = a*b", "--wrt", "a,b"),
    Case(64, "--of is one name here", "trace", "-e", "y = a", "--of", "y", "--of", "a"),
    Case(64, "are for forward mode", "trace", "-e", "y = a", "--mode", "reverse", "--wrt", "a"),
    Case(64, "invalid for '--along", "trace", "-e", "y = a", "--along", "a"),
    Case(64, "no node 'k'; there are y, x", "trace", "-e", "y = 2*x", "--wrt", "k"),
    Case(64, "no node 'k'; there are y, x", "trace", "-e", "y = 2*x", "--along", "k=2"),
    Case(64, "no node 'k'; there are y, x", "trace", "-e", "y = 2*x", "--mode", "forward", "--of", "k"),
    Case(64, "--style code is for text", "trace", "-e", "y = x", "--style", "code", "--format", "json"),
    Case(64, "--blank is for text", "trace", "-e", "y = x", "--blank", "--format", "csv"),
    Case(64, "--standalone is for latex, not for markdown", "trace", "-e", "y = x", "--standalone", "-o", "never.md"),
    Case(64, "no table is written as '.py'", "trace", "-e", "y = x", "-o", "never.py"),
    Case(64, "no table is written as '.svg'", "trace", "-e", "y = x", "-o", "never.svg"),
    Case(65, "is never closed", "trace", "-e", "y = (x"),
    Case(65, "needs a > 0", "trace", "-e", "y = log(a)", "--at", "a=-1"),
    Case(65, "the program is empty", "trace", "-e", ""),
    Case(66, "cannot read '/no/such/file.chain'", "trace", "/no/such/file.chain"),
  ]

  @Test(arguments: failures)
  func `a failure has its status and its message, and no result`(_ failure: Case) throws {
    let run = try Command.run(failure.arguments)
    #expect(run.status == failure.status)
    #expect(run.errors.contains(failure.message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func `what was chosen where nothing was said is remarked`() throws {
    let run = try Command.run(["trace", "-e", "p = a*b", "-e", "q = a", "--at", "a=1,b=2"])
    #expect(run.status == 0)
    #expect(
      run.errors == """
        note: forward mode from 'a'; --wrt chooses another input, --along a direction
        note: reverse mode from 'p'; --of chooses another output

        """)
    let chosen = try Command.run([
      "trace", "-e", "p = a*b", "-e", "q = a", "--at", "a=1,b=2", "--wrt", "b", "--of", "q",
    ])
    #expect(chosen.errors.isEmpty)
    #expect(chosen.output.contains("Forward mode from b\n") && chosen.output.contains("Reverse mode from q\n"))
    let vietnamese = try Command.run(Self.olah + ["--lang", "vi", "--mode", "forward"])
    #expect(vietnamese.errors.hasPrefix("note: truyền xuôi từ 'a'"))
  }

  @Test func `a program without inputs has no forward mode`() throws {
    let run = try Command.run("trace", "-e", "const a = 2", "-e", "y = sin(a) + 1")
    #expect(run.status == 0)
    #expect(run.errors == "note: there is no input to go forward from\n")
    #expect(run.output.hasPrefix("Reverse mode from y\n"))
  }

  @Test(arguments: [("forward", "Forward mode from a\n", "ẋ"), ("reverse", "Reverse mode from e\n", "ȧ")])
  func `one mode has one table`(_ mode: String, _ title: String, _ other: String) throws {
    let run = try Command.run(Self.olah + ["--mode", mode, "-q"])
    #expect(run.output.hasPrefix(title))
    #expect(!run.output.contains("\n\n") && !run.output.contains(other))
  }

  @Test func `a direction is a sum of derivatives`() throws {
    let run = try Command.run(Self.olah + ["--along", "a=2,b=-1", "--mode", "forward"])
    #expect(run.errors.isEmpty)
    #expect(run.output.hasPrefix("Forward mode along a = 2, b = -1\n"))
    #expect(run.output.contains("ė = ċ·d + ḋ·c = 1·2 + (−1)·3 = −1\n"))
  }

  @Test func `a direction may begin at an intermediate`() throws {
    let run = try Command.run(Self.olah + ["--wrt", "c", "--mode", "forward"])
    #expect(run.output.contains("ċ                         = 1\n"))
    #expect(run.output.contains("= 1·2 + 0·3 = 2\n"))
  }

  @Test(arguments: [
    ("names", "md", "**Reverse mode from e**"), ("names", "tex", "\\noindent\\textbf{"), ("names", "json", "{"),
    ("names", "csv", "trace,step"), ("code", "py", "a = 2.0\n"), ("code", "md", "```python\n"),
    ("code", "tex", "\\begin{verbatim}"), ("griewank", "txt", "Reverse mode from e\n"),
  ])
  func `the format follows the ending`(_ style: String, _ ending: String, _ beginning: String) throws {
    try Tool.inFolder { directory in
      let file = directory.appending(path: "out." + ending)
      let path = file.path(percentEncoded: false)
      let run = try Command.run(Self.olah + ["-q", "--mode", "reverse", "--style", style, "-o", path])
      #expect(run.status == 0 && run.output.isEmpty)
      #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self).hasPrefix(beginning))
    }
  }

  @Test(arguments: [
    (["--blank"], true, true), (["--blank", "--key", "none"], true, false),
    (["--blank", "--key", "only"], false, true),
  ])
  func `the key is where it was asked to be`(_ options: [String], _ hasSheet: Bool, _ hasKey: Bool) throws {
    let output = try Command.run(Self.olah + ["-q"] + options).output
    #expect(output.contains("Worksheet: Forward") == hasSheet && output.contains("______") == hasSheet)
    #expect(output.contains("Key: Forward") == hasKey && output.contains("3·2 = 6") == false)
    #expect(output.contains("3·2   = 6") == hasKey)
  }

  @Test func `composites are traced closed and opened`() throws {
    let program = ["trace", "-e", "n(u) = sigmoid(u)", "-e", "y = n(2*x)", "--at", "x=1", "-q", "--mode", "reverse"]
    #expect(try Command.run(program).output.contains("= sigmoid(a)"))
    #expect(try Command.run(program + ["--expand", "all"]).output.contains("exp("))
  }

  @Test func `thousands of operations are a trace`() throws {
    let lines = (1...2_000).map { "y\($0) = \($0 == 1 ? "x" : "y\($0 - 1)")*1.00001 + x" }
    let program = Data(("x = 0.5\n" + lines.joined(separator: "\n")).utf8)
    let run = try Command.run(["trace", "-", "--mode", "reverse", "--style", "adjoint"], input: program)
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count > 6_000)
  }
}
