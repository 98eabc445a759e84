import Graphviz
import Testing

@Suite struct GraphvizErrorTests {
  @Test(arguments: [
    "", "nonsense", "digraph {", "digraph { a -> }", "digraph { \"unfinished", "digraph { a [label=<<b>unfinished",
    "digraph { /* unfinished", "digraph { a [label=<<<<<<<", "digraph { a -> b } }", "\u{0}digraph {}",
    "digraph { a /",
  ])
  func `text that is no graph is a parse error, and the next graph is not disturbed`(_ dot: String) throws {
    let before = try Graphviz.drawing(of: Samples.small)
    #expect(throws: GraphvizError.self) { try Graphviz.drawing(of: dot) }
    #expect(stage { () throws(GraphvizError) in _ = try Graphviz.drawing(of: dot) } == .parse)
    #expect(try Graphviz.drawing(of: Samples.small) == before)
  }

  @Test(arguments: ["<b>bad", "<table><tr><td>x</td></tr>", "<x>y</x>", "<td>x</td>", "a & <b", "<table></table>"])
  func `a broken label is a layout error`(_ label: String) throws {
    let dot = "digraph { good; n [label=<\(label)>] }"
    let failed = stage { () throws(GraphvizError) in _ = try Graphviz.drawing(of: dot) }
    #expect(failed == .layout || failed == .parse)
    _ = try Graphviz.drawing(of: Samples.small)
  }

  @Test(arguments: [100, 1_022, 1_023, 1_024, 1_025, 5_000, 70_000, 300_000])
  func `an error message of any length is captured`(_ length: Int) throws {
    let name = String(repeating: "x", count: length)
    let error = try #require(
      failure { () throws(GraphvizError) in
        _ = try Graphviz.drawing(of: "digraph { \"\(name)\" [label=<<b>bad</i>>] }")
      })
    #expect(error.stage == .layout)
    #expect(error.detail.contains(name))
    #expect(!error.message.contains("\n"))
  }

  @Test func `an error does not stick to the next graph`() throws {
    _ = try? Graphviz.drawing(of: "digraph { n [label=<<b>bad>] }")
    let drawing = try Graphviz.drawing(of: Samples.small)
    #expect(drawing.warnings.isEmpty)
  }

  @Test func `a complaint that is no error is kept as a warning`() throws {
    let drawing = try Graphviz.drawing(of: "digraph { n [color=nosuchcolor] }")
    #expect(drawing.warnings.contains { $0.contains("nosuchcolor") })
  }

  @Test func `an unknown format is an error that lists the known ones, and spoils nothing after it`() throws {
    let before = try Graphviz.rendered(Samples.small, as: "svg")
    for format in ["nofmt", "", "png:nosuch", "gvshim", "x11"] {
      let error = failure { () throws(GraphvizError) in _ = try Graphviz.rendered(Samples.small, as: format) }
      #expect(error?.stage == .render)
      #expect(error?.message.contains(" png ") == true)
    }
    #expect(try Graphviz.rendered(Samples.small, as: "svg") == before)
  }

  @Test func `an unknown layout engine is a layout error`() {
    #expect(
      stage { () throws(GraphvizError) in _ = try Graphviz.drawing(of: "digraph { layout=nosuch; a }") } == .layout)
  }

  @Test func `another layout engine is found when the graph asks for it`() throws {
    let drawing = try Graphviz.drawing(of: "graph { layout=neato; a -- b -- c -- a }")
    #expect(drawing.nodeCount == 3)
  }

  @Test func `the layout nop2 leaves nodes and edges where the graph has them`() throws {
    let drawing = try Graphviz.drawing(
      of: #"digraph { layout=nop2; pad=0; a [pos="0,0"]; b [pos="200,-50"]; a -> b [pos="0,0 50,0 150,-50 200,-50"] }"#)
    let curve = try #require(drawing.shapes.first { $0.kind == .bezier })
    let (first, last) = (try #require(curve.points.first), try #require(curve.points.last))
    #expect(abs(last.x - first.x - 200) < 0.01 && abs(last.y - first.y - 50) < 0.01)
  }
}

@Suite struct LayoutLimitTests {
  @Test(arguments: [
    "digraph { a -> b [weight=2147483647] }", "digraph { a -> b [minlen=40000] }", "digraph { a [width=\"1e300\"] }",
    "digraph { pad=100000; a }", "digraph { a [fontsize=\"1e9\"] }", "digraph { a [peripheries=100000000] }",
    "digraph { a [shape=polygon sides=2000000000] }", "digraph { nodesep=nan; a }", "digraph { ranksep=inf; a }",
    "digraph { subgraph s { pad=\"1,1e9\" a } }", "digraph { dpi=\"1e9\"; a }", "digraph { a [margin=\"0.1,1e8\"] }",
  ])
  func `a number Graphviz would crash or hang on is refused`(_ dot: String) {
    #expect(stage { () throws(GraphvizError) in _ = try Graphviz.drawing(of: dot) } == .tooLarge)
  }

  @Test func `a chain deeper than Graphviz can rank is refused even when many nodes are allowed`() {
    let dot = "digraph {" + (0..<40_000).map { "n\($0)->n\($0 + 1);" }.joined() + "}"
    let limits = LayoutLimits(nodes: 100_000, edges: 100_000, depth: .max)
    let error = failure { () throws(GraphvizError) in _ = try Graphviz.drawing(of: dot, limits: limits) }
    #expect(error?.stage == .tooLarge)
    #expect(error?.message == "40000 ranks are more than 16000")
  }

  @Test func `cycles count towards the depth`() {
    let dot = "digraph { a -> b -> a [minlen=900] }"
    let limits = LayoutLimits(depth: 1_000)
    #expect(stage { () throws(GraphvizError) in _ = try Graphviz.drawing(of: dot, limits: limits) } == .tooLarge)
  }

  @Test func `more nodes, edges or bytes than allowed are refused, as many as allowed are drawn`() throws {
    let dot = "digraph { a -> b -> c }"
    #expect(try Graphviz.drawing(of: dot, limits: LayoutLimits(nodes: 3, edges: 2, depth: 2)).nodeCount == 3)
    for limits in [
      LayoutLimits(nodes: 2), LayoutLimits(edges: 1), LayoutLimits(depth: 1), LayoutLimits(bytes: 22),
    ] {
      #expect(stage { () throws(GraphvizError) in _ = try Graphviz.drawing(of: dot, limits: limits) } == .tooLarge)
    }
  }

  @Test func `deep clusters and deep tables do not overflow the stack`() {
    let clusters =
      "digraph {" + (0..<3_000).map { "subgraph cluster\($0) {" }.joined() + "n"
      + String(repeating: "}", count: 3_001)
    let tables =
      "digraph { n [label=<" + String(repeating: "<table><tr><td>", count: 500) + "x"
      + String(repeating: "</td></tr></table>", count: 500) + ">] }"
    for dot in [clusters, tables] { _ = try? Graphviz.drawing(of: dot) }
  }
}
