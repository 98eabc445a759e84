import ComputationGraph

extension Presentation {
  /// Passes over every unnamed operation: each way through it becomes an arc of its own with the product of the
  /// partials, so that paths stay apart.
  mutating func reduceToNames() {
    let asked = Set((options.outputs + options.variables).map(\.node))
    let isKept = vertices.map { vertex in
      vertex.kind == .input || vertex.kind == .constant || graph.isNamedByProgram[Int(vertex.node.index)]
        || asked.contains(vertex.node)
    }
    guard isKept.contains(false), let joined = joinedArcs(isKept) else { return }
    rebuild(isKept, joined)
  }

  private func joinedArcs(_ isKept: [Bool]) -> [Arc]? {
    var incoming = [[Arc]](repeating: [], count: vertices.count)
    for arc in arcs { incoming[arc.head].append(arc) }
    var total = 0
    for head in vertices.indices {
      var arcs: [Arc] = []
      for arc in incoming[head] {
        if isKept[arc.tail] {
          arcs.append(arc)
        } else {
          arcs.append(contentsOf: incoming[arc.tail].map { join($0, arc) })
        }
        if arcs.count > 10_000 { return nil }
      }
      incoming[head] = arcs
      total += arcs.count
      if total > 100_000 { return nil }
    }
    return vertices.indices.flatMap { isKept[$0] ? incoming[$0] : [] }
  }

  private func join(_ first: Arc, _ second: Arc) -> Arc {
    let product = first.partial.flatMap { a in second.partial.map { a == 0 || $0 == 0 ? 0 : a * $0 } }
    return Arc(
      tail: first.tail, head: second.head, partial: product, symbolic: Self.product(first.symbolic, second.symbolic),
      route: .chain([first.route, second.route].compactMap(\.self)))
  }

  private static func product(_ a: String, _ b: String) -> String {
    if a == "1" { return b }
    if b == "1" { return a }
    if a.isEmpty || b.isEmpty || a.count + b.count > 60 { return "" }
    let factors = [a, b].map { $0.contains(where: { " -/<>=".contains($0) }) ? "(\($0))" : $0 }
    return factors.joined(separator: "*")
  }

  private mutating func rebuild(_ isKept: [Bool], _ joined: [Arc]) {
    var newIndex = [Int](repeating: -1, count: vertices.count)
    var kept: [Vertex] = []
    for (index, vertex) in vertices.enumerated() where isKept[index] {
      newIndex[index] = kept.count
      let text = graph.expression(of: vertex.node, isExpandingUnnamed: true)
      kept.append(
        Vertex(
          node: vertex.node, kind: vertex.kind, expression: vertex.expression.isEmpty ? "" : text, group: vertex.group))
    }
    vertices = kept
    arcs = joined.map {
      Arc(
        tail: newIndex[$0.tail], head: newIndex[$0.head], partial: $0.partial, symbolic: $0.symbolic, route: $0.route)
    }
    vertexOfNode = Dictionary(kept.enumerated().map { ($1.node, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
