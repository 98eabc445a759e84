import ComputationGraph
import Notation

/// Writes the partials of edges in the names of the nodes they belong to.
public struct SymbolicPartials: Sendable {
  public internal(set) var store: SymbolicStore
  let graph: Graph
  private var rules: [PrimitiveID: [Formula]] = [:]

  public init(of graph: Graph, isExact: Bool = false) {
    self.graph = graph
    store = SymbolicStore(over: graph, isExact: isExact)
  }

  /// The partial of the edge's head by its tail; 0 where no input reaches the tail.
  public mutating func partial(on edge: EdgeID) throws(SourceErrors) -> SymbolicID {
    let head = graph.head(of: edge)
    guard graph.isActive(graph.tail(of: edge)), case .primitive(let id) = graph.operation(of: head) else {
      return store.number(0)
    }
    let operands = graph.operands(of: head).map { store.node($0) }
    return try partial(of: id, slot: graph.slot(of: edge), operands, value: store.node(head))
  }

  /// The partial of an operation by the operand in a slot, its operands and its value being any expressions.
  mutating func partial(
    of id: PrimitiveID, slot: Int, _ operands: [SymbolicID], value: SymbolicID
  ) throws(SourceErrors) -> SymbolicID {
    switch Primitive[id].partials {
    case .productOfOthers: return productOfOthers(besides: slot, operands)
    case .every(_, let pair):
      let isPair = pair != nil && operands.count == 2
      let formula = try formulas(id, isPair: isPair)[isPair ? slot : 0]
      return instantiate(formula, isPair ? operands : [operands[slot]], value, operands.count)
    case .each: return instantiate(try formulas(id, isPair: false)[slot], operands, value, operands.count)
    }
  }

  /// The partial as notation.
  public mutating func text(on edge: EdgeID) throws(SourceErrors) -> String {
    let partial = try partial(on: edge)
    return store.text(of: partial)
  }

  /// Forgets the expressions made so far, so that writing every edge of a large graph needs no memory for all.
  public mutating func reset() { store = SymbolicStore(over: graph, isExact: store.isExact) }

  private mutating func formulas(_ id: PrimitiveID, isPair: Bool) throws(SourceErrors) -> [Formula] {
    if !isPair, let known = rules[id] { return known }
    let texts: [String] =
      switch Primitive[id].partials {
      case .each(let texts): texts
      case .every(let text, let pair): isPair ? pair ?? [text] : [text]
      case .productOfOthers: []
      }
    var formulas: [Formula] = []
    for text in texts { formulas.append(try Formula(parsing: text)) }
    if !isPair { rules[id] = formulas }
    return formulas
  }

  private mutating func productOfOthers(besides slot: Int, _ operands: [SymbolicID]) -> SymbolicID {
    var product = store.number(1)
    for (index, operand) in operands.enumerated() where index != slot { product = store.product(product, operand) }
    return product
  }

  private mutating func instantiate(
    _ formula: Formula, _ operands: [SymbolicID], _ value: SymbolicID, _ count: Int
  ) -> SymbolicID {
    var stack: [SymbolicID] = []
    for instruction in formula.instructions {
      switch instruction {
      case .number(let number): stack.append(store.number(number))
      case .operand(let slot): stack.append(operands[min(slot, operands.count - 1)])
      case .value: stack.append(value)
      case .count: stack.append(store.number(Double(count)))
      case .pi: stack.append(store.number(.pi))
      case .apply(let id, let arity):
        let arguments = Array(stack.suffix(arity))
        stack.removeLast(min(arity, stack.count))
        stack.append(store.apply(id, arguments))
      }
    }
    return stack.last ?? store.number(0)
  }

  mutating func added(_ a: SymbolicID, _ b: SymbolicID) -> SymbolicID { store.sum(a, b) }

  mutating func multiplied(_ a: SymbolicID, _ b: SymbolicID) -> SymbolicID { store.product(a, b) }

  mutating func number(_ value: Double) -> SymbolicID { store.number(value) }

  // MARK: Whole derivatives

  /// The derivative of one node by others as one reverse sweep composes it, over the names of intermediates.
  /// O(edges) expressions, since equal ones are stored once.
  public mutating func derivatives(
    of output: NodeID, wrt variables: [NodeID]
  ) throws(SourceErrors) -> [SymbolicID] {
    var adjoints: [NodeID: SymbolicID] = [output: store.number(1)]
    for node in graph.nodes[...Int(output.index)].reversed() {
      guard let adjoint = adjoints[node] else { continue }
      for edge in graph.edges(into: node) where graph.isActive(graph.tail(of: edge)) {
        let term = store.product(adjoint, try partial(on: edge))
        let tail = graph.tail(of: edge)
        adjoints[tail] = adjoints[tail].map { store.sum($0, term) } ?? term
      }
    }
    return variables.map { adjoints[$0] ?? store.number(0) }
  }

  /// The derivative of one node by another with common factors of paths taken out: nodes between the two are
  /// eliminated, fewest in- times out-edges first, and parallel edges added, which on series-parallel passages gives
  /// each edge once: `(α + β + γ)·(δ + ε + ζ)`.
  public mutating func factoredDerivative(
    from source: NodeID, to target: NodeID
  ) throws(SourceErrors) -> SymbolicID? {
    let passage = Passage(in: graph, from: source, to: target)
    guard !passage.isEmpty else { return store.number(0) }
    guard source != target else { return store.number(1) }
    var elimination = try PathElimination(of: passage, partials: &self)
    return elimination.run(&store)
  }
}
