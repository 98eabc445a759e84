import ComputationGraph
import Notation

/// The operations of one unit in notation, cut to what fits into a box: of long sums the first and the last term, and
/// signs of omission for what lies too deep.
private struct ShortExpression: PrintableExpressions {
  private var kinds: [PrintableKind] = []
  private var operands: [[Int32]] = []
  private let graph: Graph
  private let units: UnitGraph
  private let closed: ClosedComposites
  private let unit: Int32

  static let omission = "…"
  private static let depth = 4

  init(of node: NodeID, in graph: Graph, _ units: UnitGraph, _ closed: ClosedComposites) {
    self.graph = graph
    self.units = units
    self.closed = closed
    unit = units.unitOfNode[Int(node.index)]
    var pending: [(id: Int32, node: NodeID, depth: Int)] = [(add(.name(Self.omission)), node, 0)]
    while let (id, node, depth) = pending.popLast() {
      for (operand, place) in expand(node, at: id, depth: depth) { pending.append((place, operand, depth + 1)) }
    }
  }

  func printableKind(of id: Int32) -> PrintableKind { kinds[Int(id)] }
  func printableOperands(of id: Int32) -> [Int32] { operands[Int(id)] }

  private mutating func add(_ kind: PrintableKind, _ operands: [Int32] = []) -> Int32 {
    kinds.append(kind)
    self.operands.append(operands)
    return Int32(truncatingIfNeeded: kinds.count - 1)
  }

  /// Says what stands at a place; gives the operands that are still to be written, and where.
  private mutating func expand(_ node: NodeID, at id: Int32, depth: Int) -> [(NodeID, Int32)] {
    guard depth == 0 || isInside(node), let kind = graph.operationKind(of: node) else {
      kinds[Int(id)] = atom(node)
      return []
    }
    guard depth <= Self.depth else { return [] }
    if let group = closed.group(around: node).map({ graph.groups[$0] }) {
      return write(.call(group.function), Array(group.arguments), at: id)
    }
    let terms = graph.terms(of: node, atMost: units.nodes[Int(unit)].count) { isInside($0) }
    guard terms.count > 3 || terms.count > 2 && !isBinary(kind) else {
      return write(kind, Array(graph.operands(of: node)), at: id)
    }
    return shorten(terms, kind, at: id)
  }

  private mutating func write(_ kind: PrintableKind, _ nodes: [NodeID], at id: Int32) -> [(NodeID, Int32)] {
    kinds[Int(id)] = kind
    operands[Int(id)] = nodes.map { _ in add(.name(Self.omission)) }
    return Array(zip(nodes, operands[Int(id)]))
  }

  /// `first + … + last`, or `max(first, …, last)`.
  private mutating func shorten(_ terms: [NodeID], _ kind: PrintableKind, at id: Int32) -> [(NodeID, Int32)] {
    let places = (0..<3).map { _ in add(.name(Self.omission)) }
    kinds[Int(id)] = kind
    operands[Int(id)] = isBinary(kind) ? [add(kind, [places[0], places[1]]), places[2]] : places
    return [(terms[0], places[0]), (terms[terms.count - 1], places[2])]
  }

  private func isBinary(_ kind: PrintableKind) -> Bool { if case .binary = kind { true } else { false } }

  private func isInside(_ node: NodeID) -> Bool {
    let own = units.unitOfNode[Int(node.index)]
    return own == unit || own < 0 && graph.operation(of: node) != .constant
  }

  private func atom(_ node: NodeID) -> PrintableKind {
    let isNumber = graph.operation(of: node) == .constant && !graph.isNamedByProgram[Int(node.index)]
    return isNumber ? .number(graph.literal(of: node)) : .name(graph.name(of: node))
  }
}

extension Graph {
  func shortExpression(of node: NodeID, in units: UnitGraph, _ closed: ClosedComposites) -> String {
    ExpressionPrinter().text(of: 0, in: ShortExpression(of: node, in: self, units, closed))
  }

  /// The operands of an operation; of a sum of sums or product of products those of all, unless shared parts make more
  /// of them than there are nodes.
  fileprivate func terms(of node: NodeID, atMost limit: Int, where isInside: (NodeID) -> Bool) -> [NodeID] {
    var terms: [NodeID] = []
    var stack = [node]
    while let next = stack.popLast() {
      if terms.count > 2 * limit { return Array(operands(of: node)) }
      if next != node, !isInside(next) || !continuesChain(next, into: node) {
        terms.append(next)
      } else {
        stack.append(contentsOf: operands(of: next).reversed())
      }
    }
    return terms
  }
}
