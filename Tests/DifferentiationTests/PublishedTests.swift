import ComputationGraph
import Differentiation
import Notation
import Testing

@Suite struct PublishedTests {
  @Test func `ten examples are published`() { #expect(Published.all.count == 10) }

  @Test(arguments: Published.all.filter { $0.values != nil })
  func `values, tangents and adjoints are the published ones`(_ example: Published) throws {
    let evaluation = try Evaluation(example.program, at: example.at ?? [:])
    for (name, value) in example.values ?? [:] { #expect(isClose(try #require(evaluation.value(of: name)), value)) }
    for (seed, tangents) in example.tangents ?? [:] {
      let sweep = evaluation.tangents(along: [seed: 1])
      for (name, tangent) in tangents { #expect(sweep[name] == tangent, "∂\(name)/∂\(seed)") }
    }
    for (output, adjoints) in example.adjoints ?? [:] {
      let sweep = evaluation.adjoints(of: output)
      for (name, adjoint) in adjoints {
        #expect(isClose(try #require(sweep[name]), adjoint, within: 1e-14), "∂\(output)/∂\(name)")
      }
    }
  }

  @Test(arguments: Published.all.filter { $0.partials != nil })
  func `partials on edges are the published ones`(_ example: Published) throws {
    let evaluation = try Evaluation(example.program, at: example.at ?? [:])
    let graph = evaluation.graph
    for (edge, partial) in try #require(example.partials) {
      let found = graph.edges.filter {
        "\(graph.name(of: graph.tail(of: $0)))>\(graph.name(of: graph.head(of: $0)))" == edge
      }
      #expect(found.map { evaluation.partials[$0] } == [partial], "\(edge)")
    }
  }

  @Test(arguments: Published.all.filter { $0.paths != nil })
  func `the products of paths are the published ones`(_ example: Published) throws {
    let evaluation = try Evaluation(example.program, at: example.at ?? [:])
    for (ends, products) in try #require(example.paths) {
      let names = ends.split(separator: ">").map(String.init)
      let paths = evaluation.paths(from: names[0], to: names[1])
      #expect(paths.map(\.product) == products)
      #expect(Int(paths.count) == products.count)
    }
  }

  @Test(arguments: Published.all.filter { $0.pathsCount != nil })
  func `the number of paths and their factored sum are the published ones`(_ example: Published) throws {
    let graph = try Graph(example.program)
    let point = Dictionary(uniqueKeysWithValues: graph.inputs.map { ($0.name, 1.5) })
    for (ends, count) in try #require(example.pathsCount) {
      let names = ends.split(separator: ">").map(String.init)
      let paths = try graph.evaluated(at: point).paths(from: names[0], to: names[1])
      #expect(Int(paths.count) == count)
      #expect(Array(paths).count == count)
    }
    for (ends, text) in try #require(example.factored) {
      let nodes = try ends.split(separator: ">").map { try #require(graph.node(named: String($0))) }
      var symbolic = SymbolicPartials(of: graph)
      let derivative = try #require(try symbolic.factoredDerivative(from: nodes[0], to: nodes[1]))
      #expect(symbolic.store.text(of: derivative, printer: ExpressionPrinter(multiplicationSign: "·")) == text)
    }
  }

  @Test(arguments: Published.all.filter { $0.drawn != nil })
  func `values and adjoints round to what is drawn`(_ example: Published) throws {
    let evaluation = try Evaluation(example.program, at: example.at ?? [:])
    let graph = evaluation.graph
    let adjoints = evaluation.adjoints(of: try #require(graph.outputs.first?.node))
    for (label, numbers) in try #require(example.drawn) {
      let text = label == "sum" ? "w0*x0 + w1*x1" : label
      let node = try #require(
        graph.node(named: text)
          ?? graph.nodes.first { graph.program.source[graph.range(of: $0)] == text }, "\(label)")
      #expect(abs(evaluation.values[node] - numbers[0]) <= 0.005, "the value of \(label)")
      #expect(abs(adjoints[node] - numbers[1]) <= 0.005, "the adjoint of \(label)")
    }
  }

  @Test(arguments: Published.all.filter { $0.trace != nil })
  func `the trace rounds to what is printed`(_ example: Published) throws {
    let evaluation = try Evaluation(example.program, at: example.at ?? [:])
    let graph = evaluation.graph
    let operations = graph.nodes.filter { graph.primitive(of: $0) != nil }
    let trace = try #require(example.trace)
    let tangents = evaluation.tangents(along: ["x1": 1])
    // The survey computes its sine before the sum; a graph's order is that of the text.
    let rows = operations.map { [evaluation.values[$0], tangents[$0]].map { ($0 * 1000).rounded() / 1000 } }
    #expect(Set(rows) == Set(zip(trace.primal, trace.tangentX1).map { [$0, $1] }))
    #expect(rows.count == trace.primal.count)
  }

  @Test(arguments: Published.all.filter { $0.derivatives != nil })
  func `symbolic derivatives have the value of the published ones`(_ example: Published) throws {
    let graph = try Graph(example.program)
    let input = try #require(graph.inputs.first)
    for (output, text) in try #require(example.derivatives) {
      let node = try #require(graph.node(named: output))
      var symbolic = SymbolicPartials(of: graph)
      let composed = try #require(try symbolic.derivatives(of: node, wrt: [input.node]).first)
      let factored = try #require(try symbolic.factoredDerivative(from: input.node, to: node))
      for x in [-1.5, -0.3, 0, 0.2, 0.5, 0.75, 1, 3] {
        let values = try graph.values(at: [input.name: x])
        let expected = try value(of: text, at: [input.name: x])
        expectClose(symbolic.store.value(of: composed, at: values), expected, within: 1e-12, "\(output) at \(x)")
        expectClose(symbolic.store.value(of: factored, at: values), expected, within: 1e-12, "\(output) at \(x)")
      }
    }
  }
}
