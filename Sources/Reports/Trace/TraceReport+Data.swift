import ComputationGraph
import Differentiation
import Notation

/// One statement of a trace as data.
private struct Step {
  enum Kind: String {
    case primal, tangent, adjoint
  }

  let kind: Kind
  let node: NodeID
  /// The operation whose edge an adjoint comes along.
  let edge: EdgeID?
  let statement: String
  let value: Quantity?
}

extension TraceReport {
  /// Writes one row for each statement; `by` is what a tangent is taken along, or the node an adjoint comes from.
  func writeCSV(_ style: ReportStyle, to stream: inout ByteStream) throws(SourceErrors) {
    var csv = CSVWriter(stream)
    csv.row("trace", "step", "of", "by", "statement", "value")
    let names = names
    let direction = trace.seeds.map(\.name).joined(separator: " ")
    var counts: [Step.Kind: Int] = [:]
    try forEachStep(style) { step in
      let by = step.edge.map { names.text(trace.graph.head(of: $0)) } ?? (step.kind == .tangent ? direction : "")
      let count = counts[step.kind, default: 0]
      counts[step.kind] = count + 1
      csv.row(
        step.kind.rawValue, "\(count)", names.text(step.node), by, step.statement, step.value?.dataText ?? "")
    }
    stream = csv.stream
  }

  /// Writes the trace as `chainrule.trace/1`.
  func writeJSON(_ style: ReportStyle, to stream: inout ByteStream) throws(SourceErrors) {
    var json = JSONWriter(stream)
    try json.object(.lines) { (json) throws(SourceErrors) in
      json.member("schema", "chainrule.trace/1")
      if trace.hasFractions { json.member("arithmetic", "rational") }
      json.member("style", self.style.rawValue)
      writeEnds(&json)
      try writeSteps(.primal, "primal", style, &json)
      try writeSteps(.tangent, "tangents", style, &json)
      try writeSteps(.adjoint, "adjoints", style, &json)
    }
    stream = json.finished()
  }

  private func writeEnds(_ json: inout JSONWriter) {
    json.key("along")
    json.array { json in
      for seed in trace.seeds {
        json.object { json in
          json.member("name", seed.name)
          json.member("node", Int(seed.node.index))
          json.member("tangent", seed.quantity)
        }
      }
    }
    json.key("of")
    guard let output = trace.output else { return json.null() }
    json.object { json in
      json.member("name", output.name)
      json.member("node", Int(output.node.index))
    }
  }

  private func writeSteps(
    _ kind: Step.Kind, _ key: StaticString, _ style: ReportStyle, _ json: inout JSONWriter
  ) throws(SourceErrors) {
    json.key(key)
    let names = names
    try json.array(.lines) { (json) throws(SourceErrors) in
      try forEachStep(style, only: kind) { step in
        json.object { json in
          json.member("node", Int(step.node.index))
          json.member("name", names.text(step.node))
          json.member("statement", step.statement)
          if let edge = step.edge { write(edge, &json) }
          json.member("value", step.value)
          if kind == .primal { json.member("kink", trace.evaluation?.isAtKink(step.node) ?? false) }
        }
      }
    }
  }

  private func write(_ edge: EdgeID, _ json: inout JSONWriter) {
    json.member("edge", Int(edge.index))
    json.member("from", Int(trace.graph.head(of: edge).index))
    json.member("adds", !trace.isFirst(edge))
    json.member("partial", trace.partial(on: edge))
    json.member("contribution", trace.contribution(on: edge))
  }

  /// Every statement, in the order in which a computer takes them.
  private func forEachStep(
    _ style: ReportStyle, only kind: Step.Kind? = nil, _ body: (Step) -> Void
  ) throws(SourceErrors) {
    let setter = TraceSetter(.text, of: trace.graph, names: names, style: style)
    var formulas = TraceFormulas(of: trace)
    let set = { (name: TraceAtom, sign: String, formula: TraceExpression) in
      setter.text(of: name) + sign + setter.text(of: formula)
    }
    if kind ?? .primal == .primal {
      for node in statedNodes {
        let formula = primalFormula(node, formulas)
        let statement = formula.map { set(.node(node), " = ", $0) } ?? setter.text(of: .node(node))
        body(Step(kind: .primal, node: node, edge: nil, statement: statement, value: trace.value(of: node)))
      }
    }
    if kind ?? .tangent == .tangent, !trace.seeds.isEmpty {
      for node in statedNodes where trace.graph.operation(of: node) != .constant {
        let formula = try tangentFormula(node, &formulas)
        let value = trace.tangent(of: node) ?? formula.number
        body(
          Step(kind: .tangent, node: node, edge: nil, statement: set(.node(node, .dot), " = ", formula), value: value))
      }
    }
    guard kind ?? .adjoint == .adjoint, let output = trace.output?.node else { return }
    let seed = set(.node(output, .bar), " = ", .number(trace.number(1)))
    body(Step(kind: .adjoint, node: output, edge: nil, statement: seed, value: trace.number(1)))
    for head in trace.operations.reversed() {
      for edge in trace.carryingEdges(into: head) {
        let product = TraceProduct(full: .node(head, .bar), try formulas.partial(on: edge)).expression
        let tail = trace.graph.tail(of: edge)
        let statement = set(.node(tail, .bar), trace.isFirst(edge) ? " = " : " += ", product)
        body(Step(kind: .adjoint, node: tail, edge: edge, statement: statement, value: trace.total(on: edge)))
      }
    }
  }

  private var statedNodes: [NodeID] { trace.namedConstants + trace.graph.inputs.map(\.node) + trace.operations }

  private func primalFormula(_ node: NodeID, _ formulas: TraceFormulas) -> TraceExpression? {
    switch trace.graph.operation(of: node) {
    case .primitive: formulas.operation(of: node)
    case .constant: .number(trace.literal(of: node))
    case .input where style == .griewank: .atom(.named(trace.graph.name(of: node)))
    case .input: trace.value(of: node).map { .number($0) }
    }
  }

  private func tangentFormula(_ node: NodeID, _ formulas: inout TraceFormulas) throws(SourceErrors) -> TraceExpression {
    if let seed = trace.seededTangent(node) { return .number(seed) }
    return trace.graph.operation(of: node) == .input ? .number(trace.number(0)) : try formulas.tangent(of: node).formula
  }
}
