import ComputationGraph
import Differentiation
import Notation

/// The graph as one figure sees it: composites closed or opened, constants written into labels, unnamed operations
/// passed over where only names are asked for, and folded where it is too large to be seen.
struct Presentation {
  struct Vertex {
    enum Kind: Hashable {
      case input
      case constant
      case operation
      /// A closed composite, an index of the graph's groups.
      case composite(Int)
      /// Several nodes in one box, an index of ``Presentation/folds``.
      case folded(Int)
    }

    let node: NodeID
    let kind: Kind
    /// The operation over its operands' names, in notation; a leaf's is empty.
    let expression: String
    /// The innermost opened group around it.
    let group: Int?
    /// How many nodes of the graph it stands for where the graph is folded.
    var nodeCount = 1

    /// The closed composite it stands for, an index of the graph's groups.
    var composite: Int? { if case .composite(let group) = kind { group } else { nil } }
  }

  struct Arc {
    let tail: Int
    let head: Int
    /// The partial of the head by the tail along this arc.
    let partial: Double?
    let symbolic: String
    /// How many edges of the graph it stands for where the graph is folded.
    var edgeCount = 1
    /// What there is instead of one partial between boxes that stand for many.
    var block: PartialBlock?
    /// How the partial comes from those of edges; nil where the graph is folded.
    var route: ArrowRoute?
  }

  let graph: Graph
  let evaluation: Evaluation?
  let options: FigureOptions
  let closed: ClosedComposites
  let closedGroupsWithKinks: Set<Int>
  /// How many composites were to be open and are closed so that the figure can be read.
  let reclosedCount: Int
  var vertices: [Vertex] = []
  var arcs: [Arc] = []
  var vertexOfNode: [NodeID: Int] = [:]
  var folds: [Fold] = []
  var isFolded = false
  /// Constants that a folded figure writes into labels.
  var writtenConstantCount = 0
  /// Edges of the graph that a folded figure draws nowhere: inside of boxes, and of constants in labels.
  var innerEdgeCount = 0
  var repeatedNodes: Set<NodeID> = []
  private let outputNodes: Set<NodeID>

  /// - Parameter kept: nodes that have a box of their own in a folded figure too.
  init(
    of graph: Graph, _ evaluation: Evaluation?, _ options: FigureOptions, keeping kept: Set<NodeID> = []
  ) throws(SourceErrors) {
    self.graph = graph
    self.evaluation = evaluation
    self.options = options
    let outputNodes = Set(graph.outputs.map(\.node))
    self.outputNodes = outputNodes
    let asked = ClosedComposites(of: graph, options)
    let isTooLarge = options.isFolding && asked.isLarge(options, outputNodes)
    let closed = isTooLarge ? ClosedComposites(closing: graph) : asked
    self.closed = closed
    reclosedCount = isTooLarge ? asked.openCount : 0
    closedGroupsWithKinks = Set((evaluation?.kinks ?? []).compactMap { closed.group(around: $0.node) })
    if isTooLarge, closed.isLarge(options, outputNodes) {
      fold(keeping: kept)
    } else {
      try build()
      if options.repeatsInputs { repeatInputs() }
      if options.showsOnlyNames { reduceToNames() }
    }
  }

  private mutating func build() throws(SourceErrors) {
    let composites = closed.nodes
    for node in graph.nodes where isVisible(node) { append(node) }
    var symbolic = SymbolicPartials(of: graph)
    for (index, vertex) in vertices.enumerated() {
      if case .composite(let group) = vertex.kind {
        try appendCompositeArcs(group, composites[group] ?? [], head: index)
      } else {
        for edge in graph.edges(into: vertex.node) {
          guard let tail = vertexOfNode[graph.tail(of: edge)] else { continue }
          arcs.append(
            Arc(
              tail: tail, head: index, partial: evaluation?.partials[edge], symbolic: try symbolic.text(on: edge),
              route: .edge(edge)))
        }
      }
    }
  }

  private mutating func append(_ node: NodeID) {
    vertexOfNode[node] = vertices.count
    vertices.append(
      Vertex(node: node, kind: kind(of: node), expression: expression(of: node), group: graph.group(of: node)))
  }

  func kind(of node: NodeID) -> Vertex.Kind {
    if let group = closed.group(around: node) { return .composite(group) }
    return switch graph.operation(of: node) {
    case .input: .input
    case .constant: .constant
    case .primitive: .operation
    }
  }

  func expression(of node: NodeID) -> String {
    if let group = closed.group(around: node) {
      let arguments = graph.groups[group].arguments.map { graph.name(of: $0) }
      return "\(graph.groups[group].function)(\(arguments.joined(separator: ", ")))"
    }
    return graph.operation(of: node) == .input ? "" : graph.labelExpression(of: node)
  }

  private func isVisible(_ node: NodeID) -> Bool { closed.shows(node, options, outputNodes) }
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
