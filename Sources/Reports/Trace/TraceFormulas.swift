import ComputationGraph
import Differentiation
import Notation

/// The right sides of a trace's statements.
struct TraceFormulas {
  let trace: Trace
  private var partials: SymbolicPartials
  private var written = 0

  init(of trace: Trace) {
    self.trace = trace
    partials = SymbolicPartials(of: trace.graph)
  }

  private var graph: Graph { trace.graph }

  /// A name, a number, or an operation on constants that has no statement of its own.
  func operand(_ node: NodeID) -> TraceExpression {
    if graph.isPi(node) { return .atom(.pi) }
    if graph.operation(of: node) == .constant, !graph.isNamedConstant(node) { return .number(trace.literal(of: node)) }
    guard graph.primitive(of: node) != nil, graph.isFoldable(node) else { return .atom(.node(node)) }
    return operation(of: node)
  }

  /// `v₁ + v₂`. Operations on constants alone do not nest.
  func operation(of node: NodeID) -> TraceExpression {
    var expression = TraceExpression()
    let operands = graph.operands(of: node)
    for operand in operands { expression.append(contentsOf: self.operand(operand)) }
    switch graph.operationKind(of: node) {
    case .binary(let symbol): expression.append(.binary(symbol))
    case .negate: expression.append(.negate)
    case .call(let name): expression.append(.call(name, operands.count))
    case .number, .name, nil: break
    }
    return expression
  }

  /// Products of more factors than these are named, not written.
  private static let factorLimit = 8

  /// The partial on an edge in the names of the trace.
  mutating func partial(on edge: EdgeID) throws(SourceErrors) -> TraceExpression {
    let head = graph.head(of: edge)
    if case .productOfOthers? = graph.primitive(of: head)?.partials,
      graph.edgeRange(into: head).count > Self.factorLimit
    {
      return .atom(.partial(edge))
    }
    written += 1
    if written % 4096 == 0 { partials.reset() }
    let root = try partials.partial(on: edge)
    return postfix(root)
  }

  private func postfix(_ root: SymbolicID) -> TraceExpression {
    let store = partials.store
    var expression = TraceExpression()
    var stack: [(id: Int32, isExpanded: Bool)] = [(root.index, false)]
    while let (id, isExpanded) = stack.popLast() {
      let operands = store.printableOperands(of: id)
      if isExpanded || operands.isEmpty {
        append(id, operands.count, of: store, to: &expression)
      } else {
        stack.append((id, true))
        for operand in operands.reversed() { stack.append((operand, false)) }
      }
    }
    return expression
  }

  private func append(_ id: Int32, _ count: Int, of store: SymbolicStore, to expression: inout TraceExpression) {
    if let node = store.node(of: id) { return expression.append(contentsOf: operand(node)) }
    switch store.printableKind(of: id) {
    case .number(let value): expression.append(.atom(.number(trace.number(value))))
    case .negate: expression.append(.negate)
    case .binary(let symbol): expression.append(.binary(symbol))
    case .call(let name): expression.append(.call(name, count))
    // The only name that is no node's.
    case .name: expression.append(.atom(.pi))
    }
  }

  // MARK: Tangents

  /// The tangent of an operation, in symbols and with numbers put in: `ẋ·y + ẏ·x`, `1·5 + 0·2`.
  mutating func tangent(of node: NodeID) throws(SourceErrors) -> (formula: TraceExpression, numbers: TraceExpression) {
    var formula = TraceExpression()
    var factors = TraceExpression()
    for edge in graph.edges(into: node) where graph.isActive(graph.tail(of: edge)) {
      let upstream = TraceAtom.node(graph.tail(of: edge), .dot)
      let partial = try partial(on: edge)
      guard let product = TraceProduct.simplified(upstream, partial) else { continue }
      formula.add(product)
      if partial.isConditional, let number = trace.partial(on: edge) {
        factors.add(TraceProduct(full: upstream, .number(number)))
      } else {
        factors.add(product)
      }
    }
    let zero = TraceExpression.number(trace.number(0))
    return formula.isEmpty ? (zero, zero) : (formula, numbers(in: factors))
  }

  // MARK: Numbers

  /// With every name's number put in.
  func numbers(in expression: TraceExpression) -> TraceExpression {
    guard trace.evaluation != nil else { return expression }
    return expression.substituting { atom in
      switch atom {
      case .node(let node, .none): trace.value(of: node)
      case .node(let node, .dot): trace.tangent(of: node)
      case .node(let node, .bar): trace.adjoint(of: node)
      case .partial(let edge): trace.partial(on: edge)
      case .pi: trace.exact == nil ? .double(.pi) : nil
      case .number, .named, .carried, .derivative, .blank: nil
      }
    }
  }
}
