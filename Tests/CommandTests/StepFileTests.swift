import Foundation
import TestSupport
import Testing

/// `draw --figure steps` with a number in the output's name.
struct StepFileTests {
  private let steps = ["draw", "-e", "e = (a + b)*(b + 1)", "--at", "a=2,b=1", "--figure", "steps"]

  private func names(in directory: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path(percentEncoded: false)).sorted()
  }

  @Test(arguments: ["svg", "png", "pdf", "dot"])
  func `every step is a file of its own`(_ ending: String) throws {
    try Tool.inFolder { directory in
      let path = directory.path(percentEncoded: false)
      let run = try Command.run(steps + ["-o", path + "/step-%d.\(ending)"])
      #expect(run.status == 0 && run.errors.isEmpty)
      #expect(try names(in: directory) == (0...6).map { "step-\($0).\(ending)" })
    }
  }

  @Test func `one that cannot be written leaves none`() throws {
    try Tool.inFolder { directory in
      let path = directory.path(percentEncoded: false)
      try FileManager.default.createDirectory(
        at: directory.appending(path: "step-3.svg"), withIntermediateDirectories: true)
      let run = try Command.run(steps + ["-o", path + "/step-%d.svg"])
      #expect(run.status == 74)
      #expect(try names(in: directory) == ["step-3.svg"])
    }
  }

  @Test func `without a number there is one file`() throws {
    try Tool.inFolder { directory in
      let path = directory.path(percentEncoded: false)
      let run = try Command.run(steps + ["-o", path + "/steps.svg", "--step-seconds", "0.5"])
      #expect(run.status == 0)
      #expect(try names(in: directory) == ["steps.svg"])
    }
  }

  @Test(arguments: [
    (["--step-seconds", "0.1"], "--step-seconds is a number from 0.5 to 60."),
    (["--step-seconds", "nan"], "--step-seconds is a number from 0.5 to 60."),
    (["--sweep", "sideways"], "sideways"),
    (["--renderer", "graphviz", "-o", "/nowhere/%d.svg"], "leave out %d"),
  ])
  func `nonsense is refused`(_ options: [String], _ message: String) throws {
    let run = try Command.run(steps + options)
    #expect(run.status == 64 && run.errors.contains(message), "\(run.errors)")
  }

  @Test(arguments: [["--sweep", "forward"], ["--step-seconds", "1"]])
  func `options of steps go with no other figure`(_ options: [String]) throws {
    let run = try Command.run(["draw", "-e", "y = x^2", "--at", "x=1", "--figure", "reverse"] + options)
    #expect(run.status == 64 && run.errors.contains("goes with --figure steps"), "\(run.errors)")
  }
}
