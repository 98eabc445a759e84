import ComputationGraph
import Differentiation
import Notation

/// The graph as one figure sees it: composites closed or opened, constants written into labels, unnamed operations
/// passed over where only names are asked for.
struct Presentation {
  struct Vertex {
    enum Kind: Hashable {
      case input
      case constant
      case operation
      /// A closed composite, an index of the graph's groups.
      case composite(Int)
    }

    let node: NodeID
    let kind: Kind
    /// The operation over its operands' names, in notation; a leaf's is empty.
    let expression: String
    /// The innermost opened group around it.
    let group: Int?
  }

  struct Arc {
    let tail: Int
    let head: Int
    /// The partial of the head by the tail along this arc.
    let partial: Double?
    let symbolic: String
  }

  let graph: Graph
  let evaluation: Evaluation?
  private(set) var vertices: [Vertex] = []
  private(set) var arcs: [Arc] = []
  private(set) var vertexOfNode: [NodeID: Int] = [:]
  /// What was left out to make the figure readable.
  private(set) var isReducedToNames = false
  private(set) var hiddenCount = 0
  private let options: FigureOptions
  private let outputNodes: Set<NodeID>
  private var closedGroupOfNode: [NodeID: Int] = [:]
  /// What each closed composite hides, in evaluation order.
  private var nodesOfClosedGroup: [Int: [NodeID]] = [:]
  private var repeatedNodes: Set<NodeID> = []
  private(set) var closedGroupsWithKinks: Set<Int> = []

  init(of graph: Graph, _ evaluation: Evaluation?, _ options: FigureOptions) throws(SourceErrors) {
    self.graph = graph
    self.evaluation = evaluation
    self.options = options
    outputNodes = Set(graph.outputs.map(\.node))
    try build()
    if options.repeatsInputs { repeatInputs() }
    if options.showsOnlyNames || vertices.count > options.maximumNodeCount { reduceToNames() }
  }

  private mutating func build() throws(SourceErrors) {
    closeGroups()
    for node in graph.nodes where isVisible(node) { append(node) }
    var symbolic = SymbolicPartials(of: graph)
    for (index, vertex) in vertices.enumerated() {
      if case .composite(let group) = vertex.kind {
        appendCompositeArcs(group, head: index)
      } else {
        for edge in graph.edges(into: vertex.node) {
          guard let tail = vertexOfNode[graph.tail(of: edge)] else { continue }
          arcs.append(
            Arc(
              tail: tail, head: index, partial: evaluation?.partials[edge], symbolic: try symbolic.text(on: edge)))
        }
      }
    }
  }

  private mutating func append(_ node: NodeID) {
    vertexOfNode[node] = vertices.count
    vertices.append(
      Vertex(node: node, kind: kind(of: node), expression: expression(of: node), group: graph.group(of: node)))
  }

  private func kind(of node: NodeID) -> Vertex.Kind {
    if let group = closedGroupOfNode[node] { return .composite(group) }
    return switch graph.operation(of: node) {
    case .input: .input
    case .constant: .constant
    case .primitive: .operation
    }
  }

  private func expression(of node: NodeID) -> String {
    if let group = closedGroupOfNode[node] {
      let arguments = graph.groups[group].arguments.map { graph.name(of: $0) }
      return "\(graph.groups[group].function)(\(arguments.joined(separator: ", ")))"
    }
    return graph.operation(of: node) == .input ? "" : graph.labelExpression(of: node)
  }

  private func isVisible(_ node: NodeID) -> Bool {
    if let group = closedGroupOfNode[node] { return graph.groups[group].result == node }
    return options.showsConstants || !graph.isFoldable(node) || outputNodes.contains(node)
  }
}

extension Presentation {
  /// For each vertex the arcs that use it.
  var leavingArcs: [[Int]] {
    var leaving = [[Int]](repeating: [], count: vertices.count)
    for (index, arc) in arcs.enumerated() { leaving[arc.tail].append(index) }
    return leaving
  }

