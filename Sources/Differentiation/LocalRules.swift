import ComputationGraph
import Notation

/// A node at a point where it is not differentiable.
public typealias KinkReport = NodeOnKink<Double>

/// A node at a point where it is not differentiable, with one-sided partials in any numbers.
public struct NodeOnKink<Number: Sendable & Hashable>: Sendable, Hashable {
  public let node: NodeID
  /// Whether the value itself jumps there.
  public let isJump: Bool
  /// The one-sided partials by each operand that moves the node off the kink.
  public let sides: [Side]

  public struct Side: Sendable, Hashable {
    public let slot: Int
    public let below: Number
    public let above: Number
  }
}

/// The partials of single operations at a point.
struct LocalRules {
  let graph: Graph
  let rules: CompiledRules
  let values: NodeTable<Double>
  let ties: Ties

  func partials() -> EdgeTable<Double> {
    var table = EdgeTable<Double>(repeating: 0, count: graph.edgeCount)
    var scratch: [Double] = []
    let add = Primitive.operator(.add)
    for node in graph.nodes where graph.isActive(node) {
      guard case .primitive(let id) = graph.operation(of: node) else { continue }
      if id == add {
        for edge in graph.edges(into: node) where graph.isActive(graph.tail(of: edge)) { table[edge] = 1 }
        continue
      }
      scratch.removeAll(keepingCapacity: true)
      for operand in graph.operands(of: node) { scratch.append(values[operand]) }
      scratch.withUnsafeBufferPointer { fill(&table, node, id, $0) }
    }
    return table
  }

  private func fill(
    _ table: inout EdgeTable<Double>, _ node: NodeID, _ id: PrimitiveID, _ operands: UnsafeBufferPointer<Double>
  ) {
    let edges = graph.edges(into: node)
    switch id {
    case Primitive.product: fillProduct(&table, edges, operands)
    case Primitive.maximum, Primitive.minimum: fillExtremum(&table, edges, operands, values[node])
    default:
      for (slot, edge) in edges.enumerated() where graph.isActive(graph.tail(of: edge)) {
        table[edge] = rules.partial(id, slot: slot, operands, value: values[node])
      }
    }
  }

  /// The products of all others by prefixes and suffixes: linear where the rule alone is quadratic.
  private func fillProduct(
    _ table: inout EdgeTable<Double>, _ edges: GraphIndices<EdgeID>, _ operands: UnsafeBufferPointer<Double>
  ) {
    var suffixes = [Double](repeating: 1, count: operands.count + 1)
    for slot in operands.indices.reversed() { suffixes[slot] = suffixes[slot + 1] * operands[slot] }
    var prefix = 1.0
    for (slot, edge) in edges.enumerated() {
      if graph.isActive(graph.tail(of: edge)) { table[edge] = prefix * suffixes[slot + 1] }
      prefix *= operands[slot]
    }
  }

  private func fillExtremum(
    _ table: inout EdgeTable<Double>, _ edges: GraphIndices<EdgeID>, _ operands: UnsafeBufferPointer<Double>,
    _ value: Double
  ) {
    let tied = operands.count { $0 == value }
    var isFirst = true
    for (slot, edge) in edges.enumerated() where operands[slot] == value {
      let share: Double =
        switch ties {
        case .both: 1
        case .split: 1 / Double(tied)
        case .first: isFirst ? 1 : 0
        }
      isFirst = false
      if graph.isActive(graph.tail(of: edge)) { table[edge] = share }
    }
  }

  func kinks() -> [KinkReport] {
    var reports: [KinkReport] = []
    for node in graph.nodes where graph.isActive(node) {
      guard case .primitive(let id) = graph.operation(of: node), rules.hasKinks(id) else { continue }
      let operands = graph.operands(of: node).map { values[$0] }
      if id == Primitive.maximum || id == Primitive.minimum {
        if let report = tie(at: node, id, operands) { reports.append(report) }
      } else if let report = rules.kinks(of: id).lazy.compactMap({ kink(at: node, $0, operands) }).first {
        reports.append(report)
      }
    }
    return reports
  }

  private func kink(at node: NodeID, _ kink: CompiledRules.CompiledKink, _ operands: [Double]) -> KinkReport? {
    operands.withUnsafeBufferPointer { buffer in
      guard kink.zero(buffer, value: values[node], count: operands.count) == 0 else { return nil }
      let tails = Array(graph.operands(of: node))
      let sides: [KinkReport.Side] = kink.below.indices.compactMap { slot in
        guard graph.isActive(tails[slot]) else { return nil }
        let below = kink.below[slot](buffer, value: values[node], count: operands.count)
        let above = kink.above[slot](buffer, value: values[node], count: operands.count)
        return below == above && !kink.isJump ? nil : KinkReport.Side(slot: slot, below: below, above: above)
      }
      return sides.isEmpty ? nil : KinkReport(node: node, isJump: kink.isJump, sides: sides)
    }
  }

  private func tie(at node: NodeID, _ id: PrimitiveID, _ operands: [Double]) -> KinkReport? {
    let tied = operands.indices.filter { operands[$0] == values[node] }
    guard tied.count > 1 else { return nil }
    let isMaximum = id == Primitive.maximum
    let tails = Array(graph.operands(of: node))
    let sides = tied.filter { graph.isActive(tails[$0]) }.map {
      KinkReport.Side(slot: $0, below: isMaximum ? 0 : 1, above: isMaximum ? 1 : 0)
    }
    return sides.isEmpty ? nil : KinkReport(node: node, isJump: false, sides: sides)
  }
}
