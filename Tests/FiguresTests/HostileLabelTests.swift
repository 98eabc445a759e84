import ChainRule
import Foundation
import TestSupport
import Testing

/// Figures whose every label is a text that nobody would choose.
@Suite struct HostileLabelTests {
  private static let texts = [
    String(repeating: "abcdefghij", count: 20),
    "<script>alert(1)</script> ]]> </text></svg> <!-- & \" ' -->",
    String(repeating: "שלום ", count: 40),
    "ا" + String(repeating: "لسلام", count: 40),
    String(repeating: "漢字", count: 100),
    String(repeating: "🙂👨‍👩‍👧🇻🇳", count: 50),
    "z" + String(repeating: "\u{301}\u{316}\u{489}", count: 200),
    "\u{202E}abc\u{2066}def\u{1}\u{8}\u{7F}\u{85}\u{FFFE}\r\n\t",
    "\\N\\G \\\"%n{};|<b>",
  ]

  /// The elements that our SVG is made of.
  private static let elements: Set = [
    "svg", "title", "desc", "style", "rect", "g", "text", "tspan", "path", "polygon", "polyline", "ellipse",
  ]

  @Test(arguments: texts)
  func `no label breaks the markup, overlaps another or leaves its box`(_ text: String) throws {
    try expectReadable(figure(.values, .olah).relabelled(text))
  }

  @Test(arguments: FigureKind.allCases, FigureStyle.allCases)
  func `every kind and style is proof against its labels`(_ kind: FigureKind, _ style: FigureStyle) throws {
    let number = (FigureKind.allCases.firstIndex(of: kind) ?? 0) * 2 + (style == .olah ? 1 : 0)
    try expectReadable(figure(kind, style).relabelled(Self.texts[number % Self.texts.count]))
  }

  private func expectReadable(_ figure: Figure) throws {
    let page = try MarkupReader(String(decoding: figure.rendered(as: .svg), as: UTF8.self))
    #expect(page.names.isSubset(of: Self.elements), "\(page.names)")
    let violations = GeometryChecker(try figure.drawing(), of: figure).textViolations
    #expect(violations.isEmpty, "\(figure.title.prefix(20)): \(violations.prefix(3))")
  }

  @Test func `a derivation beside an opened function can be laid out`() throws {
    let figure = try figure(.partials, .olah)
    #expect(!figure.notes.isEmpty && !figure.frames.isEmpty)
    try expectReadable(figure)
  }

  @Test(arguments: texts)
  func `PNG and PDF can be made of any label`(_ text: String) throws {
    let figure = try figure(.partials, .olah).relabelled(text)
    #expect(try figure.rendered(as: .png).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try figure.rendered(as: .pdf).starts(with: Array("%PDF".utf8)))
  }

  @Test func `a shortened label stands whole in its title`() throws {
    let name = String(repeating: "abcdefghij", count: 20)
    let figure = try figure(.partials, .olah).relabelled(name)
    let page = try MarkupReader(String(decoding: figure.rendered(as: .svg), as: UTF8.self))
    #expect(page.texts.allSatisfy { $0.count < 130 } && page.texts.contains { $0.contains("…") })
    for id in figure.boxes.map(\.id) + figure.arrows.filter({ $0.label != nil }).map(\.id) {
      let title = page.titles.first { $0.key.hasSuffix("-" + id) }?.value
      #expect(title?.contains(name) == true, "\(id)")
    }
  }

  @Test func `a long name of a program stands whole in its title`() throws {
    let name = String(repeating: "n", count: 200)
    let graph = try Graph(of: Program(parsing: "\(name) = 2; f = \(name)*\(name)"))
    let figure = try Figure(of: graph.evaluated(), options: FigureOptions(kind: .values))
    let page = try MarkupReader(String(decoding: figure.rendered(as: .svg), as: UTF8.self))
    #expect(page.titles.values.contains { $0.contains(name) })
    #expect(page.texts.allSatisfy { !$0.contains(name) })
  }

  @Test func `text that runs from the right turns no neighbour around`() throws {
    let graph = try Graph(of: Program(parsing: "שלום = 2; f = שלום*3"))
    let figure = try Figure(of: graph.evaluated(), options: FigureOptions(kind: .values))
    let page = try MarkupReader(String(decoding: figure.rendered(as: .svg), as: UTF8.self))
    let hebrew = page.spans.filter { $0.text.contains("ש") }
    #expect(!hebrew.isEmpty && hebrew.allSatisfy { $0.attributes["unicode-bidi"] == "isolate" })
    #expect(page.spans.filter { !$0.text.contains("ש") }.allSatisfy { $0.attributes["unicode-bidi"] == nil })
  }

  private func figure(_ kind: FigureKind, _ style: FigureStyle) throws -> Figure {
    let graph = try Graph(of: Program(parsing: "a = 2; b = 0; g(u) = u*exp(u); e = g(a)*relu(b)"))
    let options = FigureOptions(
      kind: kind, style: style, showsDerivation: style == .olah && kind != .compare, expanded: ["g"])
    return try Figure(of: graph.evaluated(), options: options)
  }
}

extension Figure {
  /// With this text in place of every other, formulas too.
  fileprivate func relabelled(_ text: String) -> Figure {
    var figure = self
    figure.title = text
    figure.description = text
    for index in boxes.indices {
      figure.boxes[index].lines = boxes[index].lines.map { $0.relabelled(text) }
      if case .wire(let name, let above, let below) = boxes[index].shape {
        figure.boxes[index].shape = .wire(
          name: name.relabelled(text), above: above.relabelled(text), below: below.relabelled(text))
      }
      figure.boxes[index].tooltip = text
    }
    for index in arrows.indices {
      figure.arrows[index].label = arrows[index].label?.relabelled(text)
      figure.arrows[index].tooltip = text
    }
    for index in frames.indices { figure.frames[index].title = frames[index].title.relabelled(text) }
    for index in notes.indices { figure.notes[index].lines = notes[index].lines.map { $0.relabelled(text) } }
    figure.formulas = formulas.map { $0.relabelled(text) }
    figure.caption = caption.map { $0.relabelled(text) }
    for index in legend.indices { figure.legend[index].words = text }
    return figure
  }
}

extension Line {
  fileprivate func relabelled(_ text: String) -> Line {
    Line(
      pieces.map { piece in
        switch piece {
        case .runs(let runs): .runs(runs.relabelled(text))
        case .fraction(let numerator, let denominator, let role):
          .fraction(numerator: numerator.relabelled(text), denominator: denominator.relabelled(text), role: role)
        }
      })
  }
}

extension [Run] {
  /// The first run alone, so that a line has the text once. Blanks to write in stay as they are.
  fileprivate func relabelled(_ text: String) -> [Run] {
    if contains(where: { $0.blank != nil }) { return self }
    return prefix(1).map { run in
      var run = run
      run.text = text
      return run
    }
  }
}