  /// For each vertex the arcs from its operands.
  var enteringArcs: [[Int]] {
    var entering = [[Int]](repeating: [], count: vertices.count)
    for (index, arc) in arcs.enumerated() { entering[arc.head].append(index) }
    return entering
  }
}

// MARK: - Closed composites

extension Presentation {
  /// The innermost frame around a vertex.
  func visibleGroup(of vertex: Vertex) -> Int? {
    if case .composite(let group) = vertex.kind { return graph.groups[group].parent }
    return vertex.group
  }

  /// The outermost closed composite around a node.
  func closedGroup(of node: NodeID) -> Int? { closedGroupOfNode[node] }

  private func isOpen(_ group: Int) -> Bool {
    var level = 0
    var ancestor = graph.groups[group].parent
    while let current = ancestor {
      level += 1
      ancestor = graph.groups[current].parent
    }
    return level < options.depth || options.expanded.contains("all")
      || options.expanded.contains(graph.groups[group].function)
  }

  /// For each node inside a closed composite, the outermost closed one.
  private mutating func closeGroups() {
    var outermost: [Int?] = []
    for (index, group) in graph.groups.enumerated() {
      outermost.append(group.parent.flatMap { outermost[$0] } ?? (isOpen(index) ? nil : index))
    }
    for node in graph.nodes {
      guard let group = graph.group(of: node), let closed = outermost[group] else { continue }
      closedGroupOfNode[node] = closed
      nodesOfClosedGroup[closed, default: []].append(node)
    }
    closedGroupsWithKinks = Set((evaluation?.kinks ?? []).compactMap { closedGroupOfNode[$0.node] })
  }

  /// One arc from each node outside that the composite uses, with the derivative of its result by that node.
  private mutating func appendCompositeArcs(_ group: Int, head: Int) {
    let result = graph.groups[group].result
    var adjoints: [NodeID: Double] = [result: 1]
    var outside: Set<NodeID> = []
    for node in (nodesOfClosedGroup[group] ?? []).reversed() {
      guard let adjoint = adjoints[node] else { continue }
      for edge in graph.edges(into: node) {
        let tail = graph.tail(of: edge)
        if closedGroupOfNode[tail] != group { outside.insert(tail) }
        let partial = evaluation?.partials[edge] ?? 1
        adjoints[tail, default: 0] += partial == 0 || adjoint == 0 ? 0 : partial * adjoint
      }
    }
    let order = Dictionary(
      graph.groups[group].arguments.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for tail in outside.sorted(by: { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }) {
      guard let vertex = vertexOfNode[tail] else { continue }
      arcs.append(Arc(tail: vertex, head: head, partial: evaluation == nil ? nil : adjoints[tail], symbolic: ""))
    }
  }
}

// MARK: - Trees

extension Presentation {
  /// Gives every use of an input but the first a leaf of its own.
  private mutating func repeatInputs() {
    var isUsed = [Bool](repeating: false, count: vertices.count)
    for index in arcs.indices where vertices[arcs[index].tail].kind == .input {
      let arc = arcs[index]
      if isUsed[arc.tail] {
        arcs[index] = Arc(tail: vertices.count, head: arc.head, partial: arc.partial, symbolic: arc.symbolic)
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

// MARK: - Only names

extension Presentation {
  /// Passes over every unnamed operation: each way through it becomes an arc of its own with the product of the
  /// partials, so that paths stay apart.
  private mutating func reduceToNames() {
    let asked = Set((options.outputs + options.variables).map(\.node))
    let isKept = vertices.map { vertex in
      vertex.kind == .input || vertex.kind == .constant || graph.isNamedByProgram[Int(vertex.node.index)]
        || asked.contains(vertex.node)
    }
    guard isKept.contains(false), let joined = joinedArcs(isKept) else { return }
    isReducedToNames = true
    hiddenCount = isKept.count { !$0 }
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
      tail: first.tail, head: second.head, partial: product, symbolic: Self.product(first.symbolic, second.symbolic))
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
      Arc(tail: newIndex[$0.tail], head: newIndex[$0.head], partial: $0.partial, symbolic: $0.symbolic)
    }
    vertexOfNode = Dictionary(kept.enumerated().map { ($1.node, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
