import Graphviz
import Testing

@testable import Figures
@testable import Rendering

@Suite struct RootTests {
  /// What stands under a root in square brackets.
  private func bars(_ notation: String) -> String {
    var text = ""
    var depth = 0
    for part in Typesetter(precision: 4).runs(of: notation).rooted {
      while depth < part.depth { (text, depth) = (text + "[", depth + 1) }
      while depth > part.depth { (text, depth) = (text + "]", depth - 1) }
      text += part.run.text
    }
    return text + String(repeating: "]", count: depth)
  }

  @Test(arguments: [
    ("sqrt(x)", "√[x]"), ("sqrt(x_1)*y", "√[x1] · y"), ("sqrt(2)/2", "√[2]/2"), ("sqrt(a + b) - c", "√[a + b] − c"),
    ("sqrt(x^2 + 1)^3", "√[x2 + 1]3"), ("sqrt(x)^2", "√[x]2"), ("sqrt(sqrt(x) + y)", "√[√[x] + y]"),
    ("sqrt((a + b)*c)*(d + 1)", "√[(a + b) · c] · (d + 1)"), ("cbrt(x)", "³√[x]"), ("e^sqrt(x)", "e√[x]"),
    ("f(sqrt(x))", "f(√[x])"), ("sqrt(1e30)", "√[1·1030]"), ("sqrt(w')", "√[w′]"), ("sqrt(alpha)", "√[α]"),
    ("sqrt(sqrt(sqrt(sqrt(x))))", "√[√[√[√x]]]"), ("a + b", "a + b"),
  ])
  func `bars reach as far as the root does`(_ notation: String, _ expected: String) {
    #expect(bars(notation) == expected)
  }

  @Test(arguments: ["√", "√ of", "(√", "√)", "√(", "√(x", "∛", "√ (x)", "√√"])
  func `a sign without anything under it is a letter`(_ text: String) {
    let rooted = [Run(text)].rooted
    #expect(rooted.map(\.run.text).joined() == text)
    #expect(rooted.allSatisfy { $0.depth == 0 && !$0.isSign })
  }

  @Test func `a sign raised or lowered takes only what is so too`() {
    let mixed = [Run("√(", script: .superscripted), Run("x", isItalic: true), Run(")", script: .superscripted)]
    #expect(mixed.rooted.allSatisfy { !$0.isSign })
    let raised = mixed.map { Run($0.text, script: .superscripted) }
    #expect(raised.rooted.map(\.run.text) == ["√", "x"])
  }

  private func drawing(of notation: String) throws -> Drawing {
    let runs = Typesetter(precision: 4).runs(of: notation)
    let label = HTMLLabel(palette: .theme(.light)).lines([(Line(runs), 20)])
    return try Graphviz.drawing(of: "digraph { n [shape=box, label=<\(label)>] }")
  }

  @Test(arguments: ["sqrt(x)", "sqrt(x^2 + 1)", "e^sqrt(x + 1)", "cbrt(x_1)", "sqrt(a + sqrt(b + sqrt(c^2)))"])
  func `a bar is above all that it is over and reaches to its end`(_ notation: String) throws {
    let drawing = try drawing(of: notation)
    let runs = drawing.operations.compactMap { if case .text(let run) = $0 { run } else { nil } }
    let radicals = Radical.all(in: runs)
    #expect(radicals.count == runs.count(where: \.isRootSign))
    for radical in radicals {
      let sign = runs[radical.sign]
      let under = runs[(radical.sign + 1)...].prefix { $0.rootDepth > sign.rootDepth }
      let extent = radical.shape.extent
      #expect(!under.isEmpty)
      for run in under {
        #expect(extent.x + extent.width > run.x + run.width)
        let top = run.font.script == .super ? Graphviz.superscriptRise + 0.7 * Graphviz.scriptScale : 0.7
        if sign.font.script == nil { #expect(extent.y < run.baseline - top * run.size) }
      }
      #expect(abs(extent.x - sign.x) < 1)
    }
    let inner = radicals.map(\.shape.extent)
    for (outer, next) in zip(inner, inner.dropFirst()) { #expect(outer.y < next.y) }
  }

  @Test func `bars stay within the box around them`() throws {
    let drawing = try drawing(of: "sqrt(1 + sqrt(1 + sqrt(x^2 + 1)))")
    let box = try #require(
      drawing.operations.firstNonNil { if case .shape(let shape) = $0 { shape.extent } else { nil } })
    for radical in drawing.radicals {
      #expect(radical.extent.y > box.y && radical.extent.x > box.x)
      #expect(radical.extent.x + radical.extent.width < box.x + box.width)
    }
    #expect(drawing.radicals.count == 3)
  }

  @Test func `the line stays one text with the sign in it, unpainted`() throws {
    let svg = SVGWriter().markup(of: try drawing(of: "1 + sqrt(x + 1)*2"))
    let text = try #require(svg.split(separator: "\n").first { $0.hasPrefix("<text") })
    #expect(text.replacing(/<[^>]*>/, with: "").replacing("\u{A0}", with: " ") == "1 + √x + 1 · 2")
    #expect(text.contains(/fill="none"[^>]*>√</))
    #expect(svg.count { $0 == "\n" } > 0 && svg.contains("<polygon"))
  }
}

extension Sequence {
  fileprivate func firstNonNil<Result>(_ transform: (Element) -> Result?) -> Result? {
    for element in self { if let result = transform(element) { return result } }
    return nil
  }
}
