import Foundation
import TestSupport
import Testing

struct CompareTests {
  private static let olah = ExitStatusTests.olah

  @Test func `the format follows the file's ending`() throws {
    try Tool.inFolder { directory in
      let file = directory.appending(path: "ledger.json").path(percentEncoded: false)
      #expect(try Command.run(["compare"] + Self.olah + ["-o", file]).output.isEmpty)
      let written = try String(contentsOfFile: file, encoding: .utf8)
      #expect(written.hasPrefix("{\n  \"schema\": \"chainrule.comparison/1\""))
    }
  }

  @Test func `without values it says so and counts by the shape`() throws {
    let run = try Command.run("compare", "-e", "e = (a + b)*(b + 1)")
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix("note: no value for 'a', 'b'"))
    #expect(!run.output.contains("at the point"))
    #expect(run.output.contains("5 multiplications against 6"))
  }

  @Test func `outputs and inputs are chosen, intermediates too`() throws {
    let arguments = ["compare", "-q", "-e", "v = x*y", "-e", "f = sin(v)*x", "--of", "f,v", "--wrt", "v"]
    let run = try Command.run(arguments)
    #expect(run.output.hasPrefix("Jacobian of 2 outputs by 1 input\n"))
    #expect(run.output.contains("Forward mode wins: 1 sweep against 2"))
  }

  @Test func `an infinite partial can be asked for`() throws {
    let run = try Command.run("compare", "-e", "y = sqrt(a)", "--at", "a=0", "--allow-nonfinite")
    #expect(run.status == 0)
    #expect(run.output.contains("agree to the last bit on the one derivative"))
  }

  @Test func `the Hessian of an arrow takes two products`() throws {
    let terms = (1...30).map { "x0*x\($0)^2" }.joined(separator: " + ")
    let run = try Command.run("compare", "-q", "-e", "f = \(terms)", "--hessian")
    #expect(run.output.contains("one for each input                       31"))
    #expect(run.output.contains("column coloring                          31"))
    #expect(run.output.contains("star coloring                             2"))
  }

  @Test func `words are Vietnamese where asked`() throws {
    let run = try Command.run(["compare", "--lang", "vi"] + Self.olah)
    #expect(run.output.contains("Chiều ngược thắng: 1 lượt so với 2, 5 phép nhân so với 6."))
  }
}
