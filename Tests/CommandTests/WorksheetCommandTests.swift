import Foundation
import TestSupport
import Testing

@Suite struct WorksheetCommandTests {
  private static let program = ["-e", "e = (a + b)*(b + 1)", "--at", "a=2,b=1"]

  @Test func `one command writes the worksheet and its key`() throws {
    try Tool.inFolder { directory in
      let (sheet, key) = (directory.appending(path: "sheet.svg"), directory.appending(path: "key.svg"))
      let run = try Command.run(
        ["draw"] + Self.program + [
          "--figure", "worksheet", "-o", sheet.path(percentEncoded: false), "--key", key.path(percentEncoded: false),
        ])
      #expect(run.status == 0, "\(run.errors)")
      let only = try Command.run(["draw"] + Self.program + ["--figure", "worksheet", "--key", "only"])
      #expect(try only.output == String(contentsOf: key, encoding: .utf8))
      #expect(try String(contentsOf: sheet, encoding: .utf8) != only.output)
    }
  }

  @Test(arguments: [
    (["--figure", "worksheet", "--blank", "0%"], "--blank"),
    (["--figure", "worksheet", "--blank", "150%"], "--blank"),
    (["--figure", "worksheet", "--blank", "10%,20%"], "one share"),
    (["--figure", "worksheet", "--blank", "q"], "the program has no node 'q'"),
    (["--figure", "worksheet", "--blank", "tangents"], "nothing of what is to be left blank"),
    (["--figure", "worksheet", "--base", "compare"], "--base"),
    (["--figure", "worksheet", "--seed", "3"], "--seed goes with a share"),
    (["--figure", "worksheet", "--key", "-"], "--key is a file"),
    (["--figure", "worksheet", "--key", "a.svg", "-o", "a.svg"], "--key is a file"),
    (["--figure", "worksheet", "--derivation"], "--derivation"),
    (["--figure", "worksheet", "--format", "html", "--key", "only"], "a page tells right answers from wrong"),
    (
      ["--figure", "worksheet", "--base", "partials", "--partials", "symbol", "--format", "html"],
      "this worksheet asks for none"
    ),
    (["--figure", "reverse", "--blank", "b"], "go with --figure worksheet"),
    (["--figure", "reverse", "--heat", "value"], "--heat goes with --figure heat"),
    (["--figure", "heat", "--heat", "warmth"], "--heat"),
  ])
  func `what makes no worksheet and no heat is refused`(_ arguments: [String], _ message: String) throws {
    let run = try Command.run(["draw"] + Self.program + arguments)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func `sizes need numbers, and bear those that are not finite`() throws {
    let unbound = try Command.run("draw", "-e", "y = 2*x", "--figure", "heat")
    #expect(unbound.status == 64 && unbound.errors.contains("set a value for every input"))
    let infinite = try Command.run(
      "draw", "-e", "y = 1/x", "--at", "x=0", "--allow-nonfinite", "--figure", "heat", "--format", "dot")
    #expect(infinite.status == 0 && infinite.output.contains("∞"))
  }
}
