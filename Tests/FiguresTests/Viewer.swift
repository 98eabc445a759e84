import Foundation

/// A program beside ours that shows SVG.
struct Viewer: Sendable {
  private let executable: URL

  /// The first of these that the path leads to.
  init?(_ names: String...) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let folders = path.split(separator: ":").map { URL(filePath: String($0)) }
    let candidates = names.flatMap { name in folders.map { $0.appending(path: name) } }
    guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
      return nil
    }
    executable = found
  }

  static let librsvg = Viewer("rsvg-convert")
  static let chromium = Viewer("chromium", "chromium-browser", "google-chrome")
  static let xmllint = Viewer("xmllint")

  /// What it prints, run in a folder of its own with these files in it.
  func run(_ arguments: [String], files: [String: Data]) throws -> (status: Int32, output: Data) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "chainrule-viewer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in files { try content.write(to: folder.appending(path: name)) }
    let printed = folder.appending(path: "printed")
    try Data().write(to: printed)
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = try FileHandle(forWritingTo: printed)
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try Data(contentsOf: printed))
  }
}
