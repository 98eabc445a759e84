import Foundation

/// A program beside ours that a test may want.
public struct Tool: Sendable {
  private let executable: URL

  /// The first of these that the path leads to.
  public init?(_ names: String...) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let folders = path.split(separator: ":").map { URL(filePath: String($0)) }
    let candidates = names.flatMap { name in folders.map { $0.appending(path: name) } }
    guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
      return nil
    }
    executable = found
  }

  public init(at executable: URL) { self.executable = executable }

  public static let python = Tool("python3")
  public static let pdflatex = Tool("pdflatex")
  public static let xmllint = Tool("xmllint")
  public static let pdffonts = Tool("pdffonts")
  public static let rsvgConvert = Tool("rsvg-convert")
  public static let chromium = Tool("chromium", "chromium-browser", "google-chrome")
  public static let node = Tool("node")
  /// ImageMagick's measure of how pictures differ.
  public static let compare = Tool("compare")

  /// pdfLaTeX where it has TikZ.
  public static let tikz: Tool? = {
    let found = try? Tool("kpsewhich").flatMap { kpsewhich in
      try inFolder { try kpsewhich.run(["tikz.sty"], in: $0).status == 0 }
    }
    return found == true ? pdflatex : nil
  }()

  public struct Outcome: Sendable {
    public let status: Int32
    public let printed: Data
    public let errors: Data

    /// What was printed, then what was said of errors.
    public var output: String { String(decoding: printed + errors, as: UTF8.self) }
  }

  /// Runs in a folder with nothing but these files in it.
  public func run(_ arguments: [String], files: [String: Data]) throws -> Outcome {
    try Self.inFolder { folder in
      for (name, content) in files { try content.write(to: folder.appending(path: name)) }
      return try run(arguments, in: folder)
    }
  }

  public func run(_ arguments: [String], on text: String, named name: String) throws -> Outcome {
    try run(arguments + [name], files: [name: Data(text.utf8)])
  }

  /// Gives a new folder, which is gone afterwards.
  public static func inFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "chainrule-tool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// What it says goes through files, since a pipe would block when full.
  public func run(_ arguments: [String], in folder: URL) throws -> Outcome {
    let (printed, errors) = (folder.appending(path: "printed"), folder.appending(path: "errors"))
    for file in [printed, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = try FileHandle(forWritingTo: printed)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, printed: try Data(contentsOf: printed), errors: try Data(contentsOf: errors))
  }
}
