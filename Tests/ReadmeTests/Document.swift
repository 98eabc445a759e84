import Foundation
import Testing

/// A Markdown file of this package.
struct Document: Sendable, CustomTestStringConvertible {
  let path: String

  var testDescription: String { path }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let readme = Document(path: "README.md")

  /// Those whose commands readers will copy.
  static let all = [readme, Document(path: "Sources/ChainRule/ChainRule.docc/SumOverPaths.md")]

  func text() throws -> String { try String(contentsOf: Self.root.appending(path: path), encoding: .utf8) }

  /// The fenced blocks in one language, in order.
  func blocks(in language: String) throws -> [[String]] {
    var blocks: [[String]] = []
    var open: (language: String, lines: [String])?
    for line in try text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        if let block = open, block.language == language { blocks.append(block.lines) }
        open = open == nil ? (String(line.dropFirst(3)), []) : nil
      } else {
        open?.lines.append(line)
      }
    }
    return blocks
  }
}
