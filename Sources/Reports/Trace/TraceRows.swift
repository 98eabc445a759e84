import ComputationGraph
import Differentiation
import Notation

/// The statements of a trace in one of the styles that are tables.
struct TraceRows {
  let trace: Trace
  let style: TraceStyle
  /// Whether a result stands beside the numbers that give it.
  let showsResults: Bool
  /// Whether what a learner is to find is left out.
  let isBlank: Bool
  let outputs: [NamedNode]

  private var graph: Graph { trace.graph }
  private var isNumbered: Bool { style == .griewank }

  var primalPartCount: Int { showsResults ? 4 : 3 }
  var adjointPartCount: Int { style == .adjoint ? 5 : 4 }

  // MARK: Statements

  /// A name, its formula, the formula with numbers, its value, as far as there are any.
  ///
  /// - Parameter isGiven: whether a worksheet shows it.
  private func statement(
    _ name: TraceAtom, _ formula: TraceExpression?, numbers: TraceExpression? = nil, value: Quantity?,
    isGiven: Bool = false, isMarked: Bool = false
  ) -> TraceStatement {
    let isHidden = isBlank && !isGiven
    let value = value.map { isHidden ? TraceExpression.atom(.blank) : .number($0) }
    let numbers = isHidden || trace.evaluation == nil ? nil : numbers
    let shownFormula = isHidden && trace.evaluation == nil ? .atom(.blank) : formula
    if showsResults {
      return TraceStatement(
        name, equals(shownFormula), equals(numbers.flatMap { $0.isAtom ? nil : $0 }),
        equals(value, isMarked && !isHidden))
    }
    return TraceStatement(name, equals(shownFormula), equals(numbers ?? value, isMarked && !isHidden))
  }

  private func equals(_ expression: TraceExpression?, _ isMarked: Bool = false) -> TracePart? {
    expression.map { TracePart(sign: .equals, expression: $0, isMarked: isMarked) }
  }

  private func primal(constant node: NodeID) -> TraceStatement {
    statement(.node(node), nil, value: trace.literal(of: node), isGiven: true)
  }

  private func primal(_ input: Graph.Input) -> TraceStatement {
    return statement(
      .node(input.node), isNumbered ? .atom(.named(input.name)) : nil,
      value: trace.value(of: input.node), isGiven: true)
  }

  private func primal(_ node: NodeID, _ formulas: TraceFormulas) -> TraceStatement {
    let formula = formulas.operation(of: node)
    return statement(
      .node(node), formula, numbers: formulas.numbers(in: formula), value: trace.value(of: node),
      isGiven: trace.evaluation == nil, isMarked: trace.evaluation?.isAtKink(node) ?? false)
  }

  /// `y = v₅`; where nodes have the program's names, only for a second name.
  private func primal(_ output: NamedNode) -> TraceStatement? {
    guard isNumbered || output.name != graph.name(of: output.node) else { return nil }
    return statement(
      .named(output.name), .atom(.node(output.node)), value: trace.value(of: output.node),
      isGiven: trace.evaluation == nil)
  }

  // MARK: Forward

  func forEachForwardRow(_ body: (TraceRow) -> Void) throws(SourceErrors) {
    var formulas = TraceFormulas(of: trace)
    for constant in trace.namedConstants { body(TraceRow(statements: [primal(constant: constant), nil])) }
    for input in graph.inputs { body(TraceRow(statements: [primal(input), tangent(input)])) }
    for (place, node) in trace.operations.enumerated() {
      let tangent = try tangent(node, &formulas)
      body(TraceRow(statements: [primal(node, formulas), tangent], beginsGroup: place == 0))
    }
    var isFirst = true
    for output in outputs {
      guard let primal = primal(output) else { continue }
      let tangent = statement(
        .named(output.name, .dot), .atom(.node(output.node, .dot)), value: trace.tangent(of: output.node))
      body(TraceRow(statements: [primal, tangent], beginsGroup: isFirst))
      isFirst = false
    }
  }

  private func tangent(_ input: Graph.Input) -> TraceStatement {
    statement(
      .node(input.node, .dot), isNumbered ? .atom(.named(input.name, .dot)) : nil,
      value: trace.seededTangent(input.node) ?? trace.number(0), isGiven: true)
  }

  private func tangent(_ node: NodeID, _ formulas: inout TraceFormulas) throws(SourceErrors) -> TraceStatement {
    if let seed = trace.seededTangent(node) {
      return statement(.node(node, .dot), nil, value: seed, isGiven: true)
    }
    let (formula, numbers) = try formulas.tangent(of: node)
    if let number = formula.number { return statement(.node(node, .dot), nil, value: number) }
    return statement(.node(node, .dot), formula, numbers: numbers, value: trace.tangent(of: node))
  }

  // MARK: Reverse

