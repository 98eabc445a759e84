import ChainRule
import Foundation
import Graphviz
import TestSupport
import Testing

@testable import ChainRuleCommand

@Suite struct OutlineTests {
  private static let outlined = RenderingOptions(outlinesText: true)
  private static let names = [
    "olah-5-reverse", "olah-6-paths", "olah-circuit", "network-2-opened", "quotient-rule-derivation", "olah-vi",
  ]

  private func figure(_ name: String) throws -> Figure {
    try #require(GalleryEntry.all.first { $0.name == name }).command().described()
  }

  private func text(_ figure: Figure, _ options: RenderingOptions) throws -> String {
    String(decoding: try figure.rendered(as: .svg, options: options), as: UTF8.self)
  }

  @Test(arguments: names)
  func `outlines stand for all text, and the rest stays`(_ name: String) throws {
    let figure = try figure(name)
    let outlined = try text(figure, Self.outlined)
    let plain = try text(figure, RenderingOptions())
    #expect(plain.contains("<text ") && !outlined.contains("<text ") && !outlined.contains("<tspan "))
    for mark in ["<title", "<desc", "<g id=", "class=\"fill-", "var(--chainrule-", "prefers-color-scheme"] {
      let count = plain.ranges(of: mark).count
      #expect(count > 0 && outlined.ranges(of: mark).count >= (mark.hasPrefix("class") ? 1 : count), "\(mark)")
    }
    #expect(try MarkupReader(outlined).repeatedIDs.isEmpty)
    #expect(try text(figure, Self.outlined) == outlined)
  }

  @Test(arguments: ["x", "∂e/∂b = 2·1 + 3·1 = 5", "Đồ thị tính toán", String(repeating: "nghiêng ", count: 25)])
  func `an outline is as wide as its text`(_ text: String) throws {
    for font in [Font(.serif), Font(.serif, italic: true), Font(.sans)] {
      var right = 0.0
      for step in try Graphviz.outline(of: text, font: font).steps {
        switch step {
        case .move(let point), .line(let point), .curve(_, _, let point): right = max(right, point.x)
        case .close: break
        }
      }
      let letters = text.trimmingCharacters(in: .whitespaces)
      #expect(abs(right - Graphviz.textWidth(letters, font: font, size: 1)) < 0.02 * Double(text.count) + 0.1)
    }
  }

  @Test(
    .enabled(
      if: Tool.rsvgConvert != nil && Tool.compare != nil,
      "rsvg-convert or ImageMagick is not installed: outlines are not compared with text"), arguments: names)
  func `outlines are the same pixels as text, but for a trace`(_ name: String) throws {
    let (convert, compare) = (try #require(Tool.rsvgConvert), try #require(Tool.compare))
    let figure = try figure(name)
    try Tool.inFolder { folder in
      for (file, options) in [("outlined", Self.outlined), ("plain", RenderingOptions())] {
        try Data(text(figure, options).utf8).write(to: folder.appending(path: file + ".svg"))
        #expect(
          try convert.run(["-b", "white", "-z", "2", file + ".svg", "-o", file + ".png"], in: folder).status == 0)
      }
      let said = try compare.run(["-metric", "MAE", "outlined.png", "plain.png", "null:"], in: folder).output
      let difference = try #require(said.firstMatch(of: /\(([0-9.e-]+)\)/).flatMap { Double($0.output.1) })
      // One word less differs ten times as much.
      #expect(difference < 0.0006, "\(said)")
    }
  }
}
