import ComputationGraph
import Differentiation

extension Presentation {
  /// Draws blocks of the graph instead of its nodes.
  mutating func fold(keeping kept: Set<NodeID>) {
    let folding = Folding(of: graph, evaluation, closed, keeping: kept, options)
    let quotient = folding.quotient
    let order = quotient.order
    let (outside, any) = quotient.unitUses
    var blockUses = BlockUses(in: quotient)
    var vertexOfBlock = [Int](repeating: -1, count: quotient.count)
    for block in order {
      vertexOfBlock[block] = vertices.count
      let isConnected = quotient.isConnected(block)
      let exit = isConnected ? quotient.exit(of: block, isUsedOutside: outside, isUsed: any) : nil
      append(block, of: quotient, isConnected: isConnected, exit: exit)
      for use in blockUses.uses(by: block, isConnected: isConnected, exit: exit) {
        let tail = vertexOfBlock[Int(use.operand)]
        arcs.append(foldedArc(use, tail: tail, head: vertices.count - 1, isMany: isConnected && exit == nil))
      }
    }
    isFolded = true
    writtenConstantCount = quotient.units.unitOfNode.count { $0 < 0 }
    innerEdgeCount = quotient.innerEdgeCount
  }

  private mutating func append(_ block: Int, of quotient: Quotient, isConnected: Bool, exit: Int32?) {
    let units = quotient.units
    let members = quotient.members[block]
    guard members.count > 1 else { return append(unit: Int(members.first ?? 0), of: units) }
    let nodes = members.map { units.exits[Int($0)] }
    var counts = (all: 0, inputs: 0, constants: 0)
    for unit in members {
      counts.all += units.nodes[Int(unit)].count
      for node in units.nodes[Int(unit)] {
        switch graph.operation(of: NodeID(Int(node))) {
        case .input: counts.inputs += 1
        case .constant: counts.constants += 1
        case .primitive: break
        }
      }
    }
    let node = exit.map { units.exits[Int($0)] } ?? nodes[0]
    vertexOfNode[node] = vertices.count
    vertices.append(
      Vertex(
        node: node, kind: .folded(folds.count), expression: shortExpression(of: Int(members.first ?? 0), in: units),
        group: nil, nodeCount: counts.all))
    folds.append(
      Fold(
        kind: isConnected ? .part : .stack, hasOneEnd: exit != nil, members: nodes,
        commonName: isConnected ? nil : Self.commonName(of: nodes, in: graph), nodeCount: counts.all,
        inputCount: counts.inputs, constantCount: counts.constants))
  }

  /// What stands before the numbers in all names: `h` of `h1`, `h2_3`.
  private static func commonName(of nodes: [NodeID], in graph: Graph) -> String? {
    guard let first = nodes.first.map({ graph.name(of: $0) }) else { return nil }
    let isNumbering = { (byte: UInt8) in byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) }
    let base = Array(first.utf8.prefix { !isNumbering($0) })
    let isCommon = nodes.allSatisfy { node in
      let name = graph.name(of: node).utf8
      return name.starts(with: base) && name.dropFirst(base.count).first.map(isNumbering) ?? false
    }
    return isCommon && !base.isEmpty ? String(decoding: base, as: UTF8.self) : nil
  }

  private mutating func append(unit: Int, of units: UnitGraph) {
    let node = units.exits[unit]
    let count = units.nodes[unit].count
    vertexOfNode[node] = vertices.count
    let isWhole = count == 1 || closed.group(around: node).map { graph.groups[$0].result == node } ?? false
    let kind = kind(of: node)
    vertices.append(
      Vertex(
        node: node, kind: isWhole || kind == .operation ? kind : .operation,
        expression: shortExpression(of: unit, in: units), group: nil, nodeCount: count))
  }

  private func shortExpression(of unit: Int, in units: UnitGraph) -> String {
    let node = units.exits[unit]
    switch graph.operation(of: node) {
    case .input: return ""
    case .constant: return graph.labelExpression(of: node)
    case .primitive: return graph.shortExpression(of: node, in: units, closed)
    }
  }

  private func foldedArc(_ use: Quotient.Use, tail: Int, head: Int, isMany: Bool) -> Arc {
    let isSingle = use.rows == 1 && use.columns == 1 && !isMany && isOne(tail) && isOne(head)
    let numbers = isMany || use.partials.isEmpty ? nil : use.partials
    let block = PartialBlock(
      rows: use.rows, columns: use.columns, count: use.count,
      range: numbers.flatMap { Self.range($0) }, norm: numbers.map { Self.norm($0) })
    return Arc(
      tail: tail, head: head, partial: isSingle ? numbers?.first : nil, symbolic: "", edgeCount: use.edgeCount,
      block: isSingle ? nil : block)
  }

  /// Whether one node stands for the vertex: a run counts as its end.
  private func isOne(_ vertex: Int) -> Bool { fold(of: vertices[vertex])?.hasOneEnd ?? true }

  static func range(_ numbers: [Double]) -> ClosedRange<Double>? {
    guard let least = numbers.min(), let most = numbers.max(), least <= most else { return nil }
    return least...most
  }

  static func norm(_ numbers: [Double]) -> Double { numbers.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  func fold(of vertex: Vertex) -> Fold? {
    if case .folded(let index) = vertex.kind { folds[index] } else { nil }
  }
}

extension Quotient {
  /// Blocks after those that they use.
  fileprivate var order: [Int] {
    let components = ComponentSearch.components(of: operands)
    return (0..<count).sorted { (components[$0], $0) < (components[$1], $1) }
  }
}
