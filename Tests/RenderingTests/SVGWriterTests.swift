import Graphviz
import Rendering
import TestSupport
import Testing

@Suite struct SVGWriterTests {
  @Test func `the same drawing gives the same bytes`() throws {
    let drawing = try SVGSamples.drawing
    let first = SVGWriter(SVGSamples.options).markup(of: drawing)
    for _ in 0..<20 { #expect(SVGWriter(SVGSamples.options).markup(of: drawing) == first) }
  }

  @Test func `pixels are points times four thirds, in the root element`() throws {
    let drawing = Drawing(bounds: Rectangle(x: 0, y: 0, width: 75, height: 30.3), operations: [])
    let root = try #require(try MarkupReader(SVGWriter().markup(of: drawing)).first("svg"))
    #expect(root["width"] == "100" && root["height"] == "40.4" && root["viewBox"] == "0 0 75 30.3")
    #expect(root["role"] == "img")
  }

  @Test func `title and description come first and are referred to`() throws {
    let document = try MarkupReader(SVGWriter(SVGSamples.options).markup(of: SVGSamples.drawing))
    #expect(document.elements.prefix(3).map(\.name) == ["svg", "title", "desc"])
    let root = try #require(document.first("svg"))
    #expect(root["aria-labelledby"] == document.elements[1]["id"])
    #expect(root["aria-describedby"] == document.elements[2]["id"])
    #expect(document.elements[1].text == "Chain rule")
  }

  @Test func `inline there is no prolog`() throws {
    var options = SVGSamples.options
    let drawing = try SVGSamples.drawing
    let prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    #expect(SVGWriter(options).markup(of: drawing).hasPrefix(prolog + "<svg "))
    options.inline = true
    #expect(SVGWriter(options).markup(of: drawing).hasPrefix("<svg "))
  }

  @Test func `ids and selectors carry the figure's own prefix, and a salt changes it`() throws {
    let drawing = try SVGSamples.drawing
    var options = SVGSamples.options
    let first = try MarkupReader(SVGWriter(options).markup(of: drawing))
    options.idPrefixSalt = "second"
    let second = try MarkupReader(SVGWriter(options).markup(of: drawing))
    for document in [first, second] {
      let prefix = try #require(document.first("svg")?["id"])
      #expect(prefix.hasPrefix("cr") && prefix.count == 12)
      #expect(document.ids.allSatisfy { $0.hasPrefix(prefix) })
      #expect(Set(document.ids).count == document.ids.count)
      let rules = try #require(document.first("style")).text.split(separator: "\n").filter { $0.contains("var(") }
      #expect(!rules.isEmpty && rules.allSatisfy { $0.hasPrefix("#\(prefix) .") })
    }
    #expect(Set(first.ids).isDisjoint(with: second.ids))
  }

  @Test(arguments: ColorScheme.allCases)
  func `every scheme writes its literal colour and a custom property`(_ scheme: ColorScheme) throws {
    var options = SVGSamples.options
    options.colors = scheme
    let markup = SVGWriter(options).markup(of: try SVGSamples.drawing)
    let literal = [ColorScheme.auto: "#0060A8", .light: "#0060A8", .dark: "#56B4E9", .print: "#333333"][scheme] ?? ""
    #expect(markup.contains(" fill=\"\(literal)\""))
    #expect(markup.contains(" .fill-forward{fill:var(--chainrule-forward,\(literal))}"))
    #expect(markup.contains("prefers-color-scheme:dark") == (scheme == .auto))
    #expect(markup.contains("var(--chainrule-forward,#56B4E9)") == (scheme == .auto || scheme == .dark))
    #expect(!markup.contains("#000001"))
  }

  @Test func `a colour without a role is written as it is`() throws {
    let drawing = try Graphviz.drawing(of: "digraph G { n [color=\"#12345680\"] }")
    let markup = SVGWriter().markup(of: drawing)
    #expect(markup.contains("stroke=\"#123456\" stroke-opacity=\"0.5\""))
    #expect(!markup.contains("<style>"))
  }

  @Test func `a class gives an edge's line its dashes and its arrowhead none`() throws {
    let document = try MarkupReader(SVGWriter(SVGSamples.options).markup(of: SVGSamples.drawing))
    let dashed = document.elements.filter { $0["stroke-dasharray"] == "7 2 1 2" }
    #expect(dashed.map(\.name) == ["path"])
    #expect(document.elements.contains { $0["class"] == "cr-edge path2" })
  }

  @Test func `a tooltip is the title of its object`() throws {
    let document = try MarkupReader(SVGWriter(SVGSamples.options).markup(of: SVGSamples.drawing))
    let index = try #require(document.elements.firstIndex { $0["id"]?.hasSuffix("-local") == true })
    #expect(document.elements[index + 1].name == "title")
    #expect(document.elements[index + 1].text == "∂c/∂a = \"1\" & <more>")
  }

  @Test func `no script, no link, no date`() throws {
    let markup = SVGWriter(SVGSamples.options).markup(of: try SVGSamples.drawing)
    for word in ["<script", "<a ", "href", "javascript", "http://", "url("] {
      let elsewhere = markup.split(separator: "http://www.w3.org/2000/svg").joined()
      #expect(!elsewhere.contains(word))
    }
  }
}

@Suite struct SVGTextTests {
  private func lines(_ label: String) throws -> [MarkupReader.Element] {
    let dot = "digraph G { n [shape=plain, fontname=\"Liberation Serif\", fontsize=20, label=<\(label)>] }"
    return try MarkupReader(SVGWriter().markup(of: Graphviz.drawing(of: dot))).elements
      .filter { $0.name == "text" || $0.name == "tspan" }
  }

