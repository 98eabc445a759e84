import ChainRule
import Foundation
import Graphviz
import TestSupport
import Testing

@testable import ChainRuleCommand
@testable import Rendering

@Suite struct PictureTests {
  private func figure(_ kind: FigureKind = .reverse, _ text: String = "e = (a + b)*(b + 1)") throws -> Figure {
    try Figure(of: Graph(of: Program(parsing: text)), evaluation: nil, options: FigureOptions(kind: kind))
  }

  @Test(arguments: [16, 100, 333, 640, 1501])
  func `a picture has the width asked for`(_ width: Int) throws {
    // Sizes need numbers.
    for kind in FigureKind.allCases where kind != .heat {
      let png = try figure(kind).rendered(as: .png, options: RenderingOptions(pixelWidth: width))
      #expect(number(png, at: 16, bytes: 4) == width, "\(kind)")
    }
  }

  @Test(arguments: [Format.png, .pdf, .webp, .jpg, .gif, .tiff, .bmp, .eps, .ps])
  func `a format's bytes begin as the format's do`(_ format: Format) throws {
    let beginnings: [Format: [UInt8]] = [
      .png: [0x89] + "PNG".utf8, .pdf: Array("%PDF".utf8), .webp: Array("RIFF".utf8), .jpg: [0xFF, 0xD8, 0xFF],
      .gif: Array("GIF8".utf8), .tiff: Array("II*".utf8), .bmp: Array("BM".utf8), .eps: Array("%!PS".utf8),
      .ps: Array("%!PS".utf8),
    ]
    let beginning = try #require(beginnings[format])
    do {
      let bytes = try figure().rendered(as: format)
      #expect(bytes.starts(with: beginning))
      #expect(try figure().rendered(as: format) == bytes)
      let dates = String(decoding: bytes, as: UTF8.self).matches(of: /CreationDate.{0,30}?(\d{4})/)
      #expect(dates.allSatisfy { $0.output.1 == "2000" })
    } catch let error as GraphvizError {
      #expect(error.message.contains("draws no \(format.rawValue)"))
      #expect(try !Graphviz.formats().contains(format.rawValue))
    }
  }

  @Test func `where Graphviz has not the format, it says what it has`() {
    let error = Format.webp.missing(among: ["canon", "dot", "pdf", "png", "svg"])
    #expect(error.message == "the Graphviz on this machine draws no webp; it draws png, pdf")
    #expect(Format.png.missing(among: []).message == "the Graphviz on this machine draws no png")
  }

  @Test func `a width that cannot be met is refused`() throws {
    let tall = try figure(.graph, (0..<40).map { "x\($0 + 1) = sin(x\($0))" }.joined(separator: ";"))
    let flat = try figure(.graph, (0..<60).map { "y\($0) = sin(x\($0))" }.joined(separator: ";"))
    for (figure, width, fault) in [(tall, 30_000, "too large for png"), (flat, 0, "too small for png")] {
      let error = #expect(throws: GraphvizError.self) {
        try figure.rendered(as: .png, options: RenderingOptions(pixelWidth: width))
      }
      #expect(error?.stage == .format && error?.message.hasSuffix(fault) == true)
    }
  }

  @Test(arguments: [
    ("a.svg", Format.svg), ("b.GV", .dot), ("c.jpeg", .jpg), ("d.tif", .tiff), ("e.mmd", .mermaid), ("f.tex", .tex),
  ])
  func `the format follows the ending`(_ name: String, _ format: Format) {
    #expect(Format(fileName: name) == format)
  }

  @Test(.enabled(if: Tool.pdffonts != nil, "pdffonts is not installed: fonts in PDFs are not looked at"))
  func `a PDF brings all its fonts along`() throws {
    let tool = try #require(Tool.pdffonts)
    try Tool.inFolder { folder in
      try Data(figure(.paths).rendered(as: .pdf)).write(to: folder.appending(path: "figure.pdf"))
      let lines = try tool.run(["figure.pdf"], in: folder).output.split(separator: "\n").dropFirst(2)
      #expect(!lines.isEmpty)
      for line in lines { #expect(line.contains(/\s+yes (yes|no) +(yes|no) +\d+ +\d+$/), "\(line)") }
    }
  }

  private func number(_ bytes: [UInt8], at offset: Int, bytes count: Int) -> Int {
    bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }
}
