import ChainRule
import TestSupport
import Testing

@testable import Figures

/// What figures past their bound fold, and that nothing is lost or wrong by it.
@Suite struct FoldingTests {
  private func presentation(
    _ graph: Graph, _ evaluation: Evaluation?, _ limit: Int, _ kind: FigureKind = .reverse
  ) throws -> Presentation {
    try FigureContext(graph, evaluation, FigureOptions(kind: kind, maximumNodeCount: limit)).presentation
  }

  private func graph(_ text: String) throws -> Graph { try Graph(of: Program(parsing: text)) }

  // MARK: Counts

  @Test(arguments: HostileBatch.all.prefix(6))
  func `boxes and arrows of a folded figure add up to the graph's nodes and edges`(_ batch: HostileBatch) throws {
    for drawing in try batch.drawings(count: 3) {
      for limit in [1, 2, 5, 12] {
        let folded = try presentation(drawing.graph, drawing.evaluation, limit)
        guard folded.isFolded else { continue }
        #expect(folded.vertices.count <= limit, "\(drawing.name)")
        let nodes = folded.vertices.reduce(0) { $0 + $1.nodeCount }
        #expect(nodes + folded.writtenConstantCount == drawing.graph.nodeCount, "\(drawing.name)")
        let edges = folded.arcs.reduce(0) { $0 + $1.edgeCount }
        #expect(edges + folded.innerEdgeCount == drawing.graph.edgeCount, "\(drawing.name)")
        #expect(folded.arcs.allSatisfy { $0.tail < $0.head }, "\(drawing.name)")
      }
    }
  }

  // MARK: Numbers

  /// Where every arrow has one partial, the chain rule over them is that of the graph.
  @Test(arguments: HostileBatch.all.prefix(6))
  func `partials of a folded figure compose to the graph's derivatives`(_ batch: HostileBatch) throws {
    for drawing in try batch.drawings(count: 5) {
      guard let evaluation = drawing.evaluation, let output = drawing.graph.outputs.first else { continue }
      for limit in [3, 6, 10, 20] {
        let folded = try presentation(drawing.graph, evaluation, limit)
        guard folded.isFolded, folded.arcs.allSatisfy({ $0.partial != nil }),
          let end = folded.vertexOfNode[output.node]
        else { continue }
        let drawn = folded.adjoints(of: end)
        let adjoints = evaluation.adjoints(of: output.node)
        for (index, vertex) in folded.vertices.enumerated() {
          let (a, b) = (drawn[index], adjoints[vertex.node])
          if a != b, !(abs(a - b) <= 1e-8 * max(1, abs(a), abs(b))) {
            Issue.record("\(drawing.name) at \(limit): \(a) is not \(b)")
          }
        }
      }
    }
  }

  @Test func `the arrow out of a folded run has the product of its partials`() throws {
    var random = SplitMix64(seed: 7)
    var text = "x"
    for _ in 0..<400 { text = "\(["sin", "cos", "tanh"].randomElement(using: &random) ?? "sin")(\(text))" }
    let graph = try graph("x = 0.7\ny = \(text)")
    let evaluation = try graph.evaluated()
    let folded = try presentation(graph, evaluation, 150)
    #expect(folded.folds.map(\.operationCount) == [398])
    let arc = try #require(folded.arcs.first { folded.vertices[$0.head].kind == .folded(0) })
    let inside = evaluation.partials.values[1...398].reduce(1, *)
    let partial = try #require(arc.partial)
    #expect(abs(partial - inside) <= 1e-12 * abs(inside))
  }

