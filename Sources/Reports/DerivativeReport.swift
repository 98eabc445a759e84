import ComputationGraph
import Differentiation
import Notation

/// How derivatives in symbols are written.
public enum DerivativeFormat: String, Sendable, CaseIterable {
  case text, markdown, latex, mathml, json

  /// The format that a file's ending stands for.
  public init?(fileExtension: String) {
    switch fileExtension.lowercased() {
    case "txt": self = .text
    case "md", "markdown": self = .markdown
    case "tex": self = .latex
    case "mml", "mathml": self = .mathml
    case "json": self = .json
    default: return nil
    }
  }
}

/// Derivatives of a graph's nodes in symbols, with their values at a point and the steps that lead to them.
public struct DerivativeReport: Sendable {
  public struct Options: Sendable {
    public var form: DerivativeForm
    public var vocabulary: DerivativeVocabulary
    /// How often each output is differentiated: 2 gives every second partial.
    public var order: Int
    public var hasSteps: Bool
    /// Fractions instead of rounded numbers, in what is written too.
    public var isExact: Bool

    public init(
      form: DerivativeForm = .simplified, vocabulary: DerivativeVocabulary = .inputs, order: Int = 1,
      hasSteps: Bool = false, isExact: Bool = false
    ) {
      self.form = form
      self.vocabulary = vocabulary
      self.order = order
      self.hasSteps = hasSteps
      self.isExact = isExact
    }
  }

  struct Entry: Sendable {
    let output: String
    let variables: [String]
    /// The operand's place, of the partial on an edge.
    let slot: Int?
    let derivative: SymbolicDerivative
    let steps: [DerivationStep]
    /// The same number by a sweep, where there is a sweep for it.
    let sweep: Quantity?
    /// What is differentiated.
    let expression: SymbolicID
  }

  public let graph: Graph
  public let options: Options
  let entries: [Entry]
  let store: SymbolicStore
  /// Of each derivative; empty without a value for every input.
  private let values: DerivativeValues

  /// Beyond so many operands and operations nobody reads an expression, and it is not written.
  static let writingLimit = 10_000.0

  /// How many derivatives there are: for every output, every choice of so many variables, repeated ones included.
  public static func count(outputs: Int, variables: Int, order: Int) -> Double {
    (0..<order).reduce(Double(outputs)) { $0 * Double(variables + $1) / Double($1 + 1) }
  }

  /// - Parameter exact: the point in fractions, for exact numbers.
  public init(
    of graph: Graph, evaluation: Evaluation?, of outputs: AskedNodes? = nil, wrt variables: AskedNodes? = nil,
    options: Options = Options(), exact: ExactEvaluation? = nil
  ) throws(SourceErrors) {
    let variables = variables ?? .everyInput(of: graph)
    var symbols = SymbolicDerivatives(
      of: graph, wrt: variables.nodes, in: options.vocabulary, isExact: options.isExact)
    let point = Point(evaluation, exact)
    var entries: [Entry] = []
    for output in (outputs ?? .everyOutput(of: graph)).all {
      let sweeps = try DerivativeSweeps(of: output.node, wrt: variables.nodes, order: options.order, at: point)
      for choice in Self.choices(of: options.order, from: variables.count) {
        let nodes = choice.map { variables.nodes[$0] }
        let derivative = try symbols.derivative(of: output.node, wrt: nodes, form: options.form)
        entries.append(
          Entry(
            output: output.name, variables: choice.map { variables.names[$0] }, slot: nil, derivative: derivative,
            steps: options.hasSteps ? try symbols.steps(of: output.node, wrt: nodes) : [],
            sweep: sweeps.value(choice), expression: symbols.expression(of: output.node)))
      }
    }
    self.init(graph, options, entries, symbols.store, point)
  }

  /// The partials on edges.
  public init(
    of graph: Graph, evaluation: Evaluation?, on edges: [EdgeID], options: Options = Options(),
    exact: ExactEvaluation? = nil
  ) throws(SourceErrors) {
    let tails = edges.map { graph.tail(of: $0) }
    var symbols = SymbolicDerivatives(of: graph, wrt: tails, in: options.vocabulary, isExact: options.isExact)
    let point = Point(evaluation, exact)
    var entries: [Entry] = []
    for edge in edges {
      let head = graph.head(of: edge)
      entries.append(
        Entry(
          output: graph.name(of: head), variables: [graph.name(of: graph.tail(of: edge))], slot: graph.slot(of: edge),
          derivative: try symbols.partial(on: edge, form: options.form), steps: [],
          sweep: point?.partial(on: edge), expression: symbols.expression(of: head)))
    }
    self.init(graph, options, entries, symbols.store, point)
  }

  private init(
    _ graph: Graph, _ options: Options, _ entries: [Entry], _ store: SymbolicStore, _ point: Point?
  ) {
    self.graph = graph
    self.options = options
    self.entries = entries
    self.store = store
    values = DerivativeValues(of: entries.map(\.derivative.expression), in: store, at: point)
  }

  /// Choices of `order` places, in order and with repetition: 0 0, 0 1, 1 1.
  private static func choices(of order: Int, from count: Int) -> [[Int]] {
    var choices: [[Int]] = [[]]
    for _ in 0..<order {
      choices = choices.flatMap { choice in ((choice.last ?? 0)..<max(count, choice.last ?? 0)).map { choice + [$0] } }
    }
    return choices
  }

  func value(of entry: Entry) -> Quantity? { values.quantities[entry.derivative.expression] }

  /// Nil where it is too long to read.
  func text(of id: SymbolicID) -> String? {
    store.writtenSize(of: id) <= Self.writingLimit ? store.text(of: id) : nil
  }

  /// What is not as it was asked for.
  public var notes: [String] { entries.compactMap(formNote) + entries.compactMap(valueNote) }

  private func formNote(_ entry: Entry) -> String? {
    guard entry.derivative.form != options.form else { return nil }
    let reason = options.isExact ? "is too large, or has too long numbers," : "is too large"
    return "\(entry.title) \(reason) to be \(options.form.rawValue) and stays raw"
  }

  private func valueNote(_ entry: Entry) -> String? {
    guard let failure = values.failures[entry.derivative.expression] else { return nil }
    return "\(entry.title) as written has no exact value: \(failure.reason)"
  }

  /// Derivatives whose value in symbols is not that of the sweeps: of doubles beyond rounding, of fractions at all.
  public var disagreements: [String] {
    entries.compactMap { entry in
      guard let value = value(of: entry), let sweep = entry.sweep, value.disagrees(with: sweep) else { return nil }
      return "\(entry.title) is \(value.dataText) in symbols and \(sweep.dataText) by sweeps"
    }
  }
}

extension DerivativeReport.Entry {
  /// `∂³f/∂x²∂y`
  var title: String {
    let below = runs.map { "∂" + $0.name + DerivativeReport.raised($0.count) }
    return "∂\(DerivativeReport.raised(variables.count))\(output)/" + below.joined()
  }

  /// The variables, equal neighbours counted.
  var runs: [(name: String, count: Int)] {
    variables.reduce(into: []) { runs, name in
      if runs.last?.name == name { runs[runs.count - 1].count += 1 } else { runs.append((name, 1)) }
    }
  }
}

extension DerivativeReport {
  /// Nothing for 1.
  fileprivate static func raised(_ number: Int) -> String {
    if number == 1 { return "" }
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }
}
