import ComputationGraph
import Notation

/// Second derivatives of one output by pairs of variables.
public struct Hessian: Sendable, Equatable {
  public let of: NodeID
  public let wrt: [NodeID]
  public let values: [[Double]]
}

extension Evaluation {
  /// One Hessian–vector product for each variable, or for each group of variables that interact with nothing in common:
  /// the numbers are the same to the last bit. O(products · edges).
  ///
  /// Second partials come from the table's first ones, evaluated on dual numbers; at a kink they are those of the
  /// piece that ``Ties`` and the table choose.
  public func hessian(of output: NodeID, wrt variables: [NodeID]) throws(SourceErrors) -> Hessian {
    let plan = try graph.hessianPlan(of: output, wrt: variables, coloring: .column)
    return try hessian(of: output, wrt: variables, by: plan)
  }

  /// The Hessian by the products that a plan for the same output and variables asks for.
  public func hessian(
    of output: NodeID, wrt variables: [NodeID], by plan: HessianPlan
  ) throws(SourceErrors) -> Hessian {
    let rules = try DualRules()
    var values = variables.map { _ in [Double](repeating: 0, count: variables.count) }
    for (product, group) in plan.groups.enumerated() {
      let direction = Dictionary(group.map { (variables[$0], 1.0) }, uniquingKeysWith: { $1 })
      let derivatives = adjointTangents(of: output, along: direction, rules)
      for entry in plan.entries(from: product) {
        values[Int(entry.row)][Int(entry.column)] = derivatives[variables[Int(entry.read)]]
      }
    }
    return Hessian(of: output, wrt: variables, values: values)
  }

  /// The product of an output's Hessian with a direction, forward over reverse: the derivative of every node's adjoint
  /// as the inputs, or any other nodes, move along it. Names the graph does not know are ignored. O(edges).
  public func hessianProduct(of output: String, along direction: [String: Double]) throws(SourceErrors) -> Sweep {
    guard let node = graph.node(named: output) else {
      return Sweep(graph: graph, table: NodeTable(repeating: 0, count: graph.nodeCount))
    }
    let known = direction.compactMap { name, value in graph.node(named: name).map { ($0, value) } }
    return try hessianProduct(of: node, along: Dictionary(known, uniquingKeysWith: { $1 }))
  }

  public func hessianProduct(of output: NodeID, along direction: [NodeID: Double]) throws(SourceErrors) -> Sweep {
    Sweep(graph: graph, table: adjointTangents(of: output, along: direction, try DualRules()))
  }

  /// The derivative of every adjoint along a direction.
  private func adjointTangents(
    of output: NodeID, along direction: [NodeID: Double], _ rules: DualRules
  ) -> NodeTable<Double> {
    let tangents = tangents(along: direction).table
    let seeds = graph.mark(Array(direction.keys))
    var adjoints = NodeTable<Double>(repeating: 0, count: graph.nodeCount)
    var derivatives = adjoints
    adjoints[output] = 1
    for node in graph.nodes.reversed() where adjoints[node] != 0 || derivatives[node] != 0 {
      guard case .primitive(let id) = graph.operation(of: node) else { continue }
      let tails = graph.operands(of: node)
      let operands = tails.map { Dual(values[$0], tangents[$0]) }
      let value = Dual(values[node], seeds[node] ? localTangent(of: node, tangents) : tangents[node])
      for (slot, edge) in graph.edges(into: node).enumerated() where graph.isActive(graph.tail(of: edge)) {
        let change = rules.partialTangent(id, slot: slot, operands, value: value)
        let tail = graph.tail(of: edge)
        adjoints[tail] += Self.carried(partials[edge], adjoints[node])
        derivatives[tail] += Self.carried(partials[edge], derivatives[node]) + Self.carried(change, adjoints[node])
      }
    }
    return derivatives
  }

  /// What a seeded node's own operands would give it.
  private func localTangent(of node: NodeID, _ tangents: NodeTable<Double>) -> Double {
    graph.edges(into: node).reduce(0) { $0 + Self.carried(partials[$1], tangents[graph.tail(of: $1)]) }
  }
}

extension Graph {
  func mark(_ nodes: [NodeID]) -> NodeTable<Bool> {
    var mark = NodeTable<Bool>(repeating: false, count: nodeCount)
    for node in nodes { mark[node] = true }
    return mark
  }
}
