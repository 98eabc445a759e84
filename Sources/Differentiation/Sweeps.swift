import ComputationGraph

/// The result of one sweep: a number for every node.
public struct Sweep: Sendable {
  let graph: Graph
  public let table: NodeTable<Double>

  public subscript(node: NodeID) -> Double { table[node] }

  /// The number of a named node; nil for a name the graph does not know.
  public subscript(name: String) -> Double? { graph.node(named: name).map { table[$0] } }
}

extension Evaluation {
  /// One forward sweep: the tangent v̇ of every node along a direction in the inputs, or from any other nodes.
  ///
  /// A node in the seed keeps its seed: what its operands would add is left out. Names the graph does not know are
  /// ignored. O(nodes and edges).
  public func tangents(along seed: [String: Double]) -> Sweep {
    tangents(
      along: Dictionary(
        seed.compactMap { name, value in graph.node(named: name).map { ($0, value) } }, uniquingKeysWith: { $1 }))
  }

  public func tangents(along seed: [NodeID: Double]) -> Sweep {
    var tangents = NodeTable<Double>(repeating: 0, count: graph.nodeCount)
    for (node, value) in seed { tangents[node] = value }
    let operandNodes = graph.operandNodes
    let first = seed.keys.min() ?? NodeID(graph.nodeCount)
    for node in graph.nodes[min(Int(first.index), graph.nodeCount)...] where graph.isActive(node) {
      if seed[node] != nil { continue }
      var sum = 0.0
      for position in graph.edgeRange(into: node) {
        sum += Self.carried(partials.values[position], tangents[operandNodes[position]])
      }
      tangents[node] = sum
    }
    return Sweep(graph: graph, table: tangents)
  }

  /// One reverse sweep: the adjoint v̄ of every node, the derivative of one output by it. Zero everywhere for a name
  /// the graph does not know. O(nodes and edges).
  public func adjoints(of output: String) -> Sweep {
    guard let node = graph.node(named: output) else {
      return Sweep(graph: graph, table: NodeTable(repeating: 0, count: graph.nodeCount))
    }
    return adjoints(of: node)
  }

  public func adjoints(of output: NodeID) -> Sweep { adjoints(weighting: [output: 1]) }

  /// One reverse sweep from several nodes at once: the adjoints of their weighted sum.
  public func adjoints(weighting seed: [NodeID: Double]) -> Sweep {
    var adjoints = NodeTable<Double>(repeating: 0, count: graph.nodeCount)
    for (node, value) in seed { adjoints[node] = value }
    let operandNodes = graph.operandNodes
    let last = seed.keys.max().map { Int($0.index) } ?? -1
    for node in graph.nodes[...min(last, graph.nodeCount - 1)].reversed() where adjoints[node] != 0 {
      let adjoint = adjoints[node]
      for position in graph.edgeRange(into: node) {
        adjoints[operandNodes[position]] += Self.carried(partials.values[position], adjoint)
      }
    }
    return Sweep(graph: graph, table: adjoints)
  }

  /// A zero factor carries nothing, whatever the other: an untaken branch of `if` may be infinite.
  @inline(__always)
  static func carried(_ partial: Double, _ upstream: Double) -> Double {
    partial == 0 || upstream == 0 ? 0 : partial * upstream
  }
}