  @Test func `a sum of one input has its count as partial`() throws {
    let graph = try graph("x = 0.5\ny = x" + String(repeating: " + x", count: 4999))
    let folded = try presentation(graph, try graph.evaluated(), 150)
    #expect(
      folded.vertices.count == 2 && folded.arcs.map(\.partial) == [5000] && folded.arcs.map(\.edgeCount) == [5000])
    #expect(folded.vertices[1].expression == "x + … + x")
  }

  @Test func `a part that is left at several places claims no derivative of its own`() throws {
    let graph = try graph(Self.recurrent)
    let folded = try presentation(graph, try graph.evaluated(), 150)
    let many = try #require(folded.vertices.firstIndex { folded.fold(of: $0)?.kind == .part })
    #expect(folded.folds.contains { $0.kind == .part && !$0.hasOneEnd })
    #expect(folded.arcs.filter { $0.tail == many || $0.head == many }.allSatisfy { $0.partial == nil })
  }

  // MARK: Networks

  @Test func `a layer is one box, its weights another`() throws {
    let network = SeededNetwork(layers: [20, 30, 30, 10], seed: 3)
    let graph = try graph(network.text)
    let evaluation = try graph.evaluated()
    let folded = try presentation(graph, evaluation, 150)
    let stacks = folded.folds.map { fold in "\(graph.name(of: fold.members[0])) \(fold.members.count)" }
    #expect(
      Set(stacks) == [
        "x1 20", "w1_1_1 600", "b1_1 30", "h1_1 30", "w2_1_1 900", "b2_1 30", "h2_1 30", "w3_1_1 300", "b3_1 10",
        "h3_1 10",
      ])
    #expect(folded.folds.allSatisfy { $0.kind == .stack })
    let h1 = try #require(folded.vertices.firstIndex { $0.node == graph.node(named: "h1_1") })
    let h2 = try #require(folded.vertices.firstIndex { $0.node == graph.node(named: "h2_1") })
    let block = try #require(folded.arcs.first { $0.tail == h1 && $0.head == h2 }?.block)
    #expect(block.rows == 30 && block.columns == 30 && block.count == 900)
    let range = try #require(block.range)
    let derivatives = (1...30).flatMap { head in
      let adjoints = evaluation.adjoints(of: "h2_\(head)")
      return (1...30).map { tail in adjoints["h1_\(tail)"] ?? .nan }
    }
    #expect(range.lowerBound == derivatives.min() && range.upperBound == derivatives.max())
  }

  private static let network = Result {
    let text = SeededNetwork(layers: [8, 12, 12, 4], seed: 1).text
    let graph = try Graph(of: Program(parsing: text))
    return (graph: graph, evaluation: try graph.evaluated())
  }

  @Test(arguments: FigureKind.allCases, FigureStyle.allCases)
  func `a folded network makes a figure of every kind`(_ kind: FigureKind, _ style: FigureStyle) throws {
    let (graph, bound) = try Self.network.get()
    // Nobody fills in a folded worksheet; sizes need numbers.
    for evaluation in [bound, nil] where kind != .worksheet && (evaluation != nil || kind != .heat) {
      let figure = try Figure(of: graph, evaluation: evaluation, options: FigureOptions(kind: kind, style: style))
      #expect(figure.boxes.count < 80 && figure.boxes.contains { $0.outline == .stack })
      #expect(figure.caption.map(\.plainText).contains { $0.hasPrefix("Folded: ") })
      #expect(try MarkupReader(String(decoding: figure.rendered(as: .svg), as: UTF8.self)).repeatedIDs.isEmpty)
    }
  }

  @Test func `ten thousand operations are a dozen boxes`() throws {
    let graph = try graph(SeededNetwork(layers: [40, 50, 40, 10], seed: 1).text)
    #expect(graph.nodeCount > 13_000)
    let figure = try Figure(of: graph.evaluated(), options: FigureOptions(kind: .reverse))
    #expect(figure.boxes.count == 12 && figure.boxes.compactMap(\.standsFor).reduce(0, +) > 13_000)
  }

  // MARK: Other shapes

  @Test func `layers beyond number are a run`() throws {
    let graph = try graph(SeededNetwork(layers: Array(repeating: 3, count: 80), seed: 5).text)
    let folded = try presentation(graph, try graph.evaluated(), 150)
    #expect(folded.vertices.count < 30 && folded.folds.contains { $0.kind == .part && $0.operationCount > 1000 })
  }

  /// Long short-term memory over a hundred steps.
  private static let recurrent: String = {
    var lines = ["h0 = 0", "c0 = 0"]
    for gate in ["i", "f", "o", "g"] { lines += ["w\(gate) = 0.3", "u\(gate) = -0.2", "b\(gate) = 0.1"] }
    for step in 0..<100 {
      lines.append("x\(step) = 0.\(step % 7)")
      for gate in ["i", "f", "o", "g"] {
        lines.append("\(gate)g\(step) = tanh(w\(gate)*x\(step) + u\(gate)*h\(step) + b\(gate))")
      }
      lines.append("c\(step + 1) = fg\(step)*c\(step) + ig\(step)*gg\(step)")
      lines.append("h\(step + 1) = og\(step)*tanh(c\(step + 1))")
    }
    return (lines + ["L = (h100 - 0.3)^2"]).joined(separator: "\n")
  }()

  @Test func `a recurrent network keeps its first and its last step`() throws {
    let graph = try graph(Self.recurrent)
    let folded = try presentation(graph, try graph.evaluated(), 150)
    let names = Set(folded.vertices.map { graph.name(of: $0.node) })
    #expect(names.isSuperset(of: ["h1", "h100", "L"]) && folded.vertices.count < 60)
  }

  @Test func `what nothing else shortens is bands, and at last one box`() throws {
    var random = SplitMix64(seed: 11)
    var names = (0..<20).map { "x\($0)" }
    var lines = names.map { "\($0) = 0.5" }
    for index in 0..<800 {
      let recent = names.suffix(100)
      let (a, b) = (recent.randomElement(using: &random) ?? "x0", recent.randomElement(using: &random) ?? "x1")
      lines.append("q\(index) = \(["sin(\(a))*\(b)", "tanh(\(a) - \(b))"].randomElement(using: &random) ?? a)")
      names.append("q\(index)")
    }
    let graph = try graph((lines + ["L = q799 + q798"]).joined(separator: "\n"))
    for limit in [100, 20, 4, 1] {
      let folded = try presentation(graph, try graph.evaluated(), limit)
      #expect(!folded.vertices.isEmpty && folded.vertices.count <= limit)
    }
  }

  // MARK: Asked or not

  @Test func `open functions are closed before anything is folded, and the caption says so`() throws {
    let calls = (1...40).map { "y\($0) = f(x\($0))" }.joined(separator: "\n")
    let graph = try graph("f(t) = sin(t)*cos(t) + exp(t)\n\(calls)")
    let figure = try Figure(of: graph, evaluation: nil, options: FigureOptions(depth: 1, maximumNodeCount: 100))
    #expect(figure.frames.isEmpty && figure.boxes.count == 80)
    #expect(figure.caption.last?.plainText == "Too large to be open: 40 functions are drawn closed")
  }

  @Test func `a figure that is not to be folded is refused`() throws {
    let graph = try graph("x = 1\ny = x" + String(repeating: " + x", count: 200))
    #expect(throws: FigureError.tooManyNodes(201, limit: 150)) {
      try Figure(of: graph, evaluation: nil, options: FigureOptions(isFolding: false))
    }
  }

  @Test func `the same program is folded the same each time`() throws {
    let graph = try graph(SeededNetwork(layers: [10, 12, 12, 2], seed: 9).text)
    let options = FigureOptions(kind: .reverse)
    let first = try Figure(of: graph.evaluated(), options: options)
    for _ in 0..<5 { #expect(try Figure(of: graph.evaluated(), options: options) == first) }
  }
}
