import Foundation
import Testing

@testable import ChainRuleCommand

/// One line of samples/gallery.txt: a figure's name and what `draw` is given for it.
struct GalleryEntry: Sendable, CustomTestStringConvertible {
  let name: String
  let arguments: [String]

  var testDescription: String { name }

  static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "samples")

  static let all: [GalleryEntry] = {
    let text = (try? String(contentsOf: samples.appending(path: "gallery.txt"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let arguments = parts[1].split(separator: " ").map { word in
        let file = samples.appending(path: String(word)).path
        return word.contains(".") ? file : String(word)
      }
      return GalleryEntry(name: String(parts[0]), arguments: arguments)
    }
  }()

  func command() throws -> DrawCommand { try DrawCommand.parse(arguments) }
}
