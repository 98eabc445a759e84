import Graphviz
import Testing

@Suite struct NativeRenderingTests {
  @Test(arguments: [72.0, 96, 192, 300])
  func `a PNG has the drawing's size within a pixel`(_ dpi: Double) throws {
    let bounds = try Graphviz.drawing(of: Samples.small).bounds
    let size = try pixelSize(ofPNG: Graphviz.rendered(Samples.small, as: "png", dpi: dpi))
    #expect(abs(Double(size.width) - bounds.width * dpi / 72) <= 1)
    #expect(abs(Double(size.height) - bounds.height * dpi / 72) <= 1)
  }

  @Test func `a resolution past what can be held is lowered`() throws {
    let size = try pixelSize(ofPNG: Graphviz.rendered("digraph { node [width=90] a -> b }", as: "png", dpi: 1e12))
    #expect((10_000...32_767).contains(size.width))
  }

  @Test(arguments: ["png", "pdf", "svg", "dot", "xdot", "json", "eps"])
  func `the same bytes twice`(_ format: String) throws {
    for text in TextLayout.allCases {
      let first = try Graphviz.rendered(Samples.small, as: format, text: text)
      #expect(!first.isEmpty)
      #expect(try Graphviz.rendered(Samples.small, as: format, text: text) == first)
    }
  }

  @Test func `a PDF carries a fixed date`() throws {
    let pdf = String(decoding: try Graphviz.rendered(Samples.small, as: "pdf"), as: UTF8.self)
    #expect(pdf.hasPrefix("%PDF"))
    #expect(!pdf.contains("CreationDate") || pdf.contains("CreationDate (D:20000101000000"))
  }

  @Test func `the resolution leaves vectors alone`() throws {
    for format in ["pdf", "svg"] {
      let plain = try Graphviz.rendered(Samples.small, as: format)
      #expect(try Graphviz.rendered(Samples.small, as: format, dpi: 300) == plain)
    }
  }

  @Test func `our sizes reach Graphviz's formats, stock ones differ`() throws {
    let bounds = try Graphviz.drawing(of: Samples.small).bounds
    let own = try pixelSize(ofPNG: Graphviz.rendered(Samples.small, as: "png", text: .ownMetrics, dpi: 720))
    #expect(abs(Double(own.width) - bounds.width * 10) <= 1)
    let xdot = try Graphviz.rendered(Samples.small, as: "xdot", text: .ownMetrics)
    #expect(try Graphviz.rendered(Samples.small, as: "xdot", text: .stock) != xdot)
  }

  @Test func `polygons are drawn over a picture that cairo draws, in their colour`() throws {
    let red = Shape(
      kind: .polygon, points: [Point(x: 1, y: 1), Point(x: 30, y: 1), Point(x: 1, y: 30)], fill: 0xFF00_00FF)
    let plain = try Graphviz.rendered(Samples.small, as: "eps:cairo")
    let covered = try Graphviz.rendered(Samples.small, as: "eps:cairo", overlay: [red])
    #expect(Graphviz.drawsOverlays)
    #expect(!String(decoding: plain, as: UTF8.self).contains("\n1 0 0 rg"))
    #expect(String(decoding: covered, as: UTF8.self).contains("\n1 0 0 rg"))
    #expect(try Graphviz.rendered(Samples.small, as: "eps:cairo") == plain)
  }

  @Test func `what is drawn over a picture stands for lines along its text`() throws {
    let dot = { (over: String, struck: String) in "digraph { a [label=<a\(over)b\(struck)c>] }" }
    let far = Shape(kind: .polygon, points: [Point(x: -9, y: -9), Point(x: -8, y: -9), Point(x: -8, y: -8)], fill: 1)
    let plain = try Graphviz.rendered(dot("<i>x</i>", ""), as: "png", overlay: [far])
    #expect(try Graphviz.rendered(dot("<o><u><i>x</i></u></o>", ""), as: "png", overlay: [far]) == plain)
    #expect(try Graphviz.rendered(dot("<i>x</i>", "<s>√</s>"), as: "png", overlay: [far]) != plain)
  }

  @Test func `the formats are listed, ours is not among them`() throws {
    let formats = try Graphviz.formats()
    for format in ["svg", "png", "pdf", "dot", "xdot", "json"] { #expect(formats.contains(format)) }
    #expect(!formats.contains("gvshim"))
    #expect(formats == formats.sorted())
  }

  @Test func `every listed format renders or says why not`() throws {
    for format in try Graphviz.formats() {
      let error = failure { () throws(GraphvizError) in
        #expect(try !Graphviz.rendered("digraph { a -> b }", as: format).isEmpty)
      }
      if let error { #expect(error.stage == .render && !error.message.isEmpty) }
    }
  }
}

private func pixelSize(ofPNG bytes: [UInt8]) throws -> (width: Int, height: Int) {
  try #require(bytes.count > 24 && bytes[1...3].elementsEqual("PNG".utf8))
  func number(at offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
  return (number(at: 16), number(at: 20))
}
