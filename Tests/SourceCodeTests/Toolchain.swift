import Foundation
import Reports

/// How source code in a language is run here.
enum Toolchain {
  static func tool(for language: ProgrammingLanguage) -> String {
    switch language {
    case .c: "cc"
    case .swift: "swiftc"
    case .python: "python3"
    case .javascript: "node"
    }
  }

  static func isInstalled(_ language: ProgrammingLanguage) -> Bool {
    (try? run("/usr/bin/env", [tool(for: language), "--version"], in: URL(filePath: "/")).status) == 0
  }

  /// A line of numbers for each exercise, from one program that contains all the functions.
  static func numbers(of exercises: [Exercise], in language: ProgrammingLanguage) throws -> [[Double]] {
    let files = FileManager.default
    let directory = files.temporaryDirectory.appending(path: "chainrule-code-\(UUID().uuidString)")
    try files.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: directory) }
    let source = directory.appending(path: "main." + ending(of: language))
    try Data(try Harness(language: language).program(of: exercises).utf8).write(to: source)
    for command in commands(for: language, source.path) {
      let result = try run("/usr/bin/env", command, in: directory)
      guard result.status == 0 else { throw Failure(message: "\(command): \(result.errors.prefix(2000))") }
      if command == commands(for: language, source.path).last { return parsed(result.output) }
    }
    return []
  }

  private static func ending(of language: ProgrammingLanguage) -> String {
    switch language {
    case .c: "c"
    case .swift: "swift"
    case .python: "py"
    case .javascript: "js"
    }
  }

  private static func commands(for language: ProgrammingLanguage, _ source: String) -> [[String]] {
    switch language {
    case .c:
      [
        ["cc", "-O2", "-ffp-contract=off", "-Wall", "-Wextra", "-Werror", source, "-o", "main", "-lm"], ["./main"],
      ]
    case .swift: [["swiftc", "-O", "-warnings-as-errors", source, "-o", "main"], ["./main"]]
    case .python: [["python3", "-W", "error", source]]
    case .javascript: [["node", source]]
    }
  }

  private static func parsed(_ output: String) -> [[Double]] {
    output.split(separator: "\n").map { line in line.split(separator: " ").map { Double($0) ?? .nan } }
  }

  struct Failure: Error, CustomStringConvertible {
    let message: String
    var description: String { message }
  }

  private static func run(
    _ tool: String, _ arguments: [String], in directory: URL
  ) throws -> (status: Int32, output: String, errors: String) {
    let name = UUID().uuidString
    let logs = ["out", "err"].map { FileManager.default.temporaryDirectory.appending(path: "\(name).\($0)") }
    defer { for log in logs { try? FileManager.default.removeItem(at: log) } }
    for log in logs { try Data().write(to: log) }
    let process = Process()
    process.executableURL = URL(filePath: tool)
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: logs[0])
    process.standardError = try FileHandle(forWritingTo: logs[1])
    try process.run()
    process.waitUntilExit()
    let texts = try logs.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return (process.terminationStatus, texts[0], texts[1])
  }
}
