import ComputationGraph
import Differentiation
import Notation

/// A trace as a Python program: the passes as CS231n writes them by hand.
struct PythonTrace {
  let trace: Trace
  let isBlank: Bool
  let style: ReportStyle
  private let names: PythonNames
  private let outputs: [NamedNode]
  private let outputNames: [String]

  init(of report: TraceReport, isBlank: Bool, _ style: ReportStyle) {
    trace = report.trace
    outputs = report.outputs
    self.isBlank = isBlank
    self.style = style
    var names = PythonNames(of: trace.graph)
    if !trace.seeds.isEmpty { names.addNames(.dot) }
    if trace.output != nil { names.addNames(.bar) }
    let graph = trace.graph
    outputNames = outputs.map { output in
      let isAlias = output.name != graph.name(of: output.node)
      return isAlias ? names.claim(PythonNames.identifier(output.name)) : names.name(of: output.node)
    }
    self.names = names
  }

  private var graph: Graph { trace.graph }

  func write(as format: ReportFormat, title: String?, to stream: inout ByteStream) throws(SourceErrors) {
    var functions: Set<String> = []
    try forEachLine(calling: &functions) { _ in }
    let fence: (StaticString, StaticString) =
      switch format {
      case .markdown: ("```python\n", "```\n")
      case .latex: ("\\begin{verbatim}\n", "\\end{verbatim}\n")
      case .text, .csv, .json: ("", "")
      }
    if let title {
      stream.write(
        format == .markdown ? "**\(title)**\n\n" : format == .latex ? "\\noindent\\textbf{\(title)}\n" : "# \(title)\n")
    }
    stream.write(fence.0)
    for line in Self.preamble(for: functions) { stream.write(line + "\n") }
    var output = stream
    try forEachLine(calling: &functions) { output.write($0 + "\n") }
    output.write(fence.1)
    stream = output
  }

  private static func preamble(for calls: Set<String>) -> [String] {
    let direct = PythonFunction.all.filter { calls.contains($0.name) }
    let needed = Set(direct.flatMap { [$0.name] + $0.needed })
    let definitions = PythonFunction.all.filter { needed.contains($0.name) }.map(\.definition)
    let usesMath = (definitions + calls).contains { $0.contains("math.") }
    return (usesMath ? ["import math", ""] : []) + (definitions.isEmpty ? [] : definitions + [""])
  }

  // MARK: Passes

  private func forEachLine(calling functions: inout Set<String>, _ body: (String) -> Void) throws(SourceErrors) {
    var setter = PythonSetter(names: names)
    writeInputs(body)
    try writeForwardPass(&setter, body)
    if let output = trace.output { try writeBackwardPass(from: output, &setter, body) }
    functions = setter.functions
  }

  private func writeInputs(_ body: (String) -> Void) {
    for constant in trace.namedConstants {
      body("\(names.name(of: constant)) = \(PythonSetter.float(graph.literal(of: constant)))")
    }
    var unbound: [String] = []
    for input in graph.inputs {
      let name = names.name(of: input.node)
      guard let value = trace.evaluation?.values[input.node] else {
        unbound.append(name)
        continue
      }
      body("\(name) = \(PythonSetter.float(value))")
    }
    if !unbound.isEmpty { body("# \(style.words.trace.withoutValue) \(unbound.joined(separator: ", "))") }
    guard !trace.seeds.isEmpty else { return }
    for input in graph.inputs {
      body("\(names.name(of: input.node, .dot)) = \(PythonSetter.float(trace.seed(at: input.node)?.tangent ?? 0))")
    }
  }

  private func writeForwardPass(_ setter: inout PythonSetter, _ body: (String) -> Void) throws(SourceErrors) {
    var formulas = TraceFormulas(of: trace)
    body("")
    body("# \(style.words.trace.forwardPass)")
    for node in trace.operations {
      let value = trace.evaluation?.values[node]
      let isFinite = value?.isFinite ?? true
      let formula = isFinite ? setter.text(of: formulas.operation(of: node)) : PythonSetter.float(value ?? .nan)
      body("\(names.name(of: node)) = \(formula)" + comment(value))
      if !trace.seeds.isEmpty { try writeTangent(of: node, &formulas, &setter, body) }
    }
    for (output, name) in zip(outputs, outputNames) where output.name != graph.name(of: output.node) {
      body("\(name) = \(names.name(of: output.node))" + comment(trace.evaluation?.values[output.node]))
    }
  }

