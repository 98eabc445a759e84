import ComputationGraph
import Differentiation
import Notation
import TestSupport
import Testing

extension Graph {
  init(_ text: String, _ options: GraphOptions = GraphOptions()) throws {
    self = try Graph(of: Program(parsing: text), options: options)
  }
}

extension Evaluation {
  init(
    _ text: String, at point: [String: Double] = [:], ties: Ties = .both, _ options: GraphOptions = GraphOptions()
  ) throws {
    self = try Graph(text, options).evaluated(at: point, ties: ties)
  }

  func derivative(of output: String, by input: String) throws -> Double {
    try #require(adjoints(of: output)[input])
  }

  var inputNodes: [NodeID] { graph.inputs.map(\.node) }

  /// The sum over paths of the sizes of their products: what rounding errors are to be measured by.
  func magnitudes(of output: NodeID) -> [Double] {
    var sizes = [Double](repeating: 0, count: graph.nodeCount)
    sizes[Int(output.index)] = 1
    for node in graph.nodes.reversed() where sizes[Int(node.index)] != 0 {
      for edge in graph.edges(into: node) {
        let partial = abs(partials[edge])
        if partial != 0 { sizes[Int(graph.tail(of: edge).index)] += partial * sizes[Int(node.index)] }
      }
    }
    return sizes
  }
}

func isClose(_ a: Double, _ b: Double, within tolerance: Double = 1e-11, scale: Double = 1) -> Bool {
  a == b || abs(a - b) <= tolerance * max(1, scale, abs(a), abs(b))
}

/// Records what differs; cheaper than an expectation for each of a million comparisons.
func expectClose(
  _ a: Double, _ b: Double, within tolerance: Double = 1e-11, scale: Double = 1, _ what: @autoclosure () -> String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard !isClose(a, b, within: tolerance, scale: scale) else { return }
  Issue.record("\(a) is not \(b): \(what())", sourceLocation: sourceLocation)
}

/// Notation evaluated where its names have these values.
func value(of text: String, at point: [String: Double]) throws -> Double {
  let graph = try Graph("result = 0 + (\(text))")
  let names = Set(graph.inputs.map(\.name))
  let values = try graph.values(at: point.filter { names.contains($0.key) })
  return values[try #require(graph.node(named: "result"))]
}

/// Central differences of several functions with one step of Richardson's extrapolation.
func slopes(at x: Double, step: Double, _ f: (Double) throws -> [Double]) rethrows -> [Double] {
  func central(_ h: Double) throws -> [Double] {
    try zip(f(x + h), f(x - h)).map { ($0 - $1) / ((x + h) - (x - h)) }
  }
  return try zip(central(step / 2), central(step)).map { (4 * $0 - $1) / 3 }
}

func slope(at x: Double, step: Double, _ f: (Double) throws -> Double) rethrows -> Double {
  try slopes(at: x, step: step) { [try f($0)] }[0]
}