  /// Read from below: beside each operation what it hands to its operands.
  func forEachReverseRow(_ body: (TraceRow) -> Void) throws(SourceErrors) {
    var formulas = TraceFormulas(of: trace)
    for constant in trace.namedConstants { body(TraceRow(statements: [primal(constant: constant), nil])) }
    for input in graph.inputs { body(TraceRow(statements: [primal(input), derivative(input)])) }
    for (place, node) in trace.operations.enumerated() {
      let edges = trace.carryingEdges(into: node)
      let own = primal(node, formulas)
      if edges.isEmpty { body(TraceRow(statements: [own, nil], beginsGroup: place == 0)) }
      for (row, edge) in edges.reversed().enumerated() {
        let adjoint = try adjoint(edge, &formulas)
        body(TraceRow(statements: [row == 0 ? own : nil, adjoint], beginsGroup: place == 0 && row == 0))
      }
    }
    var isFirst = true
    for output in outputs {
      let seed = output == trace.output ? seeded(output) : nil
      let primal = primal(output)
      guard seed != nil || primal != nil else { continue }
      body(TraceRow(statements: [primal, seed], beginsGroup: isFirst))
      isFirst = false
    }
  }

  /// `x̄ = v̄₀`, or `∂y/∂x = x̄`; 0 where the sweep does not come.
  private func derivative(_ input: Graph.Input) -> TraceStatement? {
    guard let output = trace.output else { return nil }
    let isReached = trace.isReached(input.node)
    let adjoint = isReached ? TraceExpression.atom(.node(input.node, .bar)) : nil
    let name = isNumbered ? TraceAtom.named(input.name, .bar) : .derivative(of: output.name, by: input.name)
    let value = isReached ? trace.adjoint(of: input.node) : trace.number(0)
    return adjointStatement(name, equals(adjoint), nil, given(value, isHidden: true))
  }

  private func seeded(_ output: NamedNode) -> TraceStatement {
    let formula = isNumbered ? equals(.atom(.named(output.name, .bar))) : nil
    return adjointStatement(.node(output.node, .bar), formula, nil, given(trace.number(1), isHidden: false))
  }

  private func given(_ value: Quantity?, isHidden: Bool) -> TracePart? {
    guard let value else { return nil }
    return equals(isHidden && isBlank ? .atom(.blank) : .number(value))
  }

  private func adjointStatement(
    _ name: TraceAtom, _ formula: TracePart?, _ worked: TracePart?, _ value: TracePart?
  ) -> TraceStatement {
    style == .adjoint
      ? TraceStatement(name, formula, worked, value, nil) : TraceStatement(name, formula, worked, value)
  }

  private func adjoint(_ edge: EdgeID, _ formulas: inout TraceFormulas) throws(SourceErrors) -> TraceStatement {
    let partial = try formulas.partial(on: edge)
    let upstream = TraceAtom.node(graph.head(of: edge), .bar)
    let product = TraceProduct(full: upstream, partial)
    return style == .adjoint ? accumulation(edge, product.expression) : assignment(edge, product)
  }

  /// `b̄ = b̄ + c̄·∂c/∂b = 3 + 2·1 = 5`; in the survey's style symbols stand where the numbers do here.
  private func assignment(_ edge: EdgeID, _ product: TraceProduct) -> TraceStatement {
    let tail = TraceAtom.node(graph.tail(of: edge), .bar)
    let prior = trace.isFirst(edge) ? nil : TraceExpression.atom(tail)
    return TraceStatement(
      tail, equals(sum(prior, .atom(.carried(edge)))), equals(worked(edge, sum(prior, product.expression))),
      given(trace.total(on: edge), isHidden: true))
  }

  private func worked(_ edge: EdgeID, _ symbols: TraceExpression) -> TraceExpression? {
    guard trace.adjoints != nil else { return isBlank ? .atom(.blank) : symbols }
    if isNumbered { return symbols }
    if isBlank { return nil }
    return sum(trace.isFirst(edge) ? nil : trace.prior(on: edge).map { .number($0) }, numbers(edge))
  }

  /// `b̄ += c̄·1 = 2·1 = 2 → 5`
  private func accumulation(_ edge: EdgeID, _ product: TraceExpression) -> TraceStatement {
    let sign = trace.isFirst(edge) ? TracePart.Sign.equalsBesideAdds : .adds
    let isBlankInSymbols = isBlank && trace.evaluation == nil
    let total =
      trace.isFirst(edge) ? nil : trace.total(on: edge).map { isBlank ? TraceExpression.atom(.blank) : .number($0) }
    return TraceStatement(
      .node(graph.tail(of: edge), .bar),
      TracePart(sign: sign, expression: isBlankInSymbols ? .atom(.blank) : product),
      isBlank || trace.adjoints == nil ? nil : equals(numbers(edge)),
      given(trace.contribution(on: edge), isHidden: true),
      total.map { TracePart(sign: .becomes, expression: $0) })
  }

  private func sum(_ first: TraceExpression?, _ second: TraceExpression) -> TraceExpression {
    guard let first else { return second }
    return TraceExpression(first.terms + second.terms + [.binary(.add)])
  }

  /// `2·1`
  private func numbers(_ edge: EdgeID) -> TraceExpression {
    let head = graph.head(of: edge)
    let adjoint = trace.adjoint(of: head).map { TraceAtom.number($0) } ?? .node(head, .bar)
    let partial = trace.partial(on: edge).map { TraceAtom.number($0) } ?? .partial(edge)
    return TraceExpression([.atom(adjoint), .atom(partial), .binary(.multiply)])
  }
}