  private func writeTangent(
    of node: NodeID, _ formulas: inout TraceFormulas, _ setter: inout PythonSetter, _ body: (String) -> Void
  ) throws(SourceErrors) {
    let name = names.name(of: node, .dot)
    if let seed = trace.seed(at: node) { return body("\(name) = \(PythonSetter.float(seed.tangent))") }
    var terms: [String] = []
    for edge in graph.edges(into: node) where graph.isActive(graph.tail(of: edge)) {
      let partial = try partial(on: edge, &formulas, &setter)
      terms.append("\(partial) * \(names.name(of: graph.tail(of: edge), .dot))")
    }
    let sum = terms.isEmpty ? "0.0" : terms.joined(separator: " + ")
    let tangent = trace.tangents?[node]
    let isFinite = tangent?.isFinite ?? true
    body("\(name) = \(isBlank ? Self.blank : isFinite ? sum : PythonSetter.float(tangent ?? .nan))" + comment(tangent))
  }

  private func writeBackwardPass(
    from output: NamedNode, _ setter: inout PythonSetter, _ body: (String) -> Void
  ) throws(SourceErrors) {
    var formulas = TraceFormulas(of: trace)
    body("")
    body("# \(style.words.trace.backwardPass)")
    body("\(names.name(of: output.node, .bar)) = 1.0")
    for head in trace.operations.reversed() {
      let edges = trace.carryingEdges(into: head)
      guard !edges.isEmpty else { continue }
      body("# \(names.name(of: head)) = \(setter.text(of: formulas.operation(of: head)))")
      for edge in edges {
        let sign = trace.isFirst(edge) ? "=" : "+="
        let product = try product(along: edge, &formulas, &setter)
        let total = trace.adjoints.map { $0.priors[edge] + $0.contributions[edge] }
        body("\(names.name(of: graph.tail(of: edge), .bar)) \(sign) \(isBlank ? Self.blank : product)" + comment(total))
      }
    }
    for input in graph.inputs where !trace.isReached(input.node) {
      body("\(names.name(of: input.node, .bar)) = 0.0")
    }
  }

  private static let blank = "____"

  /// What a value comes to, behind its statement.
  private func comment(_ value: Double?) -> String {
    guard let value else { return "" }
    return "  # " + (isBlank ? Self.blank : style.rounded(value).text())
  }

  // MARK: Partials

  private func product(
    along edge: EdgeID, _ formulas: inout TraceFormulas, _ setter: inout PythonSetter
  ) throws(SourceErrors) -> String {
    if let contribution = trace.adjoints?.contributions[edge] {
      let isFinite = trace.evaluation?.partials[edge].isFinite ?? true
      if !contribution.isFinite || !isFinite { return PythonSetter.float(contribution) }
    }
    return try partial(on: edge, &formulas, &setter) + " * " + names.name(of: graph.head(of: edge), .bar)
  }

  /// In brackets, unless it is a name.
  private func partial(
    on edge: EdgeID, _ formulas: inout TraceFormulas, _ setter: inout PythonSetter
  ) throws(SourceErrors) -> String {
    let formula = try formulas.partial(on: edge)
    if let number = numberInstead(of: formula, on: edge) { return "(" + PythonSetter.literal(number) + ")" }
    let text = formula.terms == [.atom(.partial(edge))] ? quotient(edge) : setter.text(of: formula)
    if formula.isAtom, formula.number == nil, formula.terms != [.atom(.partial(edge))] { return text }
    return "(" + text + ")"
  }

  /// Where the formula does not say what was computed, or Python would raise an error on the way: a tie that is
  /// shared, and 0 that was got from 0 times what is not finite.
  private func numberInstead(of formula: TraceExpression, on edge: EdgeID) -> Double? {
    guard let evaluation = trace.evaluation else { return nil }
    let partial = evaluation.partials[edge]
    if formula.terms == [.atom(.partial(edge))] { return partial }
    if evaluation.ties != .both, formula.isConditional, evaluation.isAtKink(graph.head(of: edge)) { return partial }
    return !partial.isFinite || partial == 0 && formula.canRaise ? (partial.isFinite ? partial : 0) : nil
  }

  /// A product of very many factors without one of them.
  private func quotient(_ edge: EdgeID) -> String {
    "\(names.name(of: graph.head(of: edge))) / \(names.name(of: graph.tail(of: edge)))"
  }
}

extension TraceExpression {
  /// Whether Python might divide by zero or leave a domain in it.
  fileprivate var canRaise: Bool {
    terms.contains { term in
      switch term {
      case .binary(.divide), .binary(.power), .call: true
      case .atom, .negate, .binary: false
      }
    }
  }
}
