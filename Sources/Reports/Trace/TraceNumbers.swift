import ComputationGraph
import Differentiation
import Notation

/// The exact numbers of a trace, all made before anything is written: any of them may grow beyond its limit.
struct ExactTrace: Sendable {
  let evaluation: ExactEvaluation
  /// Nil where an untaken branch has none.
  let tangents: NodeTable<Rational?>?
  let adjoints: AdjointRecord<Rational>?

  init(
    of evaluation: ExactEvaluation, along seeds: [Trace.Seed], of output: NamedNode?, through operations: [NodeID]
  ) throws(SourceErrors) {
    self.evaluation = evaluation
    tangents = seeds.isEmpty ? nil : try Self.tangents(of: evaluation, along: seeds)
    if let output {
      adjoints = try evaluation.adjointRecord(of: output.node, through: operations)
    } else {
      adjoints = nil
    }
  }

  /// O(nodes and edges).
  private static func tangents(
    of evaluation: ExactEvaluation, along seeds: [Trace.Seed]
  ) throws(SourceErrors) -> NodeTable<Rational?> {
    let graph = evaluation.graph
    let direction = Dictionary(seeds.map { ($0.node, $0.exactTangent ?? 0) }, uniquingKeysWith: { $1 })
    let sweep = try evaluation.tangents(along: direction)
    var tangents = NodeTable<Rational?>(repeating: nil, count: graph.nodeCount)
    for node in graph.nodes {
      let isKnown = graph.edges(into: node).allSatisfy { edge in
        guard let partial = evaluation.partials[edge] else { return false }
        return partial.isZero || tangents[graph.tail(of: edge)] != nil
      }
      let hasTangent = direction[node] != nil || isKnown && evaluation.values[node] != nil
      tangents[node] = hasTangent ? sweep[node] : nil
    }
    return tangents
  }
}

extension Trace.Seed {
  /// A double is the decimal that it is written as.
  var exactly: Trace.Seed {
    if exactTangent != nil { return self }
    return Trace.Seed(
      NamedNode(name: name, node: node), exactTangent: Rational(literal: tangent, writtenAs: nil))
  }

  var quantity: Quantity { exactTangent.map(Quantity.exact) ?? .double(tangent) }

  var tangentText: String { exactTangent?.tableText(precision: 4) ?? tangent.notationText }
}

// MARK: - The numbers that a trace shows

extension Trace: EvaluatedReport {
  var exactEvaluation: ExactEvaluation? { exact?.evaluation }

  var hasFractions: Bool { exact != nil || seeds.first?.exactTangent != nil }

  func tangent(of node: NodeID) -> Quantity? {
    if let exact { return exact.tangents?[node].map(Quantity.exact) }
    return tangents.map { .double($0[node]) }
  }

  func adjoint(of node: NodeID) -> Quantity? {
    if let exact { return exact.adjoints.map { .exact($0.adjoints[node]) } }
    return adjoints.map { .double($0.adjoints[node]) }
  }

  /// What the edge adds to its tail's adjoint.
  func contribution(on edge: EdgeID) -> Quantity? {
    if let exact { return exact.adjoints.map { .exact($0.contributions[edge]) } }
    return adjoints.map { .double($0.contributions[edge]) }
  }

  /// The tail's adjoint before the edge adds to it.
  func prior(on edge: EdgeID) -> Quantity? {
    if let exact { return exact.adjoints.map { .exact($0.priors[edge]) } }
    return adjoints.map { .double($0.priors[edge]) }
  }

  /// The tail's adjoint after it.
  func total(on edge: EdgeID) -> Quantity? {
    if let exact { return exact.adjoints.map { .exact($0.priors[edge] + $0.contributions[edge]) } }
    return adjoints.map { .double($0.priors[edge] + $0.contributions[edge]) }
  }

  func seededTangent(_ node: NodeID) -> Quantity? { seed(at: node)?.quantity }

  /// A number that a formula has of its own.
  func number(_ value: Double) -> Quantity {
    hasFractions && value.isFinite ? .exact(Rational(literal: value, writtenAs: nil)) : .double(value)
  }

  func literal(of constant: NodeID) -> Quantity { value(of: constant) ?? .double(graph.literal(of: constant)) }
}
