import Graphviz
import Testing

@Suite struct DrawingTests {
  @Test func `a drawing names its objects with their classes and ids`() throws {
    let drawing = try Graphviz.drawing(of: Samples.small)
    #expect(Set(drawing.objects(.node).map(\.name)) == ["a", "b", "c"])
    #expect(drawing.objects(.cluster).map(\.name) == ["cluster_c"])
    let edge = try #require(drawing.objects(.edge).first { $0.id == "first" })
    #expect(edge.className == "path1 shared")
  }

  @Test func `every begin has its end`() throws {
    var open: [Object.Kind] = []
    for operation in try Graphviz.drawing(of: Samples.small).operations {
      if case .begin(let object) = operation { open.append(object.kind) }
      if case .end(let kind) = operation { #expect(open.popLast() == kind) }
    }
    #expect(open.isEmpty)
  }

  @Test func `everything lies within the bounds, y down`() throws {
    let drawing = try Graphviz.drawing(of: Samples.small)
    for point in drawing.shapes.flatMap(\.points) {
      #expect((0...drawing.bounds.width).contains(point.x))
      #expect((0...drawing.bounds.height).contains(point.y))
    }
    for run in drawing.texts {
      #expect(run.x >= 0 && run.x + run.width <= drawing.bounds.width)
      #expect(run.baseline > 0 && run.baseline < drawing.bounds.height)
    }
  }

  @Test func `runs carry font, script and the width the table gives`() throws {
    let texts = try Graphviz.drawing(of: Samples.small).texts
    let sub = try #require(texts.first { $0.text == "12" })
    #expect(sub.font == Font(.serif, script: .sub))
    #expect(sub.size == 18)
    #expect(texts.contains { $0.text == "−z" && $0.font.script == .super })
    #expect(texts.contains { $0.text == "x" && $0.font.italic })
    for run in texts { #expect(abs(run.width - Graphviz.textWidth(run.text, font: run.font, size: run.size)) < 1e-9) }
  }

  @Test func `dashes, colours and invisible edges come through`() throws {
    let shapes = try Graphviz.drawing(of: Samples.small).shapes
    #expect(shapes.contains { $0.dash == .dashed })
    #expect(shapes.contains { $0.dash == .dotted && $0.kind == .bezier })
    #expect(shapes.filter { $0.fill == 0xeff6_ffff }.count == 3)
    #expect(shapes.filter { $0.kind == .polygon && $0.fill == 0x0000_00ff }.count == 1)
  }

  @Test func `the same text gives the same drawing`() throws {
    let first = try Graphviz.drawing(of: Samples.small)
    for _ in 0..<20 { #expect(try Graphviz.drawing(of: Samples.small) == first) }
  }

  @Test func `pango does not change our drawings once it is loaded`() throws {
    let before = try Graphviz.drawing(of: Samples.small)
    _ = try Graphviz.rendered(Samples.small, as: "png", text: .stock)
    #expect(try Graphviz.drawing(of: Samples.small) == before)
  }

  @Test func `many tasks at once get the same drawing`() async throws {
    let expected = try Graphviz.drawing(of: Samples.small)
    await withTaskGroup(of: Bool.self) { group in
      for index in 0..<64 {
        group.addTask {
          if index % 8 == 0 { return (try? Graphviz.drawing(of: "digraph {")) == nil }
          if index % 8 == 1 { return (try? Graphviz.rendered(Samples.small, as: "png"))?.isEmpty == false }
          return (try? Graphviz.drawing(of: Samples.small)) == expected
        }
      }
      for await equal in group { #expect(equal) }
    }
  }
}

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("", 0.0), ("a", 4.44), ("W", 9.44), ("∂", 4.94), ("Đạo", 16.66), ("é", 4.44), ("e\u{301}", 4.44),
    ("漢", 10), ("🙂", 12.5), ("👨‍👩‍👧", 12.5), ("🇻🇳", 12.5), ("\u{10A80}", 6), ("a\u{7}b", 9.44),
  ])
  func `widths of serif text at 10 points`(_ text: String, _ width: Double) {
    #expect(abs(Graphviz.textWidth(text, font: Font(.serif), size: 10) - width) < 0.01)
  }

  @Test func `faces differ, scripts shrink, sizes scale`() {
    let text = "gradient"
    let plain = Graphviz.textWidth(text, font: Font(.serif), size: 10)
    #expect(Graphviz.textWidth(text, font: Font(.sans), size: 10) > plain)
    #expect(Graphviz.textWidth(text, font: Font(.serif, bold: true), size: 10) > plain)
    #expect(Graphviz.textWidth(text, font: Font(.mono), size: 10) > 47)
    #expect(Graphviz.textWidth(text, font: Font(.serif, script: .sub), size: 10) == plain * Graphviz.scriptScale)
    #expect(abs(Graphviz.textWidth(text, font: Font(.serif), size: 25) - plain * 2.5) < 1e-9)
  }

  /// Making room for such labels, dot 2.42 frees a list that it has moved.
  @Test(arguments: [3, 20, 60, 200])
  func `labels of edges within a rank corrupt no memory`(_ count: Int) throws {
    var dot = "digraph {\n"
    for index in 0..<count { dot += "r -> a\(index); a\(index) -> b\(index)\n" }
    dot += "{ rank=same; \((0..<count).map { "b\($0)" }.joined(separator: "; ")) }\n"
    for index in stride(from: 0, to: count - 1, by: 2) { dot += "b\(index) -> b\((index + 3) % count) [label=x]\n" }
    for _ in 0..<3 { #expect(try Graphviz.drawing(of: dot + "}").operations.count > 4 * count) }
  }
}
