import BigInt
import ComputationGraph
import Differentiation
import TestSupport
import Testing

@Suite struct PathCountTests {
  @Test(arguments: 0..<40)
  func `one sweep counts the paths of every pair`(_ seed: Int) throws {
    let graph = try RandomComputation(seed: UInt64(seed), isAwayFromKinks: false).graph()
    let sources = graph.inputs.map(\.node) + graph.inputs.prefix(1).map(\.node)
    let targets = graph.outputs.map(\.node) + graph.nodes.suffix(2)
    var pairs: BigUInt = 0
    for source in sources {
      for target in targets { pairs += graph.pathCount(from: source, to: target) }
    }
    #expect(graph.pathCount(from: sources, to: targets) == pairs)
  }

  @Test func `a million pairs take one sweep`() throws {
    let inputs = (0..<1000).map { "x\($0)" }.joined(separator: " + ")
    let outputs = (0..<1000).map { "f\($0) = s + \($0)" }.joined(separator: "\n")
    let graph = try Graph("s = \(inputs)\n\(outputs)")
    #expect(graph.pathCount(from: graph.inputs.map(\.node), to: graph.outputs.map(\.node)) == 1_000_000)
  }
}
