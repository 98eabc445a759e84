import ComputationGraph
import Differentiation
import Foundation
import Notation
import Reports
import TestSupport

/// A program at a point, as a function in source code and as an evaluation, which have to agree.
struct Exercise: Sendable {
  enum Kind: CaseIterable {
    case gradient, jacobian, everyNode
  }

  /// Swift's compiler takes its time: every node is asked for where a gradient would do.
  static func lightened(_ exercises: [Exercise], for language: ProgrammingLanguage) -> [Exercise] {
    language == .swift ? exercises.filter { $0.kind != .gradient || $0.graph.nodeCount < 5 } : exercises
  }

  let title: String
  let graph: Graph
  let evaluation: Evaluation
  let kind: Kind
  let outputs: AskedNodes
  let variables: AskedNodes

  /// Nil where the evaluation has no derivatives.
  init?(_ title: String, _ text: String, at point: [String: Double] = [:], ties: Ties = .both, _ kind: Kind) throws {
    self.title = title
    self.kind = kind
    graph = try Graph(of: Program(parsing: text))
    guard let evaluation = try? graph.evaluated(at: point, ties: ties), evaluation.partialErrors.isEmpty else {
      return nil
    }
    self.evaluation = evaluation
    let names = graph.outputs.map(\.name)
    outputs = AskedNodes(named: kind == .jacobian ? names : Array(names.prefix(1)), in: graph)
    variables = .everyInput(of: graph)
    if variables.count == 0 || outputs.count == 0 { return nil }
  }

  static func each(_ title: String, _ text: String, at point: [String: Double] = [:], ties: Ties = .both) throws
    -> [Exercise]
  {
    try Kind.allCases.compactMap { try Exercise(title, text, at: point, ties: ties, $0) }
  }

  static func random(_ seeds: Range<UInt64>, isAwayFromKinks: Bool) throws -> [Exercise] {
    try seeds.flatMap { seed in
      let program = RandomComputation(seed: seed, isAwayFromKinks: isAwayFromKinks || seed.isMultiple(of: 2))
      return try each("seed \(seed)", program.text, at: program.point)
    }
  }

  /// Those that have a value for every input.
  static func samples() throws -> [Exercise] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "samples")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".chain") }
    return try names.sorted().flatMap { name in
      try each(name, String(contentsOf: folder.appending(path: name), encoding: .utf8))
    }
  }

  func code(in language: ProgrammingLanguage, named name: String) throws -> String {
    let options = SourceCodeOptions(
      functionName: name, isJacobian: kind == .jacobian, includesNodes: kind == .everyNode, ties: evaluation.ties)
    return try graph.code(in: language, of: outputs.names, wrt: variables.names, options: options)
  }

  var point: [Double] { graph.inputs.map { evaluation.values[$0.node] } }

  var nodes: [NodeID] { graph.nodes.filter { !graph.isFoldable($0) } }

  /// Every number the function gives, with the size that rounding errors in it are to be measured by.
  var expected: [(number: Double, size: Double)] {
    let values = outputs.nodes.map { (evaluation.values[$0], abs(evaluation.values[$0])) }
    let jacobian = evaluation.jacobian(of: outputs.nodes, wrt: variables.nodes)
    let slopes = zip(outputs.nodes, jacobian.values).flatMap { output, row in
      let sizes = magnitudes(of: output)
      return zip(variables.nodes, row).map { ($1, sizes[Int($0.index)]) }
    }
    guard kind == .everyNode, let output = outputs.nodes.first else { return values + slopes }
    let adjoints = evaluation.adjoints(of: output)
    let sizes = magnitudes(of: output)
    return values + slopes
      + nodes.flatMap { node in
        [(evaluation.values[node], abs(evaluation.values[node])), (adjoints[node], sizes[Int(node.index)])]
      }
  }

  /// The sums over paths of the sizes of their products.
  private func magnitudes(of output: NodeID) -> [Double] {
    var sizes = [Double](repeating: 0, count: graph.nodeCount)
    sizes[Int(output.index)] = 1
    for node in graph.nodes.reversed() where sizes[Int(node.index)] != 0 {
      for edge in graph.edges(into: node) where evaluation.partials[edge] != 0 {
        sizes[Int(graph.tail(of: edge).index)] += abs(evaluation.partials[edge]) * sizes[Int(node.index)]
      }
    }
    return sizes
  }
}
