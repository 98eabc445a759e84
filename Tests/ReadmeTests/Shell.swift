import Foundation
import TestSupport

/// Runs a document's commands where a reader would: at the root of the package, with `chainrule` installed.
///
/// The root is a copy with nothing but the samples, so that what commands write is thrown away.
final class Shell {
  private let directory: URL

  init() throws {
    let files = FileManager.default
    directory = files.temporaryDirectory.appending(path: "chainrule-\(UUID().uuidString)")
    try files.createDirectory(at: directory, withIntermediateDirectories: true)
    try files.copyItem(at: Document.root.appending(path: "samples"), to: directory.appending(path: "samples"))
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// What a command prints on either stream, and its exit status.
  func run(_ command: String) throws -> (text: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec 2>&1\n" + command]
    process.currentDirectoryURL = directory
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = BuiltProducts.folder.path + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    environment["NO_COLOR"] = "1"
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
  }
}
