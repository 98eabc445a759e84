import ChainRule
import Foundation
import TestSupport
import Testing

@testable import ChainRuleCommand
@testable import Figures

/// What a reader who does not see a figure gets of it.
@Suite struct AccessibilityTests {
  private func figure(_ kind: FigureKind, _ style: FigureStyle, _ language: Language) throws -> Figure {
    let graph = try Graph(of: Program(parsing: "x1 = 2; b = 0.5; g(u) = u^2/sqrt(u); e = g(x1 + b)*relu(b)"))
    return try Figure(of: graph.evaluated(), options: FigureOptions(kind: kind, style: style, language: language))
  }

  @Test(arguments: FigureKind.allCases, FigureStyle.allCases)
  func `an SVG is an image with a title, then a description, in its language`(
    _ kind: FigureKind, _ style: FigureStyle
  ) throws {
    // A worksheet of rows is refused.
    for language in Language.allCases {
      let figure = try figure(kind, style, language)
      let page = try MarkupReader(String(decoding: figure.rendered(as: .svg), as: UTF8.self))
      #expect(page.elements.prefix(3).map(\.name) == ["svg", "title", "desc"])
      let root = page.elements[0].attributes
      #expect(root["role"] == "img" && root["lang"] == language.rawValue)
      #expect(root["aria-labelledby"] == page.elements[1].attributes["id"])
      #expect(root["aria-describedby"] == page.elements[2].attributes["id"])
      #expect(page.elements[1].text == figure.title && page.elements[2].text == figure.description)
      #expect(figure.description.hasPrefix(figure.title) && figure.description.count > figure.title.count + 20)
      let ids = Set(page.elements.compactMap { $0.attributes["id"] })
      for element in page.elements {
        for reference in ["aria-labelledby", "aria-describedby"] {
          if let target = element.attributes[reference] { #expect(ids.contains(target)) }
        }
      }
    }
  }

  @Test(arguments: GalleryEntry.all)
  func `every number of a figure is said`(_ entry: GalleryEntry) throws {
    let figure = try entry.command().described()
    let said = Set(numbers(in: figure.description))
    for line in figure.shownLines {
      for number in numbers(in: line) { #expect(said.contains(number), "\(number) of '\(line)'") }
    }
  }

  @Test(arguments: GalleryEntry.all)
  func `nothing is said that readers call by its shape`(_ entry: GalleryEntry) throws {
    let text = try entry.command().described().description
    for sign in ["*", "^", "→", "√", "·", "①", "\u{A0}", "  ", "..", "<=", ">="] {
      #expect(!text.contains(sign), "\(sign)")
    }
    #expect(text.hasSuffix("."))
  }

  @Test(arguments: [
    ("x^2*y", "x² × y"), ("x^-2", "x to the power of −2"), ("2^x", "2 to the power of x"),
    ("x^20", "x to the power of 20"),
    ("x^2.5", "x to the power of 2.5"), ("∂e/∂b = 1·2", "∂e/∂b = 1 × 2"), ("a/b", "a ÷ b"),
    ("sqrt(x)", "the square root of x"), ("sqrt(x + 1)", "the square root of (x + 1)"),
    ("sqrt(x)^2", "the square root of (x)²"), ("mysqrt(x)", "mysqrt(x)"), ("cbrt(x1)", "the cube root of x1"),
    ("a - b", "a − b"), ("cross-country", "cross-country"), ("b → c → e", "b to c to e"), ("x >= y", "x ≥ y"),
    ("① 1·2 + ② 1·3", "1 × 2 + 1 × 3"), ("1.5·10^−7", "1.5 × 10 to the power of −7"), ("∂(y)/(∂x)", "∂(y)/(∂x)"),
    ("", ""), ("^", " to the power of "), ("sqrt(", "the square root of ("), ("x^2", "x²"), ("-", "−"),
  ])
  func `mathematics is said in signs and words that are read`(_ written: String, _ said: String) {
    #expect(Spoken.text(written, words: Words(language: .english)) == said)
  }

  @Test func `Vietnamese is said in Vietnamese`() throws {
    let text = try figure(.paths, .olah, .vietnamese).description
    #expect(text.contains("đến") && !text.contains(" to ") && !text.contains("path"))
  }

  @Test func `the sum at a fork is said`() throws {
    let graph = try Graph(of: Program(parsing: "a = 2; b = 1; e = (a + b)*(b + 1)"))
    let figure = try Figure(of: graph.evaluated(), options: FigureOptions(kind: .reverse))
    #expect(figure.description.hasSuffix("∂e/∂b = 2 × 1 + 3 × 1 = 5. ∂e/∂a = 2."))
  }

  @Test func `without numbers derivatives are said in symbols`() throws {
    let graph = try Graph(of: Program(parsing: "y = x^2"))
    let figure = try Figure(of: graph, evaluation: nil, options: FigureOptions(kind: .reverse))
    #expect(figure.description == "Reverse mode of y = x². Input x. y = x². ∂y/∂y = 1. ∂y/∂x = 2 × x.")
  }

  /// Runs of digits with their points; signs and powers stand apart.
  private func numbers(in text: String) -> [String] {
    text.replacing("²", with: "2").replacing("³", with: "3").matches(of: /[0-9]+(\.[0-9]+)?/)
      .map { String($0.output.0) }
  }
}

extension Figure {
  /// What stands in boxes, on wires and beneath.
  fileprivate var shownLines: [String] {
    let wires = boxes.flatMap { box in
      if case .wire(_, let above, let below) = box.shape { [Line(above), Line(below)] } else { [Line]() }
    }
    return (boxes.flatMap(\.lines) + wires + formulas).map(\.plainText)
  }
}
