import Foundation
import TestSupport
import Testing

struct EmitTests {
  private static let olah = ["-e", "e = (a + b)*(b + 1)"]

  @Test(arguments: [
    ("f.c", "double "), ("f.swift", "func "), ("f.py", "def "), ("f.js", "function "), ("F.MJS", "function "),
  ])
  func `the language follows the ending`(_ name: String, _ word: String) throws {
    try Tool.inFolder { directory in
      let file = directory.appending(path: name)
      let run = try Command.run(["emit"] + Self.olah + ["-o", file.path(percentEncoded: false)])
      #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
      let code = try String(contentsOf: file, encoding: .utf8)
      #expect(code.contains("\n" + word))
    }
  }

  @Test func `the asked language beats the ending`() throws {
    try Tool.inFolder { directory in
      let path = directory.appending(path: "f.c").path(percentEncoded: false)
      #expect(try Command.run(["emit"] + Self.olah + ["-o", path, "--lang", "python"]).status == 0)
      let code = try String(contentsOfFile: path, encoding: .utf8)
      #expect(code.contains("\ndef "))
    }
  }

  @Test func `a program needs no values, nor ones that are inside its domain`() throws {
    let run = try Command.run("emit", "-e", "x = 0; y = 1/x + log(x) + 0*t", "--lang", "c", "--name", "slope")
    #expect(run.status == 0)
    #expect(run.output.contains("double slope(double x, double t, double gradient[2]) {"))
  }

  @Test func `derivatives are by what is named, in that order, of what is named`() throws {
    let lines = ["-e", "u = a*b", "-e", "p = u^2", "-e", "q = u + b"]
    let one = try Command.run(["emit"] + lines + ["--of", "q", "--wrt", "b,u", "--lang", "python"])
    #expect(one.output.contains("return q, (dq_db, 1.0)"))
    let all = try Command.run(["emit"] + lines + ["--jacobian", "--of", "q,p", "--lang", "python"])
    #expect(all.output.contains("return (q, p), ((b, dq_db), (dp_da, dp_db))"))
    let nodes = try Command.run(["emit"] + lines + ["--all", "--of", "p", "--lang", "javascript"])
    #expect(nodes.output.contains("q: { value: q, adjoint: 0 }"))
  }

  static let failures: [(Int32, String, [String])] = [
    (64, "choose a language with --lang: c, swift, python, javascript", olah),
    (64, "choose a language with --lang", olah + ["-o", "-"]),
    (64, "no source code is written as '.rs'; choose --lang", olah + ["-o", "never.rs"]),
    (64, "invalid for '--lang", olah + ["--lang", "vi"]),
    (64, "a gradient is of one output, not 2", ["-e", "p = x; q = 2*x; r = 3*x", "--of", "p,q", "--lang", "c"]),
    (64, "the program has no input to differentiate by", ["-e", "const k = 2; y = 2*k", "--lang", "c"]),
    (64, "--all goes with a gradient, not with --jacobian", olah + ["--lang", "c", "--all", "--jacobian"]),
    (64, "no function in Python can be called 'lambda'", olah + ["--lang", "python", "--name", "lambda"]),
    (64, "no function in C can be called 'exp'", olah + ["--lang", "c", "--name", "exp"]),
    (64, "no function in Swift can be called '1st'", olah + ["--lang", "swift", "--name", "1st"]),
    (64, "no function in JavaScript can be called 'a-b'", olah + ["--lang", "javascript", "--name", "a-b"]),
    (64, "no function in C can be called ''", olah + ["--lang", "c", "--name", ""]),
    (64, "--at has no use here", olah + ["--lang", "c", "--at", "a=1"]),
    (64, "--allow-nonfinite has no use here", olah + ["--lang", "c", "--allow-nonfinite"]),
    (64, "no node 'k'", olah + ["--lang", "c", "--wrt", "k"]),
    (64, "no node 'z'", olah + ["--lang", "c", "--of", "z"]),
    (64, "Give a program", ["--lang", "c"]),
    (64, "Unknown option '--precision'", olah + ["--lang", "c", "--precision", "3"]),
    (65, "is never closed", ["-e", "y = (x", "--lang", "c"]),
    (66, "cannot read", ["/no/such/file.chain", "--lang", "c"]),
    (74, "cannot write", olah + ["-o", "/no/such/folder/x.c"]),
  ]

  @Test(arguments: failures.indices)
  func `nonsense has its status and its message, and no result`(_ index: Int) throws {
    let (status, message, arguments) = Self.failures[index]
    let run = try Command.run(["emit"] + arguments)
    #expect(run.status == status, "\(arguments)")
    #expect(run.errors.contains(message), "\(arguments): \(run.errors)")
    #expect(run.output.isEmpty)
  }
}
