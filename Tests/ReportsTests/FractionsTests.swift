import ComputationGraph
import Differentiation
import Foundation
import Notation
import Reports
import TestSupport
import Testing

/// Python's `fractions` computes the same programs again, from their text.
struct FractionsTests {
  private static let python = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  private static let isAvailable: Bool = {
    if python == nil { print("SKIPPED: there is no python3, so nothing checks exact numbers from outside") }
    return python != nil
  }()

  private static let programs = [Example.olah] + (1000..<1100).map { RandomRationalProgram(seed: $0).text }

  @Test(.enabled(if: isAvailable, "there is no python3"))
  func `exact reports hold what Python's fractions come to`() throws {
    var cases: [String] = []
    for program in Self.programs {
      let report = try Example(exactly: program).evaluationText(.json)
      let text = String(decoding: try JSONEncoder().encode(program), as: UTF8.self)
      cases.append("{\"program\": \(text), \"report\": \(report)}")
    }
    let (status, output) = try Self.run("fractions_check.py", "[" + cases.joined(separator: ",\n") + "]")
    #expect(status == 0, "\(output)")
    #expect(output.hasPrefix("\(Self.programs.count) programs, "))
  }

  @Test(.enabled(if: isAvailable, "there is no python3"))
  func `a wrong number would be found`() throws {
    let report = try Example(exactly: Example.olah).evaluationText(.json)
    for (right, wrong) in [("[\"2\", \"5\"]", "[\"2\", \"6\"]"), ("\"value\": \"6\"", "\"value\": \"19/3\"")] {
      let program = String(decoding: try JSONEncoder().encode(Example.olah), as: UTF8.self)
      #expect(report.contains(right))
      let changed = report.replacing(right, with: wrong)
      let (status, _) = try Self.run("fractions_check.py", "[{\"program\": \(program), \"report\": \(changed)}]")
      #expect(status != 0)
    }
  }

  private static func run(_ script: String, _ input: String) throws -> (status: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "chainrule-python-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out"].map { folder.appending(path: $0) }
    try Data(input.utf8).write(to: files[0])
    try Data().write(to: files[1])
    let data = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Data")
    let process = Process()
    process.executableURL = URL(filePath: python ?? "")
    process.arguments = [data.appending(path: script).path(percentEncoded: false)]
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    let output = try FileHandle(forWritingTo: files[1])
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: try Data(contentsOf: files[1]), as: UTF8.self))
  }
}
