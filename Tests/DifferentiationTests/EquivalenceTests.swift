import ComputationGraph
import Differentiation
import Notation
import TestSupport
import Testing

/// How a program is written out changes neither its values nor its gradients.
@Suite struct EquivalenceTests {
  @Test(arguments: Batch.all)
  func `sharing and merging change no value and no gradient`(_ batch: Batch) throws {
    var compared = 0
    for program in batch.programs {
      let reference = try program.evaluation()
      for (sharing, merges) in [(.tree, false), (.names, true), (.all, false), (.all, true)] as [(Sharing, Bool)] {
        let options = GraphOptions(sharing: sharing, mergesChains: merges, maximumNodeCount: 3_000)
        guard let graph = try? program.graph(options) else { continue }
        compared += 1
        compare(try graph.evaluated(at: program.point), reference, within: 1e-12, program.text)
      }
    }
    #expect(compared > 180)
  }

  @Test(arguments: Batch.all)
  func `built-in functions opened to their definitions change no value and no gradient`(_ batch: Batch) throws {
    for program in batch.programsAwayFromKinks {
      let opened = try program.evaluation(GraphOptions(expandedBuiltins: ["all"]))
      compare(opened, try program.evaluation(), within: 1e-9, program.text)
    }
  }

  private func compare(_ one: Evaluation, _ other: Evaluation, within tolerance: Double, _ text: String) {
    guard one.graph.outputs.map(\.name) == other.graph.outputs.map(\.name) else {
      Issue.record("other outputs: \(text)")
      return
    }
    guard one.graph.inputs.map(\.name) == other.graph.inputs.map(\.name) else {
      Issue.record("other inputs: \(text)")
      return
    }
    for (mine, theirs) in zip(one.graph.outputs, other.graph.outputs) {
      expectClose(one.values[mine.node], other.values[theirs.node], within: tolerance, text)
      let sizes = other.magnitudes(of: theirs.node)
      let gradients = (one.adjoints(of: mine.node), other.adjoints(of: theirs.node))
      for (input, same) in zip(one.inputNodes, other.inputNodes) {
        expectClose(gradients.0[input], gradients.1[same], within: tolerance, scale: sizes[Int(same.index)], text)
      }
    }
  }

  @Test(arguments: Batch.all.prefix(10))
  func `the text of every partial is notation and has the partial's value`(_ batch: Batch) throws {
    for program in batch.programs {
      let evaluation = try program.evaluation()
      let graph = evaluation.graph
      let named = graph.nodes.map { (graph.name(of: $0), evaluation.values[$0]) }
      let point = Dictionary(named, uniquingKeysWith: { first, _ in first })
      var symbolic = SymbolicPartials(of: graph)
      for edge in graph.edges {
        let text = try symbolic.text(on: edge)
        expectClose(try value(of: text, at: point), evaluation.partials[edge], "\(text) in \(program.text)")
      }
    }
  }

  @Test(arguments: Batch.all.prefix(10))
  func `every operand precedes its user and every operation reads as notation`(_ batch: Batch) throws {
    for program in batch.programs {
      let graph = try program.graph()
      let ranks = graph.operations.map { $0 == .input ? 0 : $0 == .constant ? 1 : 2 }
      #expect(ranks == ranks.sorted())
      for edge in graph.edges where graph.tail(of: edge) >= graph.head(of: edge) { Issue.record("\(program.text)") }
      for node in graph.nodes {
        #expect(throws: Never.self) { try Program(parsing: "some_other_name = " + graph.expression(of: node)) }
      }
    }
  }

  @Test func `the random programs use every function`() {
    var used: Set<String> = []
    for program in Batch.all.flatMap(\.programs) { used.formUnion(program.primitives) }
    #expect(Primitive.all.map(\.name).filter { !used.contains($0) } == [])
  }
}
