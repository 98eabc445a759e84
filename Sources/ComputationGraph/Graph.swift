import Notation

/// What a node does.
public enum Operation: Sendable, Hashable {
  case input
  case constant
  case primitive(PrimitiveID)
}

/// A computation as a directed acyclic graph.
///
/// Every operand precedes the nodes that use it, so a forward sweep is a loop over ``nodes`` and a reverse sweep the
/// same loop backwards. Inputs come first, then constants, then operations in the order they are computed. An edge
/// is one use of an operand: `x*x` has two.
public struct Graph: Sendable {
  public let program: Program
  public internal(set) var operations: [Operation] = []
  /// The value of each constant, and 0 for every other node.
  public internal(set) var literals: [Double] = []
  /// Where in the program's text each node was written.
  public internal(set) var ranges: [SourceRange] = []
  /// For each node the composite it is inside of, or -1.
  var groupOfNode: [Int32] = []
  var operandStarts: [Int32] = [0]
  /// The operand at the tail of each edge.
  public internal(set) var operandNodes: [NodeID] = []
  var edgeHeads: [NodeID] = []
  /// Whether an input reaches the node: an inactive node's derivatives are 0 and never evaluated.
  public internal(set) var isActive: [Bool] = []
  public internal(set) var inputs: [Input] = []
  public internal(set) var outputs: [Output] = []
  public internal(set) var groups: [Group] = []
  /// Remarks that do not stand in the way of drawing, such as a function that hides a built-in one.
  public internal(set) var notes: [SourceError] = []
  /// The name of each node, the program's own or one made for an intermediate; empty where its text is its name.
  var names: [String] = []
  /// Whether the program itself gave the name.
  public internal(set) var isNamedByProgram: [Bool] = []
  var nodesByName: [String: NodeID] = [:]
  var numberedNames = NumberedNames()
  /// How each `const` is computed from literals and other constants.
  var constantSteps: [NodeID: [ConstantStep]] = [:]

  public struct Input: Sendable, Hashable {
    public let name: String
    public let node: NodeID
    /// The value the program gives, which a point may override.
    public let value: Double?
  }

  public struct Output: Sendable, Hashable {
    public let name: String
    public let node: NodeID

    public init(name: String, node: NodeID) {
      self.name = name
      self.node = node
    }
  }

  /// A composite: one use of a function that has a definition of its own.
  public struct Group: Sendable, Hashable {
    public let function: String
    public let parameters: [String]
    public internal(set) var arguments: [NodeID]
    /// The node whose value the use stands for; it need not lie inside.
    public internal(set) var result: NodeID
    /// The group around this one, or nil.
    public let parent: Int?
    public let range: SourceRange
  }

  init(program: Program) { self.program = program }
}

extension Graph {
  /// In evaluation order: the Wengert list.
  public var nodes: GraphIndices<NodeID> { GraphIndices(operations.indices) }
  public var edges: GraphIndices<EdgeID> { GraphIndices(operandNodes.indices) }
  public var nodeCount: Int { operations.count }
  public var edgeCount: Int { operandNodes.count }

  @inlinable
  public func operation(of node: NodeID) -> Operation { operations[Int(node.index)] }

  public func primitive(of node: NodeID) -> Primitive? {
    if case .primitive(let id) = operation(of: node) { Primitive[id] } else { nil }
  }

  /// The operands in the order of their slots.
  public func operands(of node: NodeID) -> ArraySlice<NodeID> { operandNodes[edgeRange(into: node)] }

  public func edges(into node: NodeID) -> GraphIndices<EdgeID> { GraphIndices(edgeRange(into: node)) }

  /// The same as ``edges(into:)``, as positions in tables.
  public func edgeRange(into node: NodeID) -> Range<Int> {
    Int(operandStarts[Int(node.index)])..<Int(operandStarts[Int(node.index) + 1])
  }

  public func tail(of edge: EdgeID) -> NodeID { operandNodes[Int(edge.index)] }
  public func head(of edge: EdgeID) -> NodeID { edgeHeads[Int(edge.index)] }
  public func slot(of edge: EdgeID) -> Int { Int(edge.index) - edgeRange(into: head(of: edge)).lowerBound }

  public func isActive(_ node: NodeID) -> Bool { isActive[Int(node.index)] }
  public func literal(of node: NodeID) -> Double { literals[Int(node.index)] }
  public func range(of node: NodeID) -> SourceRange { ranges[Int(node.index)] }

  /// The innermost composite around a node.
  public func group(of node: NodeID) -> Int? {
    let group = groupOfNode[Int(node.index)]
    return group < 0 ? nil : Int(group)
  }

  /// How many edges leave each node.
  public func useCounts() -> NodeTable<Int32> {
    var counts = NodeTable<Int32>(repeating: 0, count: nodeCount)
    for operand in operandNodes { counts[operand] += 1 }
    return counts
  }

  /// Whether every input has a value in the program itself.
  public var isBound: Bool { inputs.allSatisfy { $0.value != nil } }
}
