import ComputationGraph
import Differentiation
import Notation

extension Presentation {
  /// The innermost frame around a vertex.
  func visibleGroup(of vertex: Vertex) -> Int? {
    if case .composite(let group) = vertex.kind { return graph.groups[group].parent }
    return vertex.group
  }

  /// The outermost closed composite around a node.
  func closedGroup(of node: NodeID) -> Int? { closed.group(around: node) }

  /// One arc from each node outside that the composite uses, with the derivative of its result by that node.
  mutating func appendCompositeArcs(_ group: Int, _ nodes: [NodeID], head: Int) throws(SourceErrors) {
    let result = graph.groups[group].result
    var adjoints: [NodeID: Double] = [result: 1]
    var outside: Set<NodeID> = []
    for node in nodes.reversed() {
      guard let adjoint = adjoints[node] else { continue }
      for edge in graph.edges(into: node) {
        let tail = graph.tail(of: edge)
        if closed.group(around: tail) != group { outside.insert(tail) }
        let partial = evaluation?.partials[edge] ?? 1
        adjoints[tail, default: 0] += partial == 0 || adjoint == 0 ? 0 : partial * adjoint
      }
    }
    let symbolic = try CompositePartials(of: group, through: nodes, in: graph)
    let order = Dictionary(
      graph.groups[group].arguments.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for tail in outside.sorted(by: { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }) {
      guard let vertex = vertexOfNode[tail] else { continue }
      arcs.append(
        Arc(
          tail: vertex, head: head, partial: evaluation == nil ? nil : adjoints[tail],
          symbolic: symbolic.texts[tail] ?? "", route: .composite(group, from: tail)))
    }
  }
}
