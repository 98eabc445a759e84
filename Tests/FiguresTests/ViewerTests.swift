import ChainRule
import Foundation
import TestSupport
import Testing

@testable import ChainRuleCommand

/// Viewers of our SVG against each other; without them there is nothing to compare, and the tests are skipped.
@Suite(.serialized) struct ViewerTests {
  private static let hasViewers = Tool.rsvgConvert != nil && Tool.chromium != nil

  @Test(.enabled(if: Tool.xmllint != nil, "xmllint is not installed"))
  func `every figure of the gallery is well-formed to xmllint`() throws {
    let xmllint = try #require(Tool.xmllint)
    let figures = try Self.gallery.get().reduce(into: [:]) { $0["\($1.name).svg"] = Data($1.svg.utf8) }
    #expect(figures.count == GalleryEntry.all.count)
    #expect(try xmllint.run(["--noout", "--nonet"] + figures.keys.sorted(), files: figures).status == 0)
  }

  /// One run of the browser looks at all figures: it compares pixels and measures text itself.
  @Test(.enabled(if: hasViewers, "rsvg-convert and chromium are not installed"))
  func `librsvg and Chromium agree on every figure, and text keeps its place in another face`() throws {
    let lines = try report()
    try #require(lines.last?.first == "end")
    let agreements = lines.filter { $0[0] == "agree" }
    #expect(agreements.count == GalleryEntry.all.count + 1)
    for line in agreements {
      let disagreement = try #require(Double(line[2]))
      if line[1] == "control" {
        #expect(disagreement > 3 * Self.tolerance, "text of another size goes unnoticed: \(disagreement)")
      } else {
        #expect(disagreement <= Self.tolerance, "\(line[1]): \(disagreement) of a thousand pixels with ink")
      }
    }
    let displaced = lines.filter { $0[0] == "font" }
    #expect(displaced.contains { $0[1] == "control" })
    for line in displaced where line[1] != "control" { Issue.record("\(line[1]): \(line[2])") }
  }

  /// Of a thousand pixels with ink, so many may have nothing like them within a pixel and a half around: strokes that
  /// one viewer sharpens, letters that one of them kerns.
  private static let tolerance = 8.0

  private func report() throws -> [[String]] {
    let template = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "compare-viewers.html")
    let (pairs, inline) = try figures()
    // The template is short, the page is not: it is cut before anything is put in.
    var page = try String(contentsOf: template, encoding: .utf8).components(separatedBy: "<!-- FIGURES -->")
    page.insert(pairs, at: 1)
    page = page.flatMap { $0.utf8.count < 100_000 ? $0.components(separatedBy: "<!-- INLINE -->") : [$0] }
    page.insert(inline, at: 3)
    // What moves stands still then, as it does in librsvg.
    let arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion", "--user-data-dir=profile",
      "--dump-dom", "page.html",
    ]
    let printed = try #require(Tool.chromium).run(arguments, files: ["page.html": Data(page.joined().utf8)]).printed
    let text = String(decoding: printed, as: UTF8.self)
    let result = try #require(text.firstMatch(of: /<pre id="result">((?s).*?)<\/pre>/)).output.1
    return result.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// As images beside what librsvg makes of them, and as markup in the page; the last figure is wrong on purpose.
  private func figures() throws -> (pairs: String, inline: String) {
    var pairs = ""
    var inline = ""
    let gallery = try Self.gallery.get()
    for (name, figure) in gallery {
      let svg = try onWholePixels(figure)
      pairs += pair(name, svg, try png(of: svg))
      inline += "<div title=\"\(name)\">\(svg)</div>\n"
    }
    let svg = try onWholePixels(gallery[0].svg)
    let wrong = svg.replacing("font-size=\"19\"", with: "font-size=\"24\"").replacing(/\ textLength="[^"]*"/, with: "")
    pairs += pair("control", svg, try png(of: wrong))
    inline += "<div title=\"control\">\(wrong)</div>\n"
    return (pairs, inline)
  }

  private func pair(_ name: String, _ svg: String, _ png: Data) -> String {
    let svg = Data(svg.utf8).base64EncodedString()
    return "<div id=\"\(name)\"><img src=\"data:image/svg+xml;base64,\(svg)\">"
      + "<img src=\"data:image/png;base64,\(png.base64EncodedString())\"></div>\n"
  }

  private func png(of svg: String) throws -> Data {
    let run = try #require(Tool.rsvgConvert).run(
      ["--zoom", "2", "--background-color", "white", "figure.svg"], files: ["figure.svg": Data(svg.utf8)])
    try #require(run.status == 0)
    return run.printed
  }

  /// Laid out once, as pages take them.
  private static let gallery = Result {
    try GalleryEntry.all.map { entry in
      let command = try entry.command()
      var options = RenderingOptions(theme: try command.rendering.theme.loaded(command.output))
      options.isInline = true
      let bytes = try command.described().rendered(as: .svg, options: options)
      return (name: entry.name, svg: String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The same on a page of whole pixels, since viewers round others in their own ways.
  private func onWholePixels(_ svg: String) throws -> String {
    let size = try #require(svg.firstMatch(of: /width="([0-9.]+)" height="([0-9.]+)" viewBox="0 0 [0-9.]+ [0-9.]+"/))
    let width = try #require(Double(size.output.1)).rounded(.up)
    let height = try #require(Double(size.output.2)).rounded(.up)
    let whole = "width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width * 0.75) \(height * 0.75)\""
    return svg[..<size.range.lowerBound] + whole + svg[size.range.upperBound...]
  }
}
