import ChainRule
import Foundation
import TestSupport
import Testing

@testable import ChainRuleCommand

@Suite struct TikZTests {
  private static let code = RenderingOptions(isCodeOnly: true)

  private func text(_ figure: Figure, _ options: RenderingOptions = RenderingOptions()) throws -> String {
    String(decoding: try figure.rendered(as: .tex, options: options), as: UTF8.self)
  }

  private func gallery(_ name: String) throws -> Figure {
    try #require(GalleryEntry.all.first { $0.name == name }).command().described()
  }

  @Test(arguments: ["olah-6-paths", "neuron-2-opened", "quotient-rule-derivation", "olah-vi"])
  func `a figure of the gallery is the TikZ that was looked at`(_ name: String) throws {
    expectGolden(try text(gallery(name)), "figures/\(name).tex")
  }

  @Test func `code for a reader's own document is the picture without the document`() throws {
    let figure = try gallery("olah-5-reverse")
    let code = try text(figure, Self.code)
    #expect(code.hasPrefix("% Needs \\usepackage{amsmath,tikz} and \\usetikzlibrary{arrows.meta}."))
    #expect(code.hasSuffix("\\end{tikzpicture}\n"))
    #expect(!code.contains("\\documentclass"))
    #expect(try text(figure).contains(code))
  }

  @Test func `mathematics is mathematics`() throws {
    let code = try text(gallery("olah-5-reverse"), Self.code)
    #expect(code.contains("$\\bar{b} = \\dfrac{\\partial e}{\\partial b} = 2 \\cdot 1 + 3 \\cdot 1 = 5$"))
    #expect(
      try text(gallery("olah-4-forward"), Self.code).contains("$\\dot{c} = \\dfrac{\\partial c}{\\partial b} = 1$"))
  }

  @Test(arguments: Theme.allCases)
  func `every colour and style that is used is defined`(_ theme: Theme) throws {
    for (index, entry) in GalleryEntry.all.enumerated() where theme == .auto || index.isMultiple(of: 10) {
      let code = try text(entry.command().described(), RenderingOptions(theme: theme, isCodeOnly: true))
      let colors = Set(code.matches(of: /\\providecolor\{(chainrule-[a-z0-9-]+)\}/).map { String($0.output.1) })
      let used = Set(code.matches(of: /[={](chainrule-[a-z0-9-]+)/).map { String($0.output.1) })
      #expect(colors == used, "\(entry.name)")
      let styles = Set(code.matches(of: /(chainrule\/[a-z0-9 ]+)\/\.style/).map { String($0.output.1) })
      let body = code.split(separator: "\\begin{tikzpicture}").last ?? ""
      let named = Set(body.matches(of: /(chainrule\/[a-z0-9 ]+)/).map { String($0.output.1) })
      #expect(named.isSubset(of: styles) && !named.isEmpty, "\(entry.name)")
    }
  }

  // MARK: With LaTeX

  private static let hostile = [
    "50% & #1 _x_ {y} \\end{document} ~ ^ $ < > | \" -- ?` → ∞ ① −", "漢字 שלום \u{200B}\u{301} 🧪",
    "\\input{/etc/passwd}",
    "}}} \\fi \\else % \\\\", "ệ e\u{323}\u{302} Ơ đ", "a\u{7}\tb\nc",
  ]
  private static let names = [
    "_", "__", "x_", "_1", "x__2", "x'", "x''", "pi_1", "alpha_", "điểm", "שלום", "𝔘𝔫", "क्ष", "İ", "max_", "sqrt1",
  ]

  private func hostileFigures() throws -> [Figure] {
    let graph = try Graph(of: Program(parsing: "f = sqrt(x_1)*cbrt(a + b)^2 - max(x_1, a)/2^b^a"))
    let captions = try Self.hostile.map {
      try Figure(of: graph, evaluation: nil, options: FigureOptions(kind: .partials, caption: $0))
    }
    let named = try Self.names.enumerated().map { index, name in
      let graph = try Graph(of: Program(parsing: "\(name) = 2; f = \(name)*\(name) + exp(\(name))^\(name)^2"))
      return try Figure(
        of: graph.evaluated(),
        options: FigureOptions(
          kind: FigureKind.allCases[index % FigureKind.allCases.count], style: index % 3 == 0 ? .circuit : .olah))
    }
    return captions + named
  }

  /// Of random programs, in every kind and style.
  private func randomFigures() throws -> [Figure] {
    let drawings = try HostileBatch(number: 3).drawings(count: 20)
    let figures = try drawings.enumerated().map { index, drawing in
      try drawing.figure(
        FigureKind.allCases[index % FigureKind.allCases.count], FigureStyle.allCases[index % FigureStyle.allCases.count]
      )
    }
    return figures.filter { $0.boxes.count < 60 }
  }

  @Test(
    .enabled(if: Tool.tikz != nil, "pdfLaTeX with TikZ (texlive-pictures) is not installed: no figure is compiled"))
  func `LaTeX sets every figure of the gallery and hostile ones without complaint`() throws {
    let tool = try #require(Tool.tikz)
    let figures = try GalleryEntry.all.map { try $0.command().described() } + hostileFigures() + randomFigures()
    // All in one document, whose preamble is that of a whole one with every letter beyond ASCII.
    let letters = "ằắẳẵặầấẩẫậềếểễệồốổỗộờớởỡợừứửữựàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵăâêôơưđ"
    let graph = try Graph(of: Program(parsing: "f = x^2"))
    let options = FigureOptions(caption: letters + " " + letters.uppercased())
    let whole = try text(Figure(of: graph, evaluation: nil, options: options))
    let preamble = try #require(whole.split(separator: "\\begin{document}").first)
    let inputs = figures.indices.map { "\\sbox{\\figurebox}{\\input{f\($0)}}\\shipout\\box\\figurebox\n" }.joined()
    try Tool.inFolder { folder in
      for (index, figure) in figures.enumerated() {
        try Data(text(figure, Self.code).utf8).write(to: folder.appending(path: "f\(index).tex"))
      }
      try Data("\(preamble)\\begin{document}\n\(inputs)\\end{document}\n".utf8)
        .write(to: folder.appending(path: "all.tex"))
      try Data(whole.utf8).write(to: folder.appending(path: "whole.tex"))
      for (name, pages) in [("all", figures.count), ("whole", 1)] {
        let run = try tool.run(["-interaction=nonstopmode", "-halt-on-error", name], in: folder)
        let lines = run.output.split(separator: "\n")
        let error = lines.firstIndex { $0.hasPrefix("!") }.map { lines[$0...].prefix(6).joined(separator: "\n") }
        #expect(run.status == 0, "\(error ?? run.output)")
        #expect(run.output.contains("(\(pages) page"))
        #expect(!run.output.contains("Missing character"))
      }
    }
  }
}
