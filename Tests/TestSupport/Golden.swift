import Foundation
import Testing

private let goldens = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "Goldens")

/// Compares with a file under Tests/Goldens. A missing file fails; `CHAINRULE_WRITE_GOLDENS=1` writes it instead.
public func expectGolden(
  _ actual: String, _ relativePath: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  expectGolden(Data(actual.utf8), relativePath, sourceLocation: sourceLocation)
}

/// The same for bytes that are no text.
public func expectGolden(_ actual: Data, _ relativePath: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let file = goldens.appending(path: relativePath)
  do {
    if ProcessInfo.processInfo.environment["CHAINRULE_WRITE_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try actual.write(to: file)
    }
    let expected = try Data(contentsOf: file)
    guard actual != expected else { return }
    Issue.record(Comment(rawValue: difference(actual, expected, relativePath)), sourceLocation: sourceLocation)
  } catch {
    Issue.record("the golden file \(relativePath) cannot be read: \(error)", sourceLocation: sourceLocation)
  }
}

private func difference(_ actual: Data, _ expected: Data, _ path: String) -> String {
  let mine = String(decoding: actual, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  let golden = String(decoding: expected, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  let line =
    zip(mine, golden).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(mine.count, golden.count)
  return """
    \(path) differs first in line \(line + 1)
    golden: \(line < golden.count ? String(golden[line]) : "(ends)")
    actual: \(line < mine.count ? String(mine[line]) : "(ends)")
    """
}
