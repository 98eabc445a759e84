import Foundation
import TestSupport
import Testing

struct OutputTests {
  private let program = ["eval", "-e", "e = (a + b)*(b + 1)", "--at", "a=2,b=1"]

  private func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }

  private func names(in directory: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path(percentEncoded: false)).sorted()
  }

  @Test(arguments: [
    ("json", "{"), ("csv", "quantity,"), ("md", "**Nodes**"), ("tex", "% Nodes"), ("txt", "Nodes\n"), ("", "Nodes\n"),
  ])
  func `the format follows the ending`(_ ending: String, _ beginning: String) throws {
    try Tool.inFolder { directory in
      let file = directory.appending(path: ending.isEmpty ? "out" : "out." + ending)
      let run = try Command.run(program + ["-o", file.path(percentEncoded: false)])
      #expect(run.status == 0 && run.output.isEmpty)
      #expect(try text(file).hasPrefix(beginning))
    }
  }

  @Test func `the asked format beats the ending`() throws {
    try Tool.inFolder { directory in
      let file = directory.appending(path: "out.txt")
      _ = try Command.run(program + ["-o", file.path(percentEncoded: false), "--format", "json"])
      #expect(try text(file).hasPrefix("{"))
    }
  }

  @Test func `standard output is the same as a file`() throws {
    try Tool.inFolder { directory in
      let file = directory.appending(path: "out.json")
      _ = try Command.run(program + ["-o", file.path(percentEncoded: false)])
      #expect(try Command.run(program + ["-o", "-", "--format", "json"]).output == text(file))
    }
  }

  @Test func `a failure leaves the old file as it was and nothing else`() throws {
    try Tool.inFolder { directory in
      let file = directory.appending(path: "out.json")
      try Data("old".utf8).write(to: file)
      let run = try Command.run("eval", "-e", "y = log(x", "-o", file.path(percentEncoded: false))
      #expect(run.status == 65)
      #expect(try text(file) == "old")
      #expect(try names(in: directory) == ["out.json"])
    }
  }

  @Test func `a new file takes the old one's place and rights, and no other file stays`() throws {
    try Tool.inFolder { directory in
      let file = directory.appending(path: "out.json")
      try Data("old".utf8).write(to: file)
      let path = file.path(percentEncoded: false)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      #expect(try Command.run(program + ["-o", path]).status == 0)
      #expect(try text(file).hasPrefix("{"))
      #expect(try names(in: directory) == ["out.json"])
      let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(rights == 0o640)
    }
  }

  @Test func `a file that cannot be put in place leaves nothing behind`() throws {
    try Tool.inFolder { directory in
      let folder = directory.appending(path: "out.json")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      let run = try Command.run(program + ["-o", folder.path(percentEncoded: false)])
      #expect(run.status == 74)
      #expect(try names(in: directory) == ["out.json"])
    }
  }

  @Test func `a link stays a link`() throws {
    try Tool.inFolder { directory in
      let file = directory.appending(path: "real.json")
      let link = directory.appending(path: "link.json")
      try Data().write(to: file)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      #expect(try Command.run(program + ["-o", link.path(percentEncoded: false)]).status == 0)
      let type = try FileManager.default.attributesOfItem(atPath: link.path())[.type] as? FileAttributeType
      #expect(type == .typeSymbolicLink)
      #expect(try text(file).hasPrefix("{"))
    }
  }

  @Test func `a device is written to as it is`() throws {
    #expect(try Command.run(program + ["-o", "/dev/null"]).status == 0)
    #expect(try Command.run(program + ["-o", "/dev/full"]).status == 74)
  }
}
