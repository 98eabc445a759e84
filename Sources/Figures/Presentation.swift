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

    /// The closed composite it stands for, an index of the graph's groups.
    var composite: Int? { if case .composite(let group) = kind { group } else { nil } }
  }

  struct Arc {
    let tail: Int
    let head: Int
    /// The partial of the head by the tail along this arc.
    let partial: Double?
    let symbolic: String
    let route: ArrowRoute
  }

  let graph: Graph
  let evaluation: Evaluation?
  let options: FigureOptions
  let closed: ClosedComposites
  let closedGroupsWithKinks: Set<Int>
  var vertices: [Vertex] = []
  var arcs: [Arc] = []
  var vertexOfNode: [NodeID: Int] = [:]
  /// What was left out to make the figure readable.
  var isReducedToNames = false
  var hiddenCount = 0
  var repeatedNodes: Set<NodeID> = []
  private let outputNodes: Set<NodeID>

  init(of graph: Graph, _ evaluation: Evaluation?, _ options: FigureOptions) throws(SourceErrors) {
    self.graph = graph
    self.evaluation = evaluation
    self.options = options
    outputNodes = Set(graph.outputs.map(\.node))
    let closed = ClosedComposites(of: graph, options)
    self.closed = closed
    closedGroupsWithKinks = Set((evaluation?.kinks ?? []).compactMap { closed.group(around: $0.node) })
    try build()
    if options.repeatsInputs { repeatInputs() }
    if options.showsOnlyNames || vertices.count > options.maximumNodeCount { reduceToNames() }
  }

  private mutating func build() throws(SourceErrors) {
    let composites = closed.nodes
    for node in graph.nodes where isVisible(node) { append(node) }
    var symbolic = SymbolicPartials(of: graph)
    for (index, vertex) in vertices.enumerated() {
      if case .composite(let group) = vertex.kind {
        appendCompositeArcs(group, composites[group] ?? [], head: index)
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

  private func kind(of node: NodeID) -> Vertex.Kind {
    if let group = closed.group(around: node) { return .composite(group) }
    return switch graph.operation(of: node) {
    case .input: .input
    case .constant: .constant
    case .primitive: .operation
    }
  }

  private func expression(of node: NodeID) -> String {
    if let group = closed.group(around: node) {
      let arguments = graph.groups[group].arguments.map { graph.name(of: $0) }
      return "\(graph.groups[group].function)(\(arguments.joined(separator: ", ")))"
    }
    return graph.operation(of: node) == .input ? "" : graph.labelExpression(of: node)
  }

  private func isVisible(_ node: NodeID) -> Bool {
    if let group = closed.group(around: node) { return graph.groups[group].result == node }
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
}
