import ComputationGraph
import Differentiation
import Notation

/// Everything the parts of one figure are made from.
struct FigureContext {
  let graph: Graph
  let evaluation: Evaluation?
  let options: FigureOptions
  let presentation: Presentation
  let typesetter: Typesetter
  let words: Words
  let outputs: [Graph.Output]
  let variables: [Graph.Output]
  /// Where forward sweeps start: the variable asked for, else the one with the most paths to the output.
  private(set) var forwardSeed: NodeID?
  /// Whether the figure shows its sweep step by step; `options` then ask for the end of it.
  let isStepwise: Bool
  /// What each node is called as an output.
  let outputNames: [NodeID: [String]]

  init(_ graph: Graph, _ evaluation: Evaluation?, _ options: FigureOptions) throws(SourceErrors) {
    var options = options
    let isSeedFree = options.variables.isEmpty
    isStepwise = options.kind == .steps
    if isStepwise { options.kind = options.sweep.kind }
    if options.outputs.isEmpty { options.outputs = graph.outputs }
    if options.variables.isEmpty { options.variables = graph.inputs.map { .init(name: $0.name, node: $0.node) } }
    self.graph = graph
    self.evaluation = evaluation
    self.options = options
    outputs = options.outputs
    variables = options.variables
    outputNames = Dictionary(grouping: outputs, by: \.node).mapValues { $0.map(\.name) }
    presentation = try Presentation(of: graph, evaluation, options)
    typesetter = Typesetter(precision: options.precision)
    words = Words(language: options.language)
    forwardSeed = variables.first?.node
    if isSeedFree, let target = outputs.first?.node { forwardSeed = pathSource(to: target) }
  }

  func name(_ node: NodeID, role: Role = .ink, mark: Typesetter.Mark? = nil) -> [Run] {
    let isBareConstant = graph.operation(of: node) == .constant && !graph.isNamedByProgram[Int(node.index)]
    if isBareConstant { return typesetter.number(graph.literal(of: node), role: role) }
    return typesetter.name(graph.name(of: node), role: role, mark: mark)
  }

  func plainName(_ node: NodeID) -> String { graph.name(of: node) }

  func value(_ node: NodeID, role: Role = .ink) -> [Run]? {
    evaluation.map { number($0.values[node], .value(Int(node.index)), role: role) }
  }

  func number(_ value: Double, _ quantity: ShownNumber.Quantity? = nil, role: Role = .ink) -> [Run] {
    let runs = typesetter.number(value, role: role)
    return quantity.map { runs.showing(ShownNumber($0)) } ?? runs
  }

  /// In brackets where it is negative and another factor stands before it.
  func factor(_ value: Double, _ quantity: ShownNumber.Quantity, isFirst: Bool, role: Role) -> [Run] {
    typesetter.factor(value, isFirst: isFirst, role: role).showing(ShownNumber(quantity, isBracketed: !isFirst))
  }

  func plainNumber(_ value: Double) -> String { typesetter.number(value).plainText }

  /// ∂head/∂tail as a stacked fraction.
  func derivative(of head: NodeID, by tail: NodeID, role: Role) -> Piece {
    .fraction(
      numerator: [Run("∂", role: role)] + name(head, role: role),
      denominator: [Run("∂", role: role)] + name(tail, role: role), role: role)
  }

  func plainDerivative(of head: NodeID, by tail: NodeID) -> String { "∂\(plainName(head))/∂\(plainName(tail))" }

  func equals(_ role: Role) -> [Run] { [Run(" = ", role: role)] }

  /// What sweeps give: the numbers on nodes, and which arcs carry something.
  var sweep: SweepLabels? {
    switch options.kind {
    case .forward: forwardSeed.map { SweepLabels(forwardFrom: $0, in: self) }
    case .reverse: outputs.first.map { SweepLabels(reverseFrom: $0.node, in: self) }
    case .graph, .values, .partials, .paths, .compare, .steps: nil
    }
  }
}
