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

  private static let written = """
    unit(p, q, c) = tanh(p*q + c)
    half(a, b) = (a - b)^2/2
    twice(t) = t + t
    w = 0.5; x = 2; b = -0.25; v = 1.5; c = 0.1; y = 0.3
    z = w*x + b
    p = sigmoid(z)
    h = unit(v, p, c)
    d = twice(h)
    L = half(d, y)
    """

  private func symbols(_ text: String) throws -> [(head: String, tail: String, symbol: String, partial: Double?)] {
    let graph = try Graph(of: Program(parsing: text), options: GraphOptions(expandedBuiltins: ["sigmoid"]))
    let presentation = try FigureContext(graph, graph.evaluated(), FigureOptions()).presentation
    return presentation.arcs.filter { presentation.vertices[$0.head].composite != nil }.map { arc in
      let (head, tail) = (presentation.vertices[arc.head].node, presentation.vertices[arc.tail].node)
      return (graph.name(of: head), graph.name(of: tail), arc.symbolic, arc.partial)
    }
  }

  @Test func `a closed composite's partials are written over its arguments and its own value`() throws {
    let symbols = try symbols(Self.written).map { "∂\($0.head)/∂\($0.tail) = \($0.symbol)" }
    #expect(
      symbols == [
        "∂p/∂z = p*(1 - p)", "∂h/∂v = p*(1 - h^2)", "∂h/∂p = v*(1 - h^2)", "∂h/∂c = 1 - h^2", "∂d/∂h = 2",
        "∂L/∂d = d - y", "∂L/∂y = y - d",
      ])
  }

  @Test(arguments: [written, nested])
  func `the symbols of a closed composite give its numbers`(_ text: String) throws {
    let evaluation = try graph(text).evaluated()
    var count = 0
    for (head, _, symbol, partial) in try symbols(text) where !symbol.isEmpty {
      let program = try Graph(of: Program(parsing: "result = 0 + (\(symbol))"))
      let point = program.inputs.map(\.name)
      let values = Dictionary(uniqueKeysWithValues: point.map { ($0, evaluation.value(of: $0) ?? .nan) })
      let value = try program.evaluated(at: values).value(of: "result") ?? .nan
      #expect(abs(value - (partial ?? .nan)) < 1e-12, "\(head): \(symbol)")
      count += 1
    }
    #expect(count > 0)
  }

  @Test func `a long derivative of a composite is left out`() throws {
    let sum = (1...30).map { "sin(\($0)*t)*t" }.joined(separator: " + ")
    #expect(try symbols("long(t) = \(sum)\nx = 1\ny = long(x)").map(\.symbol) == [""])
  }
}
