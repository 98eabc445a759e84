import ChainRule
import Foundation
import TestSupport
import Testing

@testable import ChainRuleCommand

@Suite struct MermaidTests {
  private func text(_ figure: Figure) throws -> String {
    String(decoding: try figure.rendered(as: .mermaid), as: UTF8.self)
  }

  @Test(arguments: ["olah-6-paths", "olah-4-forward", "neuron-2-opened"])
  func `a figure of the gallery is the flowchart that was looked at`(_ name: String) throws {
    let entry = try #require(GalleryEntry.all.first { $0.name == name })
    expectGolden(try text(entry.command().described()), "figures/\(name).mmd")
  }

  @Test(arguments: GalleryEntry.all)
  func `a flowchart has every box and every arrow`(_ entry: GalleryEntry) throws {
    try expectWhole(entry.command().described())
  }

  @Test(arguments: ["\"] end <script> #quot; `x` **a** _b_ %% ; | {}", "---\nx", "\\\"", "end", "漢字\u{7}"])
  func `no text ends a label`(_ caption: String) throws {
    let graph = try Graph(of: Program(parsing: "f = max(x, y) + (x > y)"))
    for style in FigureStyle.allCases {
      try expectWhole(
        Figure(of: graph, evaluation: nil, options: FigureOptions(kind: .partials, style: style, caption: caption)))
    }
  }

  /// Of the forms that the writer knows, each line is one, and quotes are closed where they open.
  private func expectWhole(_ figure: Figure) throws {
    let text = try text(figure)
    let parts = text.split(separator: "---\n", maxSplits: 1)
    let lines = try #require(parts.last).split(separator: "\n").map { $0.trimmingPrefix(while: { $0 == " " }) }
    let label = "\"[^\"<>`]*(?:<br/>[^\"<>`]*)*\""
    let node = try Regex("[a-z0-9]+[(\\[]+\(label)[)\\]]+:::[a-z]+")
    let link = try Regex("[a-z0-9]+ (-\\.->|-\\.-|==>|===|-->|---)(\\|\(label)\\|)? [a-z0-9]+")
    let other = try Regex(
      "title: .*|config:|theme: dark|---|flowchart (BT|LR)|acc(Title|Descr): .*|end|subgraph frame\\d+ \\[\(label)\\]"
        + "|[a-z0-9]+ ~~~ [a-z0-9]+|(style|linkStyle|classDef) [a-z0-9]+ [-a-z0-9:#,. ]+")
    let nodes = lines.filter { $0.wholeMatch(of: node) != nil }
    let links = lines.filter { $0.wholeMatch(of: link) != nil }
    let under = figure.formulas.count + figure.caption.count + figure.legend.count > 0 ? 1 : 0
    #expect(nodes.count == figure.boxes.count + figure.notes.count + under)
    #expect(links.count == figure.arrows.count)
    #expect(lines.count { $0.hasPrefix("subgraph") } == figure.frames.count)
    #expect(lines.count { $0 == "end" } == figure.frames.count)
    for line in lines where line.wholeMatch(of: node) == nil && line.wholeMatch(of: link) == nil {
      #expect(line.wholeMatch(of: other) != nil, "\(line)")
    }
  }
}
