import ComputationGraph

extension Presentation {
  /// Gives every use of an input but the first a leaf of its own.
  mutating func repeatInputs() {
    var isUsed = [Bool](repeating: false, count: vertices.count)
    for index in arcs.indices where vertices[arcs[index].tail].kind == .input {
      let arc = arcs[index]
      if isUsed[arc.tail] {
        arcs[index] = Arc(
          tail: vertices.count, head: arc.head, partial: arc.partial, symbolic: arc.symbolic, route: arc.route)
        vertices.append(vertices[arc.tail])
        repeatedNodes.insert(vertices[arc.tail].node)
      }
      isUsed[arc.tail] = true
    }
  }

  /// Without the further leaves of an input.
  var distinctVertices: [Vertex] {
    vertices.indices.filter { vertexOfNode[vertices[$0].node] == $0 }.map { vertices[$0] }
  }

  /// Whether a vertex is one of several leaves for one input.
  func isRepeated(_ vertex: Int) -> Bool {
    repeatedNodes.contains(vertices[vertex].node)
  }
}
