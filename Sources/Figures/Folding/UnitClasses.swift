import ComputationGraph

/// Classes of units that compute the same from the same classes: the neurons of a layer.
///
/// Found by hash-consing from the inputs up: two units are equal where their operations have one structure and their
/// operands are equal in pairs, the terms of a sum or product in any order. Inputs are equal where their names differ
/// only in digits and equal units use them in equal places. No class uses itself, for a structure is larger than each
/// of its parts. O(edges · log).
struct UnitClasses {
  /// How much has to be the same.
  enum Likeness {
    /// Numbers and the count of terms too.
    case exact
    /// Not the numbers, nor how many equal terms a sum has.
    case loose
    /// Of operands nothing but the names; here a class may use itself.
    case local
  }

  /// For each unit its class.
  private(set) var classes: [Int32]
  private let units: UnitGraph
  private let likeness: Likeness
  private let isKept: [Bool]
  private var table: PairTable
  private var families = NameFamilies()
  private var familyOfUnit: [Int32] = []
  private var structures: [Int32]
  private var chains: ChainTerms

  private enum Tag {
    static let input: Int32 = -10
    static let constant: Int32 = -11
    static let primitive: Int32 = -12
    static let unit: Int32 = -13
    static let local: Int32 = -14
    static let place: Int32 = -15
    static let use: Int32 = -16
    static let output: Int32 = -17
  }

  init(of units: UnitGraph, _ likeness: Likeness, isKept: [Bool]) {
    self.units = units
    self.likeness = likeness
    self.isKept = isKept
    classes = Array(repeating: -1, count: units.count)
    structures = Array(repeating: -1, count: units.graph.nodeCount)
    table = PairTable(capacity: units.graph.nodeCount)
    chains = ChainTerms(of: units)
    for exit in units.exits { familyOfUnit.append(families.family(of: exit, in: units.graph)) }
    for node in units.graph.nodes { classify(node) }
    refineLeaves()
  }

  private mutating func classify(_ node: NodeID) {
    let unit = Int(units.unitOfNode[Int(node.index)])
    let isExit = unit >= 0 && units.exits[unit] == node
    if isExit, isKept[unit] {
      classes[unit] = table.fresh()
    } else if isExit, units.graph.operation(of: node) == .input {
      classes[unit] = table.id(Tag.input, familyOfUnit[unit])
    } else if !chains.isInner[Int(node.index)] {
      structures[Int(node.index)] = structure(of: node, in: unit)
      if isExit { classes[unit] = table.id(table.id(Tag.unit, structures[Int(node.index)]), familyOfUnit[unit]) }
    }
  }

  private mutating func structure(of node: NodeID, in unit: Int) -> Int32 {
    guard case .primitive(let id) = units.graph.operation(of: node) else { return constant(node) }
    let operation = table.id(Tag.primitive, Int32(id.index))
    if chains.isChain(node) {
      var terms = chains.terms(of: node).map { reference(to: $0, from: unit) }.sorted()
      if likeness != .exact { terms = terms.distinctRun }
      return table.id(operation, list: terms)
    }
    return table.id(operation, list: units.graph.operands(of: node).map { reference(to: $0, from: unit) })
  }

  private mutating func constant(_ node: NodeID) -> Int32 {
    guard likeness == .exact else { return table.id(Tag.constant, 0) }
    let bits = units.graph.literal(of: node).bitPattern
    let high = table.id(Tag.constant, Int32(truncatingIfNeeded: bits >> 32))
    return table.id(high, Int32(truncatingIfNeeded: bits))
  }

  private mutating func reference(to operand: NodeID, from unit: Int) -> Int32 {
    let other = Int(units.unitOfNode[Int(operand.index)])
    if other < 0 || other == unit { return structures[Int(operand.index)] }
    return likeness == .local ? table.id(Tag.local, familyOfUnit[other]) : classes[other]
  }
}

// MARK: - Inputs by their uses

extension UnitClasses {
  /// Inputs that are used in other places are other inputs.
  private mutating func refineLeaves() {
    let places = placesOfNodes()
    var uses = [[Int32]](repeating: [], count: units.count)
    for node in units.graph.nodes {
      let unit = Int(units.unitOfNode[Int(node.index)])
      guard unit >= 0 else { continue }
      for (slot, operand) in units.graph.operands(of: node).enumerated() {
        let other = Int(units.unitOfNode[Int(operand.index)])
        guard other >= 0, other != unit, units.isLeaf(other), !isKept[other] else { continue }
        let place = table.id(places[Int(node.index)], chains.isChain(node) ? Tag.use : Int32(slot))
        if uses[other].last != place { uses[other].append(place) }
      }
    }
    for unit in 0..<units.count where !uses[unit].isEmpty {
      classes[unit] = table.id(table.id(Tag.use, classes[unit]), list: uses[unit].sorted().distinctRun)
    }
  }

  /// Where in its unit each node stands, the same for equal nodes of equal units.
  private mutating func placesOfNodes() -> [Int32] {
    var places = [Int32](repeating: -1, count: units.graph.nodeCount)
    for node in units.graph.nodes.reversed() {
      let unit = Int(units.unitOfNode[Int(node.index)])
      guard unit >= 0 else { continue }
      if units.exits[unit] == node { places[Int(node.index)] = table.id(Tag.place, classes[unit]) }
      let place = places[Int(node.index)]
      guard place >= 0 else { continue }
      for (slot, operand) in units.graph.operands(of: node).enumerated() {
        guard Int(units.unitOfNode[Int(operand.index)]) == unit else { continue }
        let isInner = chains.isInner[Int(operand.index)]
        places[Int(operand.index)] = isInner ? place : table.id(place, chains.isChain(node) ? Tag.use : Int32(slot))
      }
    }
    return places
  }
}

/// Sums of sums and products of products inside a unit, taken as one operation on all their terms.
private struct ChainTerms {
  /// Whether a node is part of a longer chain that ends at another.
  let isInner: [Bool]
  private let units: UnitGraph

  init(of units: UnitGraph) {
    self.units = units
    let graph = units.graph
    var useCounts = [Int32](repeating: 0, count: graph.nodeCount)
    for operand in graph.operandNodes { useCounts[Int(operand.index)] += 1 }
    var isInner = [Bool](repeating: false, count: graph.nodeCount)
    for node in graph.nodes {
      for operand in graph.operands(of: node) where useCounts[Int(operand.index)] == 1 {
        let isSameUnit = units.unitOfNode[Int(operand.index)] == units.unitOfNode[Int(node.index)]
        if isSameUnit, graph.continuesChain(operand, into: node) { isInner[Int(operand.index)] = true }
      }
    }
    self.isInner = isInner
  }

  func isChain(_ node: NodeID) -> Bool {
    guard case .primitive(let id) = units.graph.operation(of: node) else { return false }
    return id == Graph.addition || id == Graph.multiplication && hasInner(node)
  }

  private func hasInner(_ node: NodeID) -> Bool {
    isInner[Int(node.index)] || units.graph.operands(of: node).contains { isInner[Int($0.index)] }
  }

  func terms(of node: NodeID) -> [NodeID] {
    var terms: [NodeID] = []
    var stack = [node]
    while let next = stack.popLast() {
      for operand in units.graph.operands(of: next) {
        if isInner[Int(operand.index)] { stack.append(operand) } else { terms.append(operand) }
      }
    }
    return terms
  }
}

extension [Int32] {
  /// Of equal neighbours one.
  var distinctRun: [Int32] {
    var result: [Int32] = []
    for value in self where result.last != value { result.append(value) }
    return result
  }
}
