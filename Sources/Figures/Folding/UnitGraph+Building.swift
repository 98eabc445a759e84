import ComputationGraph
import Differentiation
import Notation

extension UnitGraph {
  /// - Parameter kept: nodes that stay units of their own, however fine or coarse these are.
  init(
    of graph: Graph, _ evaluation: Evaluation?, _ grain: Grain, _ closed: ClosedComposites, kept: Set<NodeID>,
    showsConstants: Bool
  ) {
    var cutter = UnitCutter(graph, grain, closed, kept: kept, showsConstants: showsConstants)
    cutter.cut()
    var numbers = [Int32](repeating: -1, count: graph.nodeCount)
    var exits: [NodeID] = []
    for node in graph.nodes where cutter.exits[Int(node.index)] == node.index {
      numbers[Int(node.index)] = Int32(truncatingIfNeeded: exits.count)
      exits.append(node)
    }
    let units = cutter.exits.map { $0 < 0 ? -1 : numbers[Int($0)] }
    self.init(of: graph, evaluation, unitOfNode: units, exits: exits)
  }
}

/// Finds for every node the unit it belongs to, from the outputs down.
private struct UnitCutter {
  /// For each node the one that its unit gives, or -1 where it is written into labels.
  private(set) var exits: [Int32]
  private let graph: Graph
  private let grain: UnitGraph.Grain
  private let closed: ClosedComposites
  private let showsConstants: Bool
  private var isKept: [Bool]
  /// The one unit that uses a node, -1 for none and -2 for several; the same for its one use.
  private var onlyUnit: [Int32]
  private var onlyUser: [Int32]

  init(_ graph: Graph, _ grain: UnitGraph.Grain, _ closed: ClosedComposites, kept: Set<NodeID>, showsConstants: Bool) {
    self.graph = graph
    self.grain = grain
    self.closed = closed
    self.showsConstants = showsConstants
    exits = Array(repeating: -1, count: graph.nodeCount)
    onlyUnit = exits
    onlyUser = exits
    isKept = Array(repeating: false, count: graph.nodeCount)
    for node in kept { isKept[Int(node.index)] = true }
    for output in graph.outputs { isKept[Int(output.node.index)] = true }
  }

  mutating func cut() {
    for node in graph.nodes.reversed() {
      let index = Int(node.index)
      let exit = exit(of: node)
      exits[index] = exit
      guard exit >= 0 else { continue }
      for tail in graph.operands(of: node) {
        let tail = Int(tail.index)
        onlyUnit[tail] = onlyUnit[tail] == -1 || onlyUnit[tail] == exit ? exit : -2
        onlyUser[tail] = onlyUser[tail] == -1 ? node.index : -2
      }
    }
  }

  private func exit(of node: NodeID) -> Int32 {
    let index = Int(node.index)
    if isKept[index] { return node.index }
    if let group = closed.group(around: node), closed.hides(node) {
      return exits[Int(graph.groups[group].result.index)]
    }
    if !showsConstants, graph.isFoldable(node) { return -1 }
    guard case .primitive = graph.operation(of: node), !graph.isNamedByProgram[index] else { return node.index }
    switch grain {
    case .statement: return onlyUnit[index] >= 0 ? onlyUnit[index] : node.index
    case .operation: return continuesChain(node) ? onlyUnit[index] : node.index
    }
  }

  /// Whether the node is part of a longer sum or product.
  private func continuesChain(_ node: NodeID) -> Bool {
    let user = onlyUser[Int(node.index)]
    guard user >= 0, closed.group(around: node) == nil, closed.group(around: NodeID(Int(user))) == nil else {
      return false
    }
    return graph.continuesChain(node, into: NodeID(Int(user)))
  }
}

extension Graph {
  /// Whether a sum is an operand of a sum, or a product of a product.
  func continuesChain(_ node: NodeID, into user: NodeID) -> Bool {
    guard case .primitive(let inner) = operation(of: node), case .primitive(let outer) = operation(of: user) else {
      return false
    }
    return inner == outer && (inner == Self.addition || inner == Self.multiplication)
  }

  static let addition = Primitive.operator(.add)
  static let multiplication = Primitive.operator(.multiply)
}
