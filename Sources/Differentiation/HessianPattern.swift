import ComputationGraph
import Notation

extension Graph {
  /// Where the Hessian of an output can differ from 0: symmetric, and never too small.
  ///
  /// Each node on the way to the output has the set of variables it depends on; where operands interact nonlinearly,
  /// so do their variables (Walther, "Computing sparse Hessians with automatic differentiation", ACM TOMS 34, 2008).
  /// Sets are kept only below nonlinear operations, so that a sum of n terms takes no time beside them. Nil where the
  /// sets are too large.
  public func hessianPattern(of output: NodeID, wrt variables: [NodeID]) throws(SourceErrors) -> SparsityPattern? {
    var propagation = InteractionPropagation(of: self, rules: try CompiledRules.all(), variables)
    return propagation.pattern(of: output)
  }
}

private struct InteractionPropagation {
  private let graph: Graph
  private let rules: CompiledRules
  private let variables: [NodeID]
  private var interactions: [PrimitiveID: Interaction] = [:]
  /// For each variable those it interacts with, in no order and with repetitions.
  private var partners: [[Int32]]
  /// For each node the variables it depends on, in ascending order; empty where nobody will ask.
  private var domains: [[Int32]]
  /// Whether all pairs of a node's variables are noted already.
  private var isClosed: [Bool]
  private var budget = 100_000_000
  private var entryBudget = 10_000_000

  init(of graph: Graph, rules: CompiledRules, _ variables: [NodeID]) {
    self.graph = graph
    self.rules = rules
    self.variables = variables
    partners = Array(repeating: [], count: variables.count)
    domains = Array(repeating: [], count: graph.nodeCount)
    isClosed = Array(repeating: false, count: graph.nodeCount)
  }

  mutating func pattern(of output: NodeID) -> SparsityPattern? {
    let (reaching, isAsked) = asked(by: output)
    for (variable, node) in variables.enumerated() { domains[Int(node.index)] = [Int32(truncatingIfNeeded: variable)] }
    for node in graph.nodes where reaching[node] && graph.isActive(node) {
      guard case .primitive(let id) = graph.operation(of: node) else { continue }
      note(interaction(of: id), at: node)
      if isAsked[node] { unite(node) }
      guard budget > 0, entryBudget > 0 else { return nil }
    }
    return SparsityPattern(rows: partners.map(Self.ascending), columnCount: variables.count)
  }

  private static func ascending(_ list: [Int32]) -> [Int32] {
    var result: [Int32] = []
    for element in list.sorted() where result.last != element { result.append(element) }
    return result
  }

  /// The nodes on ways to the output, and those of them that something nonlinear comes after.
  private mutating func asked(by output: NodeID) -> (reaching: NodeTable<Bool>, isAsked: NodeTable<Bool>) {
    var reaching = NodeTable<Bool>(repeating: false, count: graph.nodeCount)
    var isAsked = reaching
    reaching[output] = true
    for node in graph.nodes.reversed() where reaching[node] {
      guard case .primitive(let id) = graph.operation(of: node) else { continue }
      let isLinear = interaction(of: id) == .none
      for operand in graph.operands(of: node) where graph.isActive(operand) {
        reaching[operand] = true
        if !isLinear || isAsked[node] { isAsked[operand] = true }
      }
    }
    return (reaching, isAsked)
  }

  private mutating func interaction(of id: PrimitiveID) -> Interaction {
    if let known = interactions[id] { return known }
    let found = rules.interaction(of: id)
    interactions[id] = found
    return found
  }

  private mutating func note(_ interaction: Interaction, at node: NodeID) {
    let operands = Array(graph.operands(of: node))
    switch interaction {
    case .none: break
    case .pairs(let pairs):
      for (first, second) in pairs where first <= second || !pairs.contains(where: { $0 == (second, first) }) {
        pair(operands[first], operands[second])
      }
    case .all:
      let all = operands.reduce([]) { merged($0, domains[Int($1.index)]) }
      notePairs(all, all)
    }
  }

  private mutating func pair(_ first: NodeID, _ second: NodeID) {
    let (a, b) = (domains[Int(first.index)], domains[Int(second.index)])
    let isSame = first == second || a == b
    if isSame, isClosed[Int(first.index)] || isClosed[Int(second.index)] { return }
    notePairs(a, b)
    if isSame { (isClosed[Int(first.index)], isClosed[Int(second.index)]) = (true, true) }
  }

  private mutating func notePairs(_ a: [Int32], _ b: [Int32]) {
    entryBudget -= a.count * b.count
    guard entryBudget > 0 else { return }
    for one in a { partners[Int(one)] += b }
    if a != b { for one in b { partners[Int(one)] += a } }
  }

  /// A node depends on what its operands depend on, besides itself where it is a variable.
  private mutating func unite(_ node: NodeID) {
    var union = domains[Int(node.index)]
    var isClosed = false
    for operand in graph.operands(of: node) where graph.isActive(operand) {
      let domain = domains[Int(operand.index)]
      let wider = merged(union, domain)
      let isWhole = domain.count == wider.count && self.isClosed[Int(operand.index)]
      isClosed = isWhole || wider.count == union.count && isClosed
      union = wider
    }
    domains[Int(node.index)] = union
    self.isClosed[Int(node.index)] = isClosed
  }

  /// The union of two ascending lists; one of them itself where it holds the other.
  private mutating func merged(_ a: [Int32], _ b: [Int32]) -> [Int32] {
    if a.isEmpty { return b }
    if b.isEmpty || a == b { return a }
    budget -= a.count + b.count
    guard budget > 0 else { return a }
    var result: [Int32] = []
    result.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      let takesFirst = j == b.count || i < a.count && a[i] <= b[j]
      if takesFirst, j < b.count, a[i] == b[j] { j += 1 }
      result.append(takesFirst ? a[i] : b[j])
      if takesFirst { i += 1 } else { j += 1 }
    }
    return result.count == a.count ? a : result.count == b.count ? b : result
  }
}
