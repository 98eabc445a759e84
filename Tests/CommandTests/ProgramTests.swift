import Foundation
import TestSupport
import Testing

struct ProgramTests {
  @Test func `a program comes from a file, from standard input, or line by line`() throws {
    try Tool.inFolder { directory in
      let text = "a = 2\nb = 1\ne = (a + b)*(b + 1)\n"
      let file = directory.appending(path: "olah.chain")
      try Data(text.utf8).write(to: file)
      let fromFile = try Command.run("eval", file.path(percentEncoded: false))
      let fromInput = try Command.run(["eval", "-"], input: Data(text.utf8))
      let fromLines = try Command.run("eval", "-e", "a = 2", "-e", "b = 1; e = (a + b)*(b + 1)")
      #expect(fromFile.output == fromInput.output && fromInput.output == fromLines.output)
      #expect(fromFile.output.contains("∂e/∂c    d             2"))
    }
  }

  @Test func `a line may begin with a sign`() throws {
    #expect(try Command.run("eval", "-e", "-x^2", "--at", "x=3").output.contains("-9"))
  }

  @Test func `all that is wrong is reported in one run, in the order of the text`() throws {
    let lines = ["a = 2x", "b = cs(a)", "c = (b", "d = relu(a, b, c)"]
    let run = try Command.run(["eval"] + lines.flatMap { ["-e", $0] })
    #expect(run.status == 65)
    expectGolden(run.errors, "command/several-errors.txt")
  }

  @Test func `remarks are shown unless it is to be quiet`() throws {
    let arguments = ["eval", "-e", "cos(x) = x", "-e", "y = cos(q)"]
    expectGolden(try Command.run(arguments).errors, "command/remarks.txt")
    #expect(try Command.run(arguments + ["--quiet"]).errors.isEmpty)
  }

  @Test func `colour is for those who want it`() throws {
    let arguments = ["eval", "-e", "y = (x"]
    #expect(try !Command.run(arguments).errors.contains("\u{1B}["))
    #expect(try Command.run(arguments + ["--color", "always"]).errors.contains("\u{1B}[1;31merror:"))
    #expect(try !Command.run(arguments + ["--color", "never"]).errors.contains("\u{1B}["))
    let usage = ["eval", "-e", "y = x", "--of", "z", "--color", "always"]
    #expect(try Command.run(usage).errors.hasPrefix("\u{1B}[1;31merror:"))
  }

  @Test func `the last of two values counts`() throws {
    let run = try Command.run("eval", "-e", "y = 2*x", "--at", "x=1", "--at", "x=+.5,x=−4")
    #expect(run.output.contains("-8"))
  }

  @Test func `options change the graph`() throws {
    let program = ["-e", "y = sigmoid(x + 1 + 2)*sigmoid(x + 1 + 2)", "--at", "x=0", "--format", "json", "-q"]
    func nodes(_ options: String...) throws -> Int {
      let output = try Command.run(["eval"] + program + options).output
      return output.split(separator: "\n").count { $0.contains("\"kind\": \"operation\"") }
    }
    #expect(try nodes() == 7)
    #expect(try nodes("--share", "all") == 4)
    #expect(try nodes("--cse") == 4)
    #expect(try nodes("--nary") == 5)
    #expect(try nodes("--expand", "sigmoid") == 13)
    #expect(try nodes("--expand", "all") == 13)
  }

  @Test func `ties are shared as asked`() throws {
    func gradient(_ ties: String) throws -> String {
      let arguments = ["-e", "m = max(x, y)", "--at", "x=1,y=1", "--ties", ties, "--format", "csv"]
      return try Command.run(["eval"] + arguments).output.split(separator: "\n").suffix(2).joined(separator: ";")
    }
    #expect(try gradient("both") == "jacobian,m,x,,,1;jacobian,m,y,,,1")
    #expect(try gradient("split") == "jacobian,m,x,,,0.5;jacobian,m,y,,,0.5")
    #expect(try gradient("first") == "jacobian,m,x,,,1;jacobian,m,y,,,0")
  }

  @Test func `what is not finite can be asked for`() throws {
    let run = try Command.run("eval", "-e", "y = 1/x", "--at", "x=0", "--allow-nonfinite")
    #expect(run.status == 0)
    #expect(run.output.contains("∞"))
  }

  @Test(arguments: ["eval", "paths", "diff", "trace", "compare", "check", "draw", "theme", "emit"])
  func `help reads well`(_ command: String) throws {
    let run = try Command.run([command, "--help"], environment: ["COLUMNS": "80"])
    #expect(run.status == 0)
    expectGolden(run.output, "command/help-\(command).txt")
  }

  @Test func `help of all`() throws {
    expectGolden(try Command.run("--help").output, "command/help.txt")
    #expect(try Command.run("--version").output.contains("."))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `shells can complete`(_ shell: String) throws {
    let run = try Command.run("--generate-completion-script", shell)
    #expect(run.status == 0)
    #expect(run.output.contains("allow-nonfinite"))
  }
}
