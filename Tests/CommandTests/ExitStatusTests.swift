import Foundation
import Testing

struct ExitStatusTests {
  static let olah = ["-e", "e = (a + b)*(b + 1)", "--at", "a=2,b=1"]

  struct Case: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    let status: Int32
    /// A part of what standard error says.
    let message: String

    init(_ status: Int32, _ message: String, _ arguments: String...) {
      self.arguments = arguments
      self.status = status
      self.message = message
    }

    var testDescription: String { "\(status) \(arguments.joined(separator: " "))" }
  }

  static let failures: [Case] = [
    Case(64, "Unknown option '--nope'", "eval", "--nope"),
    Case(64, "Unexpected argument 'nope'", "nope"),
    Case(64, "Give a program", "eval"),
    Case(
      64, "too large to lay out: 1101 nodes are more than 1000", "draw", "--max-nodes", "5000", "-e",
      (0..<1100).map { "f\($0) = x + \($0)" }.joined(separator: ";")),
    Case(64, "not both", "eval", "file.chain", "-e", "a"),
    Case(64, "Missing value for '--at", "eval", "-e", "y = x", "--at"),
    Case(64, "The value 'x' is invalid for '--at", "eval", "-e", "y = x", "--at", "x"),
    Case(64, "invalid for '--at", "eval", "-e", "y = x", "--at", "x=1/2"),
    Case(64, "invalid for '--at", "eval", "-e", "y = x", "--at", "x=1,"),
    Case(64, "invalid for '--at", "eval", "-e", "y = x", "--at", "x=inf"),
    Case(64, "invalid for '--wrt", "eval", "-e", "y = x", "--wrt", "x,,y"),
    Case(64, "no input 'weigth'; did you mean 'weight'?", "eval", "-e", "y = 2*weight", "--at", "weigth=1"),
    Case(64, "'y' is computed, not an input", "eval", "-e", "y = 2*x", "--at", "y=1"),
    Case(64, "no node 'los'; did you mean 'loss'?", "eval", "-e", "loss = 2*x", "--of", "los"),
    Case(64, "no node 'k'; there are y, x", "paths", "-e", "y = 2*x", "--wrt", "k"),
    Case(64, "no function 'sigmod'; did you mean 'sigmoid'?", "eval", "-e", "y = x", "--expand", "sigmod"),
    Case(64, "'sin' has nothing inside", "eval", "-e", "y = sin(x)", "--expand", "sin"),
    Case(64, "--hessian needs one output, not 2", "eval", "-e", "p = x^2", "-e", "q = x", "--hessian"),
    Case(64, "--hessian needs one output, not 2", "compare", "-e", "p = x^2", "-e", "q = x", "--hessian"),
    Case(64, "invalid for '--of", "compare", "-e", "y = x", "--of", "y,,y"),
    Case(64, "no node 'los'; did you mean 'loss'?", "compare", "-e", "loss = 2*x", "--of", "los"),
    Case(64, "no node 'k'; there are y, x", "compare", "-e", "y = 2*x", "--wrt", "k"),
    Case(64, "invalid for '--format", "compare", "-e", "y = x", "--format", "svg"),
    Case(64, "no table is written as '.png'", "compare", "-e", "y = x", "-o", "never.png"),
    Case(64, "invalid for '--lang", "compare", "-e", "y = x", "--lang", "de"),
    Case(64, "Unknown option '--top'", "compare", "-e", "y = x", "--top", "3"),
    Case(64, "Give a program", "compare"),
    Case(65, "needs a > 0", "compare", "-e", "y = log(a)", "--at", "a=-1"),
    Case(66, "cannot read '/no/such/file.chain'", "compare", "/no/such/file.chain"),
    Case(64, "--precision is a number from 1 to 17", "eval", "-e", "y = x", "--precision", "0"),
    Case(64, "Please provide one of 'olah', 'circuit', 'tape' or 'plain'", "draw", "-e", "y = x", "--style", "tap"),
    Case(64, "--derivation goes with the style olah", "draw", "-e", "y = x^2", "--derivation", "--style", "tape"),
    Case(64, "--derivation goes with the style olah", "draw", "-e", "y = x^2", "--derivation", "--style", "circuit"),
    Case(64, "any figure but compare", "draw", "-e", "y = x^2", "--derivation", "--figure", "compare"),
    Case(64, "--top is a number from 1 on", "paths", "-e", "y = x", "--top", "0"),
    Case(64, "--cse and --share tree exclude", "eval", "-e", "y = x", "--cse", "--share", "tree"),
    Case(64, "invalid for '--format", "eval", "-e", "y = x", "--format", "svg"),
    Case(64, "no table is written as '.svg'", "eval", "-e", "y = x", "-o", "never.svg"),
    Case(64, "no figure is written as '.csv'", "draw", "-e", "y = x", "-o", "never.csv"),
    Case(64, "--inline is for SVG", "draw", "-e", "y = x", "--inline", "--format", "png"),
    Case(64, "--scale is a number above 0", "draw", "-e", "y = x", "--scale", "0"),
    Case(64, "--scale is a number above 0", "draw", "-e", "y = x", "--scale", "inf"),
    Case(64, "--scale is for pictures of pixels, not for svg", "draw", "-e", "y = x", "--scale", "2"),
    Case(64, "--width is a number from 16 to 32000", "draw", "-e", "y = x", "--format", "png", "--width", "0"),
    Case(64, "--width is a number from 16 to 32000", "draw", "-e", "y = x", "--format", "png", "--width", "99999"),
    Case(64, "'wide' is invalid for '--width", "draw", "-e", "y = x", "--format", "png", "--width", "wide"),
    Case(64, "--width is for pictures of pixels, not for pdf", "draw", "-e", "y = x", "-o", "a.pdf", "--width", "64"),
    Case(64, "--scale or --width, not both", "draw", "-e", "y = x", "-o", "a.png", "--width", "64", "--scale", "1"),
    Case(64, "too large for webp", "draw", "-e", "y = x", "-o", "never.webp", "--width", "20000"),
    Case(64, "--codeonly is for tex, not for svg", "draw", "-e", "y = x", "--codeonly"),
    Case(64, "--outline-text is for SVG, not for tex", "draw", "-e", "y = x", "--outline-text", "--format", "tex"),
    Case(64, "--inline is for SVG, not for mermaid", "draw", "-e", "y = x", "--inline", "-o", "never.mmd"),
    Case(64, "--pair writes two files; name one with -o", "draw", "-e", "y = x", "--pair"),
    Case(64, "--pair writes two files; name one with -o", "draw", "-e", "y = x", "--pair", "-o", "-"),
    Case(64, "leave out --theme", "draw", "-e", "y = x", "--pair", "--theme", "dark", "-o", "never.svg"),
    Case(64, "json has no colours", "draw", "-e", "y = x", "--pair", "-o", "never.json"),
    Case(64, "--alt prints words", "draw", "-e", "y = x", "--pair", "--alt", "-o", "never.svg"),
    Case(64, "go with --renderer own", "draw", "-e", "y = x", "--renderer", "graphviz", "--outline-text"),
    Case(64, "there is no format 'svgz'; the formats are svg, png", "draw", "-e", "y = x", "--format", "svgz"),
    Case(74, "cannot write '/no/such/x~dark.svg'", "draw", "-e", "y = x", "--pair", "-o", "/no/such/x.svg"),
    Case(64, "invalid for '--lang", "eval", "-e", "y = x", "--lang", "fr"),
    Case(65, "is never closed", "eval", "-e", "y = (x"),
    Case(65, "needs a > 0", "eval", "-e", "y = log(a)", "--at", "a=-1"),
    Case(65, "the partial of 'y = sqrt(a)' by 'a' is infinite", "eval", "-e", "y = sqrt(a)", "--at", "a=0"),
    Case(65, "the program is empty", "eval", "-e", ""),
    Case(65, "the input 'x' has no value", "eval", "-e", "y = 2*x", "--verify"),
    Case(66, "cannot read '/no/such/file.chain': No such file", "eval", "/no/such/file.chain"),
    Case(66, "cannot read '/tmp'", "paths", "/tmp"),
    Case(74, "cannot write '/no/such/folder/x.json'", "eval", "-e", "y = x", "-o", "/no/such/folder/x.json"),
  ]

  @Test(arguments: failures)
  func `a failure has its status and its message, and no result`(_ failure: Case) throws {
    let run = try Command.run(failure.arguments)
    #expect(run.status == failure.status)
    #expect(run.errors.contains(failure.message))
    #expect(run.output.isEmpty)
  }

  @Test(arguments: ["eval", "paths", "compare"])
  func `what can be done ends with 0 and says nothing besides`(_ command: String) throws {
    let run = try Command.run([command] + Self.olah)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(!run.output.isEmpty)
  }

  @Test func `a verification says how well the ways agree`() throws {
    let run = try Command.run(["eval"] + Self.olah + ["--verify"])
    #expect(run.status == 0)
    let beginning = "verified: 2 derivatives by forward sweeps, largest difference from reverse sweeps 0,"
    #expect(run.errors.hasPrefix(beginning))
  }

  @Test func `a verification that does not hold ends with 1, its report written`() throws {
    let run = try Command.run("eval", "-e", "y = max(x, x) - x", "--at", "x=1", "--ties", "first", "--verify")
    #expect(run.status == 0)
    let steep = try Command.run("eval", "-e", "y = floor(1e9*x)", "--at", "x=0.5000000003", "--verify")
    #expect(steep.status == 1)
    #expect(steep.errors.contains("check failed"))
    #expect(steep.output.hasPrefix("Nodes\n"))
  }

  @Test func `a full disk is an error, a reader who leaves is none`() throws {
    let full = try Command.shell("$CHAINRULE eval -e 'y = x' > /dev/full")
    #expect(full.status == 74)
    #expect(full.errors.contains("cannot write standard output: No space left on device"))
    let program = "e=$(printf 'x%s = %s\\n' {1..2000}{,}); "
    let left = try Command.shell(program + "set -o pipefail; $CHAINRULE eval -q -e \"$e\" --format csv | head -n 1")
    #expect(left.status == 0)
    #expect(left.errors.isEmpty)
  }
}
