import ComputationGraph

/// A name and the node it stands for, which may have another name of its own.
public struct NamedNode: Sendable, Hashable {
  public let name: String
  public let node: NodeID

  public init(name: String, node: NodeID) {
    self.name = name
    self.node = node
  }
}

/// The nodes a report is about, in the order given.
public struct AskedNodes: Sendable {
  public let all: [NamedNode]
  /// Whether somebody named them; else they are every input or every output.
  public let isExplicit: Bool

  /// The nodes that these names stand for; a name the graph does not know is left out.
  public init(named names: [String], in graph: Graph) {
    all = names.compactMap { name in graph.node(named: name).map { NamedNode(name: name, node: $0) } }
    isExplicit = true
  }

  public static func everyInput(of graph: Graph) -> AskedNodes {
    AskedNodes(all: graph.inputs.map { NamedNode(name: $0.name, node: $0.node) })
  }

  public static func everyOutput(of graph: Graph) -> AskedNodes {
    AskedNodes(all: graph.outputs.map { NamedNode(name: $0.name, node: $0.node) })
  }

  private init(all: [NamedNode]) {
    self.all = all
    isExplicit = false
  }

  public var names: [String] { all.map(\.name) }
  public var nodes: [NodeID] { all.map(\.node) }
  public var count: Int { all.count }
}
