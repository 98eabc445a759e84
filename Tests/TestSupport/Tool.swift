import Foundation

/// A program beside ours that a test may want.
public struct Tool: Sendable {
  private let executable: URL

  /// Nil where the path leads to none.
  public init?(_ name: String) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let candidates = path.split(separator: ":").map { URL(filePath: String($0)).appending(path: name) }
    guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
      return nil
    }
    executable = found
  }

  public static let python = Tool("python3")
  public static let pdflatex = Tool("pdflatex")
  public static let xmllint = Tool("xmllint")
  public static let pdffonts = Tool("pdffonts")
  public static let rsvgConvert = Tool("rsvg-convert")
  /// ImageMagick's measure of how pictures differ.
  public static let compare = Tool("compare")

  /// pdfLaTeX where it has TikZ.
  public static let tikz: Tool? = {
    let found = try? Tool("kpsewhich").flatMap { kpsewhich in
      try inFolder { try kpsewhich.run(["tikz.sty"], in: $0).status == 0 }
    }
    return found == true ? pdflatex : nil
  }()

  /// Runs in a folder with nothing but this file in it.
  public func run(
    _ arguments: [String], on text: String, named name: String
  ) throws -> (status: Int32, output: String) {
    try Self.inFolder { folder in
      try Data(text.utf8).write(to: folder.appending(path: name))
      return try run(arguments + [name], in: folder)
    }
  }

  /// Gives a new folder, which is gone afterwards.
  public static func inFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "chainrule-tool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// What it says goes through a file, since a pipe would block when full.
  public func run(_ arguments: [String], in folder: URL) throws -> (status: Int32, output: String) {
    let said = folder.appending(path: "said")
    try Data().write(to: said)
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = try FileHandle(forWritingTo: said)
    process.standardError = process.standardOutput
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: try Data(contentsOf: said), as: UTF8.self))
  }
}
