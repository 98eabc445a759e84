import ChainRule
import Foundation
import Testing

/// What a page is as a file, with no browser at hand.
@Suite struct PageTests {
  @Test(arguments: ["olah", "network", "gates", "update"])
  func `a page asks for nothing`(_ sample: String) throws {
    let html = try SamplePage(sample).html()
    #expect(html.contains("default-src 'none'"))
    let addresses = html.matches(of: /(?:src|href|action|data)="[^"]*"|url\([^)]*\)|@import/).map { String($0.0) }
    #expect(addresses.isEmpty, "\(addresses)")
    #expect(Set(html.matches(of: /https?:[^"' ]*/).map { String($0.0) }) == ["http://www.w3.org/2000/svg"])
  }

  @Test func `a page is the same bytes twice`() throws {
    #expect(try SamplePage("network").html() == SamplePage("network").html())
  }

  @Test(arguments: Language.allCases)
  func `ids are unique, and the language is set`(_ language: Language) throws {
    let html = try SamplePage("network", language: language).html()
    let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(ids.count > 500 && Set(ids).count == ids.count)
    #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
  }

  @Test func `names that look like markup are text`() throws {
    let comment = "# </script><script>alert(1)</script><!-- \u{2028}"
    let text = [comment, "x' = 2", "__proto__ = x'*3", "constructor = __proto__ + 1"].joined(separator: "\n")
    let html = try SamplePage(text: text).html()
    #expect(!html.contains("alert(1)"))
    #expect(html.matches(of: /<\/script>/).count == 2)
    var options = FigureOptions(kind: .steps, caption: "</script><img src=x onerror=alert(1)>")
    options.language = .vietnamese
    let graph = try Graph(of: Program(parsing: "a = 1\ny = a^2"))
    let page = try Page(of: graph, evaluation: graph.evaluated(), options: options)
    #expect(!page.html.contains("<img"))
  }

  @Test(arguments: FigureKind.allCases)
  func `every kind of figure has a page, with numbers and without`(_ kind: FigureKind) throws {
    let graph = try Graph(of: Program(parsing: "c = a + b\ne = c*(b + 1)"))
    let needsNumbers = [.heat, .worksheet].contains(kind)
    for evaluation in [nil, try graph.evaluated(at: ["a": 2, "b": 1])] where evaluation != nil || !needsNumbers {
      let html = try Page(of: graph, evaluation: evaluation, options: FigureOptions(kind: kind)).html
      #expect(html.contains("<svg") && html.contains("id=\"nodes\"") == (kind != .worksheet))
      #expect(html.contains("type=\"range\"") == (evaluation != nil && !needsNumbers))
    }
  }

  @Test func `a folded figure has no inputs to move, for what it says of many nodes would stay`() throws {
    let graph = try SamplePage("deep-network").graph
    let html = try Page(of: graph, evaluation: graph.evaluated(), options: FigureOptions(kind: .reverse)).html
    #expect(html.contains("<svg") && !html.contains("type=\"range\""))
  }

  @Test(arguments: [FigureStyle.olah, .circuit])
  func `each drawing of the steps is there: forward, reverse and paths`(_ style: FigureStyle) throws {
    let html = try SamplePage("olah", style: style).html()
    #expect(html.matches(of: /class="drawing"/).count == 2 + 1 + 2)
    #expect(html.matches(of: /class="drawing"[^>]*hidden/).count == 4)
  }

  @Test func `a page of many composites stays a file of moderate size`() throws {
    let calls = (1...12).map { "y\($0) = f(\($0 == 1 ? "x" : "y\($0 - 1)"))" }.joined(separator: "\n")
    let html = try SamplePage(text: "f(u) = tanh(u)*u + 1\nx = 0.5\n\(calls)").html()
    #expect(html.utf8.count < 6_000_000)
    #expect(html.matches(of: /class="drawing"/).count > 3)
  }
}
