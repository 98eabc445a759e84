import ChainRule
import Foundation
import TestSupport
import Testing

/// Pages in a browser: what readers, keys and sliders do with them.
@Suite struct BrowserTests {
  private struct Cases: Encodable {
    /// What axe looks at, and phones show.
    let pages: [String]
    let moved: [Moved]
    let keys, composites, domain, kink: String
    let sheet: Sheet
  }

  /// A worksheet and what is right in its blanks.
  private struct Sheet: Encodable {
    let page: String
    let answers: [Double]
  }

  /// A page, the page made for another point, and what `eval` says there.
  private struct Moved: Encodable {
    let page, made, eval: String
    let point: [Double]
  }

  private static let points: [(sample: String, style: FigureStyle, point: [String: Double])] = [
    ("olah", .olah, ["a": -1.234567, "b": 1e-7]),
    ("neuron", .circuit, ["w0": 0.5, "x0": -1.25, "w1": 3.75, "x1": -0.001, "w2": 12.5]),
    ("baydin", .olah, ["x1": 0.0123, "x2": -123.456]), ("micrograd", .olah, ["a": -3.3, "b": 0.125]),
    ("gates", .circuit, ["x": 0.1, "y": -4e8, "z": -2, "w": 1.5]),
    ("network", .olah, ["x1": 1, "x2": 0.333, "w11": -2, "w21": 3, "w22": -1.5, "b2": 0.01, "v2": 7]),
  ]

  /// Those that a worksheet of reverse mode asks for, from the output down.
  private static func adjoints(of graph: Graph) throws -> [Double] {
    let output = try #require(graph.outputs.first).node
    let adjoints = try graph.evaluated().adjoints(of: output)
    return graph.nodes.filter { $0 != output && graph.operation(of: $0) != .constant }.reversed().map { adjoints[$0] }
  }

  @Test(.enabled(if: Browser.python != nil, "make browser"))
  func `pages do in a browser what they promise`() throws {
    let python = try #require(Browser.python)
    try Tool.inFolder { folder in
      func save(_ html: String, _ name: String) throws -> String {
        try Data(html.utf8).write(to: folder.appending(path: name))
        return name
      }
      var moved: [Moved] = []
      for (sample, style, point) in Self.points {
        let page = try SamplePage(sample, style: style)
        try Data(page.evaluation(at: point)).write(to: folder.appending(path: sample + ".json"))
        moved.append(
          Moved(
            page: try save(page.html(), sample + ".html"), made: try save(page.html(at: point), sample + "-made.html"),
            eval: sample + ".json", point: page.coordinates(of: point)))
      }
      let vietnamese = try save(try SamplePage("olah", language: .vietnamese).html(), "olah-vi.html")
      let sheet = try SamplePage(text: "x = 1.37; y = 0.61; u = sin(x)*y; f = exp(u)*x", kind: .worksheet)
      let answers = try Self.adjoints(of: sheet.graph)
      let many = try SamplePage(text: "x = 1.5; u = x*x + x; v = u*u + u; f = v*v + v", kind: .paths)
      moved.append(
        Moved(
          page: try save(many.html(), "many.html"), made: try save(many.html(at: ["x": -0.7]), "many-made.html"),
          eval: "many.json", point: [-0.7]))
      try Data(many.evaluation(at: ["x": -0.7])).write(to: folder.appending(path: "many.json"))
      let domain = try save(try SamplePage(text: "x = 2\ny = log(x)*x + sin(x)").html(), "domain.html")
      let cases = Cases(
        pages: ["olah.html", vietnamese, "gates.html", "network.html", try save(sheet.html(), "sheet.html")],
        moved: moved, keys: "olah.html", composites: "network.html", domain: domain, kink: "gates.html",
        sheet: Sheet(page: "sheet.html", answers: answers))
      try JSONEncoder().encode(cases).write(to: folder.appending(path: "cases.json"))
      let script = Browser.root.appending(path: "Tests/Browser/check_pages.py").path(percentEncoded: false)
      let run = try python.run([script, folder.path(percentEncoded: false)], in: folder)
      #expect(run.status == 0, "\(run.output)")
    }
  }
}
