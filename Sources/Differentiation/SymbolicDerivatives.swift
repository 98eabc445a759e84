import ComputationGraph
import Notation

/// How a symbolic derivative is written.
public enum DerivativeForm: String, Sendable, CaseIterable {
  /// Every product and sum that the sweeps make, partials as in the table.
  case raw
  case simplified
  /// Common factors of paths taken out.
  case factored
  /// Products of sums multiplied out, by ascending powers.
  case expanded
}

/// What the symbols in a derivative stand for.
public enum DerivativeVocabulary: String, Sendable, CaseIterable {
  /// Inputs and constants, and the variable itself; intermediates are written out.
  case inputs
  /// Every name of the program, and those made for intermediates.
  case names
}

/// A derivative in symbols, in the store of the ``SymbolicDerivatives`` that made it.
public struct SymbolicDerivative: Sendable {
  public let output: NodeID
  /// One for each order: ∂²f/∂x∂y has x and y.
  public let variables: [NodeID]
  /// The form it is in: raw where the one asked for would be too large.
  public let form: DerivativeForm
  public let expression: SymbolicID
  /// Operands and operations of the raw form written out.
  public let rawSize: Double
  /// The same of the simplified form; nil where that would be too large.
  public let simplifiedSize: Double?
  /// Different operands and operations: equal ones counted once.
  public let sharedSize: Int
}

/// Derivatives of a graph's nodes in symbols, simplified or not, of any order.
///
/// Expressions are stored once however often they are used, so a derivative that would fill books when written out
/// is made in time proportional to the graph; ``SymbolicStore/writtenSize(of:)`` says how long it would be.
public struct SymbolicDerivatives: Sendable {
  public let graph: Graph
  public let vocabulary: DerivativeVocabulary
  var partials: SymbolicPartials
  private var inlining: Inlining
  private var simplifier: Simplifier
  private let variables: [NodeID]
  private var rawOfOutput: [NodeID: [SymbolicID]] = [:]
  private var known: [Key: SymbolicID?] = [:]
  private var nameTangents: [NodeID: [SymbolicID]] = [:]

  private struct Key: Hashable {
    let output: NodeID
    let variables: [NodeID]
    let isRaw: Bool
  }

  /// - Parameters:
  ///   - variables: the nodes that will be differentiated by; their names stay in every result.
  ///   - isExact: whether decimals stand for the fractions they are written as, so that no number is rounded; what
  ///     cannot be simplified without rounding stays raw.
  public init(
    of graph: Graph, wrt variables: [NodeID], in vocabulary: DerivativeVocabulary = .inputs, isExact: Bool = false
  ) {
    self.graph = graph
    self.vocabulary = vocabulary
    self.variables = variables
    partials = SymbolicPartials(of: graph, isExact: isExact)
    inlining = Inlining(of: graph, keeping: Set(variables))
    simplifier = Simplifier(over: graph, isExact: isExact)
  }

  public var store: SymbolicStore { partials.store }

  /// The derivative of a node, once by each of the variables.
  ///
  /// - Parameter variables: among those given at the beginning.
  public mutating func derivative(
    of output: NodeID, wrt variables: [NodeID], form: DerivativeForm = .simplified
  ) throws(SourceErrors) -> SymbolicDerivative {
    let raw = written(try rawDerivative(of: output, wrt: variables[...]))
    let simplified = try simplifiedDerivative(of: output, wrt: variables[...])
    let asked: SymbolicID? =
      switch form {
      case .raw: raw
      case .simplified: simplified
      case .expanded: try expandedDerivative(of: output, wrt: variables)
      case .factored: try factoredDerivative(of: output, wrt: variables)
      }
    let expression = asked ?? raw
    return SymbolicDerivative(
      output: output, variables: variables, form: asked == nil ? .raw : form, expression: expression,
      rawSize: store.writtenSize(of: raw), simplifiedSize: simplified.map { store.writtenSize(of: $0) },
      sharedSize: store.sharedSize(of: expression))
  }

  /// The partial on an edge, its operands written out.
  public mutating func partial(
    on edge: EdgeID, form: DerivativeForm = .simplified
  ) throws(SourceErrors) -> SymbolicDerivative {
    let raw = written(try partials.partial(on: edge))
    let simplified = simplifier.simplified(raw, in: &partials.store)
    let asked: SymbolicID? =
      switch form {
      case .raw, .factored: raw
      case .simplified: simplified
      case .expanded: simplifier.expanded(raw, in: &partials.store)
      }
    let expression = asked ?? raw
    return SymbolicDerivative(
      output: graph.head(of: edge), variables: [graph.tail(of: edge)], form: asked == nil ? .raw : form,
      expression: expression, rawSize: store.writtenSize(of: raw),
      simplifiedSize: simplified.map { store.writtenSize(of: $0) }, sharedSize: store.sharedSize(of: expression))
  }

  /// A node as the derivatives write it.
  public mutating func expression(of node: NodeID) -> SymbolicID {
    guard case .primitive(let id) = graph.operation(of: node) else { return partials.store.node(node) }
    let operands = graph.operands(of: node).map { partials.store.node($0) }
    return written(partials.store.exactly(id, operands))
  }

