import ComputationGraph
import Differentiation
import Notation

/// The evaluation trace of a program: its statements one by one, each with its tangent, or with what a reverse sweep
/// does at it.
///
/// Numbers come from one sweep of each kind, when the trace is made: O(nodes and edges) in time and memory.
public struct Trace: Sendable {
  /// In which order operations are listed.
  public enum Order: Sendable {
    /// That of evaluation: operands from left to right, each just before it is used.
    case evaluation
    /// Statements as written, within each by level, the distance from what was there before it: as the survey of
    /// Baydin and others numbers `ln(x1) + x1*x2 - sin(x2)`.
    case levels
  }

  /// A node that a forward sweep starts from, and its tangent there.
  public struct Seed: Sendable, Hashable {
    public let name: String
    public let node: NodeID
    public let tangent: Double
    /// Nil for a tangent that was given as a double.
    public let exactTangent: Rational?

    public init(_ node: NamedNode, tangent: Double = 1) {
      self.name = node.name
      self.node = node.node
      self.tangent = tangent
      exactTangent = nil
    }

    public init(_ node: NamedNode, exactTangent: Rational) {
      self.name = node.name
      self.node = node.node
      tangent = exactTangent.nearestDouble
      self.exactTangent = exactTangent
    }
  }

  public let graph: Graph
  /// Nil where an input has no value: then a trace has symbols and no numbers. With exact numbers: those rounded.
  public let evaluation: Evaluation?
  /// Where the forward sweep starts; empty where there is none.
  public let seeds: [Seed]
  /// Where the reverse sweep starts; nil where there is none.
  public let output: NamedNode?
  /// Every operation that has a statement of its own, in the order of the trace.
  public let operations: [NodeID]
  /// Nil without numbers or seeds.
  public let tangents: Sweep?
  /// Nil without numbers or an output.
  public let adjoints: AdjointRecord<Double>?
  /// What takes the place of the numbers above, where every number of the trace is a fraction.
  private(set) var exact: ExactTrace?
  let reach: ReverseReach

  /// - Parameters:
  ///   - seeds: a direction to sweep forward along; none for no forward trace.
  ///   - output: what to sweep in reverse from; nil for no reverse trace.
  public init(
    of graph: Graph, evaluation: Evaluation?, along seeds: [Seed] = [], of output: NamedNode? = nil,
    order: Order = .evaluation
  ) {
    self.graph = graph
    self.evaluation = evaluation
    self.seeds = seeds
    self.output = output
    operations = graph.tracedOperations(in: order)
    let direction = Dictionary(seeds.map { ($0.node, $0.tangent) }, uniquingKeysWith: { $1 })
    tangents = seeds.isEmpty ? nil : evaluation?.tangents(along: direction)
    let swept = operations
    adjoints = output.flatMap { output in evaluation?.adjointRecord(of: output.node, through: swept) }
    reach = ReverseReach(of: output?.node, through: operations, in: graph)
  }

  /// A trace in which every number is a fraction.
  ///
  /// - Throws: for a derivative of too many digits.
  public init(
    of evaluation: ExactEvaluation, along seeds: [Seed] = [], of output: NamedNode? = nil, order: Order = .evaluation
  ) throws(SourceErrors) {
    self.init(
      of: evaluation.graph, evaluation: evaluation.rounded, along: seeds.map(\.exactly), of: output, order: order)
    exact = try ExactTrace(of: evaluation, along: self.seeds, of: output, through: operations)
  }

  /// Whether the reverse sweep comes to the node.
  public func isReached(_ node: NodeID) -> Bool { reach.isReached[Int(node.index)] }

  /// Whether the reverse sweep comes to the edge's tail by this edge for the first time.
  public func isFirst(_ edge: EdgeID) -> Bool { reach.isFirst[Int(edge.index)] }

  /// The edges into a node along which the reverse sweep carries adjoints, in the order it takes them.
  public func carryingEdges(into node: NodeID) -> [EdgeID] {
    guard isReached(node) else { return [] }
    return graph.edges(into: node).filter { graph.isActive(graph.tail(of: $0)) }
  }

  func seed(at node: NodeID) -> Seed? { seeds.last { $0.node == node } }

  /// Constants with a name of the program's own, which are not in the mathematician's vocabulary as π is.
  var namedConstants: [NodeID] {
    let leading = graph.nodes.prefix { graph.primitive(of: $0) == nil }
    return leading.filter { graph.isNamedConstant($0) && !graph.isPi($0) }
  }
}

/// How far a reverse sweep comes, be there numbers or not.
struct ReverseReach: Sendable {
  private(set) var isReached: [Bool]
  private(set) var isFirst: [Bool]

  init(of output: NodeID?, through operations: [NodeID], in graph: Graph) {
    isReached = Array(repeating: false, count: graph.nodeCount)
    isFirst = Array(repeating: false, count: output == nil ? 0 : graph.edgeCount)
    guard let output else { return }
    isReached[Int(output.index)] = true
    for node in operations.reversed() where isReached[Int(node.index)] {
      for edge in graph.edges(into: node) where graph.isActive(graph.tail(of: edge)) {
        let tail = Int(graph.tail(of: edge).index)
        isFirst[Int(edge.index)] = !isReached[tail]
        isReached[tail] = true
      }
    }
  }
}

extension Graph {
  func isNamedConstant(_ node: NodeID) -> Bool {
    operation(of: node) == .constant && isNamedByProgram[Int(node.index)]
  }

  func isPi(_ node: NodeID) -> Bool {
    operation(of: node) == .constant && literal(of: node) == .pi && ["pi", "π"].contains(name(of: node))
  }
}
