import Foundation
import TestSupport
import Testing

struct ThemeCommandTests {
  private let program = ["draw", "-e", "e = (a + b)*(b + 1)", "--at", "a=2,b=1", "--figure", "reverse"]

  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    try Tool.inFolder { directory in
      let file = directory.appending(path: "mine.json")
      try Data(text.utf8).write(to: file)
      try body(file.path(percentEncoded: false))
    }
  }

  @Test(arguments: ["auto", "light", "dark", "print"], ["svg", "dot"])
  func `a built-in theme's file gives the same bytes as its name`(_ name: String, _ format: String) throws {
    let written = try Command.run("theme", name)
    #expect(written.status == 0 && written.errors.isEmpty)
    try withFile(written.output) { file in
      let styles = [[], ["--style", "circuit"]]
      for style in styles {
        let arguments = program + style + ["--format", format, "--theme"]
        let byName = try Command.run(arguments + [name])
        let byFile = try Command.run(arguments + [file])
        #expect(byName.status == 0 && byName.output == byFile.output && byFile.errors.isEmpty)
      }
    }
  }

  @Test func `every setting shows in the figure`() throws {
    let plain = try Command.run(program + ["--theme", "light"]).output
    let settings = [
      ##""colors": {"reverse": "#903000"}"##, ##""page": "filled""##, ##""dark": {}"##, ##""fonts": {"text": "mono"}"##,
      ##""fonts": {"serif": ["Charter", "serif"]}"##, ##""sizes": {"text": 24}"##, ##""sizes": {"label": 20}"##,
      ##""sizes": {"caption": 20}"##, ##""shapes": {"corners": "square"}"##, ##""shapes": {"fills": false}"##,
      ##""shapes": {"outline": 2}"##, ##""shapes": {"carrying": 4}"##, ##""shapes": {"arrowhead": 1}"##,
      ##""shapes": {"spacing": 1.5}"##,
    ]
    var seen: Set = [plain]
    for setting in settings {
      try withFile("{\(setting)}") { file in
        let run = try Command.run(program + ["--theme", file])
        #expect(run.status == 0 && run.errors.isEmpty, "\(setting): \(run.errors)")
        #expect(seen.insert(run.output).inserted, "\(setting)")
      }
    }
  }

  @Test func `a weak colour is remarked on, drawn all the same, and no check`() throws {
    try withFile(##"{"colors": {"reverse": "#ffcc00"}}"##) { file in
      let drawn = try Command.run(program + ["--theme", file])
      #expect(drawn.status == 0 && drawn.output.contains("#ffcc00"))
      #expect(drawn.errors.hasPrefix("note: 'reverse' (#ffcc00) on 'output-fill' (#fef3c7) has a contrast of 1."))
      #expect(try Command.run(program + ["--theme", file, "--quiet"]).errors.isEmpty)
      let check = try Command.run("theme", file, "--check")
      #expect(check.status == 1 && check.errors.isEmpty && "note: " + check.output == drawn.errors)
    }
  }

  @Test func `a good theme passes the check`() throws {
    let run = try Command.run("theme", "auto", "--check")
    #expect(run.status == 0 && run.output == "every colour of 'auto' can be read\n")
  }

  @Test(arguments: [
    (["draw", "-e", "y = x", "--theme", "lihgt"], 64), (["theme", "lihgt"], 64), (["theme"], 64), (["theme", ""], 64),
    (["draw", "-e", "y = x", "--theme", "/no/such.json"], 66), (["theme", "no-such.json"], 66), (["theme", "/"], 66),
    (["theme", "light", "-o", "/no/such/place.json"], 74),
  ])
  func `what is no theme is refused`(_ arguments: [String], _ status: Int) throws {
    let run = try Command.run(arguments)
    #expect(run.status == Int32(status) && run.output.isEmpty && !run.errors.isEmpty)
  }

  @Test func `a wrong file is shown where it is wrong`() throws {
    try withFile("{\n  \"colors\": {\"forwrd\": \"#0060a8\"}\n}\n") { file in
      let run = try Command.run(program + ["--theme", file])
      #expect(run.status == 65 && run.output.isEmpty)
      #expect(run.errors.contains("mine.json:2:14") && run.errors.contains("did you mean 'forward'?"))
    }
  }

  @Test func `a file that is no text is refused`() throws {
    let run = try Command.run(["theme", "-"], input: Data([0x7B, 0xFF, 0x7D]))
    #expect(run.status == 65 && run.errors.contains("UTF-8"))
  }

  @Test func `a theme can come from standard input`() throws {
    let run = try Command.run(["theme", "-"], input: Data(#"{"extends": "print"}"#.utf8))
    let named = try Command.run("theme", "print")
    #expect(run.status == 0 && run.output == named.output)
  }
}