  /// With intermediates written out where the vocabulary asks for it.
  mutating func written(_ id: SymbolicID) -> SymbolicID {
    vocabulary == .names ? id : inlining.expression(id, in: &partials.store)
  }

  mutating func simplified(_ id: SymbolicID) -> SymbolicID? {
    simplifier.simplified(written(id), in: &partials.store)
  }
}

// MARK: - Forms

extension SymbolicDerivatives {
  /// By one reverse sweep for the first order, over the names of intermediates.
  private mutating func rawDerivative(
    of output: NodeID, wrt variables: ArraySlice<NodeID>
  ) throws(SourceErrors) -> SymbolicID {
    guard let variable = variables.last else { return partials.store.node(output) }
    let key = Key(output: output, variables: Array(variables), isRaw: true)
    if let found = known[key], let derivative = found { return derivative }
    let derivative: SymbolicID
    if variables.count == 1 {
      if rawOfOutput[output] == nil { rawOfOutput[output] = try partials.derivatives(of: output, wrt: self.variables) }
      let column = self.variables.firstIndex(of: variable) ?? 0
      derivative = rawOfOutput[output]?[column] ?? partials.store.number(0)
    } else {
      let inner = try rawDerivative(of: output, wrt: variables.dropLast())
      derivative = try tangents(of: inner, wrt: variable).last { $0.expression == inner }?.tangent ?? zero
    }
    known[key] = derivative
    return derivative
  }

  var zero: SymbolicID { mutating get { partials.store.number(0) } }

  /// By forward sweeps, each simplified before the next: what ``steps(of:wrt:)`` shows one by one.
  mutating func simplifiedDerivative(
    of output: NodeID, wrt variables: ArraySlice<NodeID>
  ) throws(SourceErrors) -> SymbolicID? {
    let key = Key(output: output, variables: Array(variables), isRaw: false)
    if let found = known[key] { return found }
    var derivative: SymbolicID?
    if let composed = try composed(of: output, wrt: variables) { derivative = simplified(composed) }
    known[key] = .some(derivative)
    return derivative
  }

  /// The last derivative of all before it is simplified; nil where an earlier one is too large.
  private mutating func composed(
    of output: NodeID, wrt variables: ArraySlice<NodeID>
  ) throws(SourceErrors) -> SymbolicID? {
    guard let variable = variables.last else { return partials.store.node(output) }
    if variables.count == 1 { return try partials.tangents(from: variable, to: output).last?.tangent ?? zero }
    guard let inner = try simplifiedDerivative(of: output, wrt: variables.dropLast()) else { return nil }
    return try tangents(of: inner, wrt: variable).last { $0.expression == inner }?.tangent ?? zero
  }

  private mutating func expandedDerivative(of output: NodeID, wrt variables: [NodeID]) throws(SourceErrors)
    -> SymbolicID?
  {
    guard let composed = try composed(of: output, wrt: variables[...]) else { return nil }
    let written = written(composed)
    return simplifier.expanded(written, in: &partials.store)
  }

  /// Nil beyond the first order: paths are those of one derivative.
  private mutating func factoredDerivative(
    of output: NodeID, wrt variables: [NodeID]
  ) throws(SourceErrors) -> SymbolicID? {
    guard variables.count == 1, let variable = variables.first else { return nil }
    return try partials.factoredDerivative(from: variable, to: output).map { written($0) }
  }

  mutating func tangents(
    of expression: SymbolicID, wrt variable: NodeID
  ) throws(SourceErrors) -> [(expression: SymbolicID, tangent: SymbolicID)] {
    let namesOperations = store.nodes(in: expression).contains { graph.primitive(of: $0) != nil }
    if namesOperations, nameTangents[variable] == nil { nameTangents[variable] = try partials.tangents(from: variable) }
    let ofNames = namesOperations ? nameTangents[variable] : nil
    let zero = zero
    return try partials.tangents(of: expression, wrt: variable) { node in
      ofNames?[Int(node.index)] ?? zero
    }
  }
}

extension Graph {
  /// The derivative of one node by another in symbols, with the store that holds it; nil for names the graph does not
  /// know.
  public func derivative(
    of output: String, wrt variable: String, form: DerivativeForm = .simplified
  ) throws(SourceErrors) -> (derivative: SymbolicDerivative, store: SymbolicStore)? {
    guard let output = node(named: output), let variable = node(named: variable) else { return nil }
    var derivatives = SymbolicDerivatives(of: self, wrt: [variable])
    let derivative = try derivatives.derivative(of: output, wrt: [variable], form: form)
    return (derivative, derivatives.store)
  }

  /// The same in notation: `2*x*sin(x) + x^2*cos(x)`.
  public func derivativeText(
    of output: String, wrt variable: String, form: DerivativeForm = .simplified
  ) throws(SourceErrors) -> String? {
    try derivative(of: output, wrt: variable, form: form).map { $0.store.text(of: $0.derivative.expression) }
  }
}
