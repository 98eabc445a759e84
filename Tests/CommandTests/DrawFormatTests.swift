import Foundation
import TestSupport
import Testing

@testable import ChainRuleCommand

struct DrawFormatTests {
  private static let program = ["draw", "-e", "e = (a + b)*(b + 1)", "--at", "a=2,b=1", "-q"]

  private func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }

  @Test(arguments: [
    ("svg", "<?xml"), ("dot", "digraph"), ("tex", "\\documentclass"), ("mmd", "---\ntitle: "), ("json", "{\n"),
    ("mermaid", "---\n"), ("ps", "%!PS"), ("pdf", "%PDF"),
  ])
  func `the ending says the format`(_ ending: String, _ beginning: String) throws {
    try Tool.inFolder { directory in
      let file = directory.appending(path: "out." + ending)
      let run = try Command.run(Self.program + ["-o", file.path(percentEncoded: false)])
      #expect(run.status == 0)
      #expect(try text(file).hasPrefix(beginning))
    }
  }

  @Test func `a pair is a light and a dark file`() throws {
    try Tool.inFolder { directory in
      let file = directory.appending(path: "figure.svg")
      #expect(try Command.run(Self.program + ["--pair", "-o", file.path(percentEncoded: false)]).status == 0)
      for (name, theme) in [("figure.svg", "light"), ("figure~dark.svg", "dark")] {
        let single = try Command.run(Self.program + ["--theme", theme])
        #expect(try text(directory.appending(path: name)) == single.output)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path(percentEncoded: false)).count == 2)
    }
  }

  @Test(arguments: [
    ("name.svg", "name~dark.svg"), ("a.b/name", "a.b/name~dark"), ("a/b.c.png", "a/b.c~dark.png"),
    ("./x.tex", "./x~dark.tex"),
  ])
  func `the dark file is named as DocC has it`(_ name: String, _ expected: String) {
    #expect(RenderingChoice.darkName(of: name) == expected)
  }
}
