import ChainRule
import TestSupport
import Testing

@testable import Figures

/// Composites closed, opened, and opened one by one.
@Suite struct CompositeTests {
  private static let nested = """
    inner(t) = sigmoid(2*t + 1)
    outer(s) = inner(s)*s + inner(s^2)
    x = 0.5
    y = outer(x) + inner(x)
    """

  private func graph(_ text: String = nested) throws -> Graph {
    try Graph(of: Program(parsing: text), options: GraphOptions(expandedBuiltins: ["all"]))
  }

  private func figure(_ graph: Graph, _ options: FigureOptions) throws -> Figure {
    try Figure(of: graph.evaluated(), options: options)
  }

  @Test func `a composite is found by its group, closed as a box and opened as a frame`() throws {
    let graph = try graph()
    #expect(graph.groups.map(\.function) == ["outer", "inner", "sigmoid", "inner", "sigmoid", "inner", "sigmoid"])
    let some = try figure(graph, FigureOptions(openedGroups: [0, 3]))
    #expect(some.frames.map(\.group) == [0, 3])
    #expect(some.boxes.compactMap(\.group).sorted() == [1, 4, 5])
    #expect(some.boxes.filter { $0.group == 1 }.map(\.id) == ["n\(graph.groups[1].result.index)"])
  }

  @Test func `chosen composites stand instead of names and depth`() throws {
    let graph = try graph()
    let none = try figure(graph, FigureOptions(expanded: ["all"], depth: 5, openedGroups: []))
    #expect(none.frames.isEmpty && none.boxes.compactMap(\.group) == [0, 5])
    let hidden = try figure(graph, FigureOptions(openedGroups: [1]))
    #expect(hidden == none)
    #expect(try figure(graph, FigureOptions(openedGroups: Set(0..<7))) == figure(graph, FigureOptions(depth: 3)))
  }

  @Test(arguments: FigureStyle.allCases)
  func `every choice of open composites gives the same derivatives`(_ style: FigureStyle) throws {
    let graph = try graph()
    let evaluation = try graph.evaluated()
    let expected = evaluation.adjoints(of: "y")["x"] ?? .nan
    for choice in 0..<128 {
      let opened = Set((0..<7).filter { choice >> $0 & 1 == 1 })
      let context = try FigureContext(graph, evaluation, FigureOptions(style: style, openedGroups: opened))
      let end = try #require(context.presentation.vertexOfNode[context.outputs[0].node])
      let drawn = context.presentation.adjoints(of: end)[0]
      #expect(abs(drawn - expected) < 1e-14, "\(opened.sorted())")
    }
  }

  @Test func `functions nested deeper than any stack are closed and opened`() throws {
    let functions = (1...3000).map { "f\($0)(x) = f\($0 - 1)(x) + 1" }.joined(separator: "\n")
    let graph = try Graph(of: Program(parsing: "f0(x) = sin(x)\n\(functions)\nt = 0.3\ny = f3000(t)"))
    let options = FigureOptions(depth: 20)
    let figure = try figure(graph, options)
    #expect(figure.frames.count == 20 && figure.boxes.count == 22)
  }
}
