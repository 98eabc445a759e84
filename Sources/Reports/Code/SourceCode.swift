import ComputationGraph
import Differentiation
import Notation

/// What a function in source code gives.
public struct SourceCodeOptions: Sendable {
  /// The function's name; nil stands for one that says what it gives.
  public var functionName: String?
  /// Whether the function gives the values of any number of outputs and their Jacobian, or one value and its gradient.
  public var isJacobian: Bool
  /// Whether the value and the adjoint of every node are given too; only with a gradient.
  public var includesNodes: Bool
  public var ties: Ties

  public init(
    functionName: String? = nil, isJacobian: Bool = false, includesNodes: Bool = false, ties: Ties = .both
  ) {
    self.functionName = functionName
    self.isJacobian = isJacobian
    self.includesNodes = includesNodes && !isJacobian
    self.ties = ties
  }
}

/// A function in a programming language that computes values and derivatives of a graph, one assignment after the
/// other, with nothing but the language's standard mathematics.
///
/// Up to ``parameterLimit`` inputs are parameters of their own, in the order written; more are one array. The numbers
/// are those of an evaluation wherever that has no error.
public struct SourceCode: Sendable {
  public static let parameterLimit = 8

  let language: ProgrammingLanguage
  let options: SourceCodeOptions
  let outputs: [NamedNode]
  let variables: [NamedNode]
  let derivatives: DerivativeCode
  let functionName: String
  /// The inputs' identifiers, in order.
  let inputs: [String]
  let listing: CodeListing
  private var names: CodeNames
  /// Identifiers of inputs and of what the program names; the rest follow as lines are written.
  private var programNames: [NodeID: String] = [:]

  /// - Parameter outputs: one, unless a Jacobian is wanted; of more the first counts.
  public init(
    of graph: Graph, in language: ProgrammingLanguage, outputs: AskedNodes, variables: AskedNodes,
    options: SourceCodeOptions = SourceCodeOptions()
  ) throws(SourceErrors) {
    self.language = language
    self.options = options
    self.outputs = options.isJacobian ? outputs.all : Array(outputs.all.prefix(1))
    self.variables = variables.all
    functionName = options.functionName ?? language.defaultFunctionName(isJacobian: options.isJacobian)
    let derivatives = try DerivativeCode(
      of: graph, of: self.outputs.map(\.node), wrt: variables.nodes, ties: options.ties,
      keepsAdjoints: options.includesNodes)
    self.derivatives = derivatives
    listing = CodeListing(
      derivatives.code,
      results: derivatives.outputs.map { derivatives.values[$0] } + derivatives.jacobian.flatMap(\.self),
      extras: options.includesNodes ? Self.nodeResults(derivatives) : [], named: Self.named(derivatives))
    names = CodeNames(in: language, besides: functionName)
    let inputNodes = graph.inputs.map(\.node)
    let named = graph.nodes.filter { graph.isNamedByProgram[Int($0.index)] && graph.operation(of: $0) != .input }
    let identifiers = names.identifiers(for: (inputNodes + named).map { graph.name(of: $0) })
    inputs = Array(identifiers.prefix(inputNodes.count))
    for (node, identifier) in zip(inputNodes + named, identifiers) { programNames[node] = identifier }
  }

  /// Whether a name can be the function's.
  public static func canName(_ name: String, in language: ProgrammingLanguage) -> Bool {
    PlainIdentifier.isIdentifier(name) && !language.reservedWords.contains(name)
  }

  var graph: Graph { derivatives.graph }

  var takesArray: Bool { inputs.count > Self.parameterLimit }

  /// The nodes that `includesNodes` speaks of.
  static func shownNodes(of graph: Graph) -> [NodeID] { graph.nodes.filter { !graph.isFoldable($0) } }

  private static func nodeResults(_ derivatives: DerivativeCode) -> [InstructionID] {
    let nodes = shownNodes(of: derivatives.graph)
    return nodes.map { derivatives.values[$0] } + nodes.compactMap { derivatives.adjoints?[$0] }
  }

  /// What computes the nodes that the program itself names.
  private static func named(_ derivatives: DerivativeCode) -> [InstructionID] {
    let graph = derivatives.graph
    return derivatives.code.instructions.filter { id in
      if case .value(let node) = derivatives.meaning(of: id) { graph.isNamedByProgram[Int(node.index)] } else { false }
    }
  }

  // MARK: Writing

  /// O(instructions).
  public func write(to stream: inout ByteStream) {
    var names = names
    var expression = CodeExpression(
      language: language, code: derivatives.code, names: Array(repeating: "", count: derivatives.code.count))
    for (input, name) in zip(graph.inputs, inputs) {
      expression.names[Int(derivatives.values[input.node].index)] = name
    }
    writeComment(to: &stream)
    writeHead(to: &stream)
    writeInputs(to: &stream)
    for id in derivatives.code.instructions where listing.hasLine[Int(id.index)] {
      let name = identifier(for: id, &names)
      write(line: language.declaration(name, assigned(id, expression)), to: &stream)
      expression.names[Int(id.index)] = name
    }
    writeResults(expression, to: &stream)
  }

  public func text() -> String { .collecting { write(to: &$0) } }

  func write(line: String, indentedBy levels: Int = 1, to stream: inout ByteStream) {
    for _ in 0..<levels { stream.write(language.indentation as String) }
    stream.write(line as String)
    stream.write("\n")
  }

  private func identifier(for id: InstructionID, _ names: inout CodeNames) -> String {
    switch derivatives.meaning(of: id) {
    case .value(let node):
      if let name = programNames[node] { return name }
      return graph.isFoldable(node) ? names.temporary() : names.identifier(for: graph.name(of: node))
    case .derivative(let output, let variable):
      return names.identifier(for: "d\(graph.name(of: output))_d\(graph.name(of: variable))")
    case .none: return names.temporary()
    }
  }

  private func writeInputs(to stream: inout ByteStream) {
    for (index, input) in graph.inputs.enumerated() {
      let isUsed = listing.isLive[Int(derivatives.values[input.node].index)]
      if takesArray, isUsed {
        write(line: language.declaration(inputs[index], "inputs[\(index)]"), to: &stream)
      } else if !takesArray, !isUsed, language == .c {
        write(line: "(void)\(inputs[index]);", to: &stream)
      }
    }
  }

  private func assigned(_ id: InstructionID, _ expression: CodeExpression) -> String {
    let text = expression.definition(of: id)
    return language == .python && listing.needsGuard(id) ? "_or_nan(lambda: \(text))" : text
  }

  /// Whether any line is guarded. O(instructions).
  var hasGuards: Bool { language == .python && derivatives.code.instructions.contains(where: listing.needsGuard) }

  /// The functions that lines call.
  var functions: Set<FunctionSpelling> { listing.functions }
}

extension Graph {
  /// Source code that computes the value of an output and its gradient, or values and their Jacobian, by every input
  /// unless some are named. Names the graph does not know are left out. O(sweeps · edges).
  public func code(
    in language: ProgrammingLanguage, of outputs: [String]? = nil, wrt variables: [String]? = nil,
    options: SourceCodeOptions = SourceCodeOptions()
  ) throws(SourceErrors) -> String {
    try SourceCode(
      of: self, in: language, outputs: outputs.map { AskedNodes(named: $0, in: self) } ?? .everyOutput(of: self),
      variables: variables.map { AskedNodes(named: $0, in: self) } ?? .everyInput(of: self), options: options
    ).text()
  }
}