  @Test func `a line of several styles is one text with a span for each run, at absolute places`() throws {
    let elements = try lines("<i>c</i> = <i>a</i> + <i>b</i>")
    #expect(elements.map(\.name) == ["text", "tspan", "tspan", "tspan", "tspan", "tspan"])
    #expect(elements.dropFirst().map(\.text).joined() == "c\u{A0}=\u{A0}a\u{A0}+\u{A0}b")
    let places = elements.dropFirst().compactMap { $0["x"].flatMap(Double.init) }
    #expect(places.count == 5 && places == places.sorted())
    #expect(elements.dropFirst().allSatisfy { !$0.text.hasPrefix("\u{A0}") })
  }

  @Test func `a whole line of one style keeps its length`() throws {
    let element = try #require(try lines("gradient").first)
    let width = Graphviz.textWidth("gradient", font: Font(.serif), size: 20)
    #expect(abs((element["textLength"].flatMap(Double.init) ?? 0) - width) < 0.01)
  }

  @Test(arguments: ["漢字漢字", "🙂🙂", "שלום", "x"])
  func `text of uncertain width is not stretched`(_ text: String) throws {
    #expect(try lines(text).first?["textLength"] == nil)
  }

  @Test func `scripts are smaller and off the baseline`() throws {
    let spans = try lines("x<sub>1</sub><sup>2</sup>").filter { $0.name == "tspan" }
    let heights = spans.compactMap { $0["y"].flatMap(Double.init) }
    #expect(heights.count == 3 && heights[1] > heights[0] && heights[2] < heights[0])
    #expect(spans[1]["font-size"] == "15" && spans[2]["font-size"] == "15")
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "]]>", "\"quoted\" 'single'", "a & b &amp; c", "</text></svg>", "שלום", "🙂 漢字",
    "\u{1}\u{8}\u{B}\u{1F}control\u{7F}\u{85}", "<!-- comment -->", "<![CDATA[x]]>", "\u{FFFE}\u{FFFF}", "\\N \\G",
    "{};}</style>", "%n %s", " edges ", "two  spaces",
  ])
  func `hostile text stays text`(_ text: String) throws {
    let run = TextRun(x: 0, baseline: 10, width: 50, text: text, font: Font(.serif), size: 10, color: 0xff)
    let object = Object(kind: .node, name: text, id: text, className: text)
    let dot = Shape(kind: .ellipse, points: [Point(x: 1, y: 1), Point(x: 2, y: 2)], fill: 0x0102_03ff)
    let drawing = Drawing(
      bounds: Rectangle(x: 0, y: 0, width: 100, height: 20),
      operations: [.begin(object), .text(run), .shape(dot), .end(.node)])
    let paint = Paint(className: text, light: text, dark: text)
    let options = SVGOptions(
      title: text, description: text, language: text, idPrefixSalt: text, paints: [0: paint, 0x010203: paint],
      dashes: [text: text], tooltips: [text: text], background: text)
    let document = try MarkupReader(SVGWriter(options).markup(of: drawing))
    let ours: Set = ["svg", "title", "desc", "style", "rect", "g", "text", "ellipse"]
    #expect(Set(document.elements.map(\.name)).isSubset(of: ours))
    let shown = withoutControls(text)
    let trimmed = document.first("text")?.text.map { $0 == "\u{A0}" ? " " : $0 }
    #expect(trimmed.map { String($0) } == String(shown.drop { $0 == " " }))
    #expect(document.elements.filter { $0.name == "title" }.map(\.text) == [shown, shown])
  }
}

private func withoutControls(_ text: String) -> String {
  let visible: [ClosedRange<UInt32>] = [0x20...0x7E, 0xA0...0xFFFD, 0x10000...0x10FFFF]
  let kept = text.unicodeScalars.filter { scalar in visible.contains { $0.contains(scalar.value) } }
  return String(String.UnicodeScalarView(kept))
}
