import Foundation

/// A Python that can drive Chromium: the one that `make browser` sets up.
enum Browser {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let python: String? = {
    let own = root.appending(path: ".build/browser/bin/python3").path(percentEncoded: false)
    let probe = "import os, playwright, axe_playwright_python; os.stat('/usr/bin/chromium')"
    if let run = try? run([own, "-c", probe]), run.status == 0 { return own }
    print("SKIPPED: no browser to try pages in; `make browser` installs one")
    return nil
  }()

  static func run(_ command: [String]) throws -> (status: Int32, output: String) {
    let log = FileManager.default.temporaryDirectory.appending(path: "chainrule-browser-\(UUID().uuidString)")
    try Data().write(to: log)
    defer { try? FileManager.default.removeItem(at: log) }
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.standardInput = FileHandle.nullDevice
    let output = try FileHandle(forWritingTo: log)
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: try Data(contentsOf: log), as: UTF8.self))
  }

  /// Calls with a folder that is gone afterwards.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "chainrule-pages-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
