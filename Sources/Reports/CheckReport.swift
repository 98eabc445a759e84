import ComputationGraph
import Differentiation
import Notation

/// A gradient beside finite differences and beside eighty digits, with what each of them errs.
public struct CheckReport: Sendable {
  typealias Row = GradientCheck.Row

  public let graph: Graph
  public let check: GradientCheck
  let outputs: AskedNodes
  let variables: AskedNodes

  /// - Parameters:
  ///   - outputs: those the check was made of, in its order.
  ///   - variables: those the check was made by, in its order.
  public init(of graph: Graph, check: GradientCheck, of outputs: AskedNodes, wrt variables: AskedNodes) {
    self.graph = graph
    self.check = check
    self.outputs = outputs
    self.variables = variables
  }

  public func write(as format: ReportFormat, style: ReportStyle = ReportStyle(), to stream: inout ByteStream) {
    switch format {
    case .json: writeJSON(to: &stream)
    case .csv: writeCSV(to: &stream)
    case .text, .markdown, .latex: format.write(blocks(style.words), precision: style.precision, to: &stream)
    }
  }

  /// The rows with the names that were asked for.
  var named: [(output: String, variable: String, row: Row)] {
    let count = max(variables.count, 1)
    return check.rows.enumerated().map { index, row in
      (outputs.names[index / count], variables.names[index % count], row)
    }
  }

  func names(in verdict: GradientCheck.Verdict) -> [String] { verdict.nodes.map { graph.name(of: $0) } }
}

extension GradientCheck.Verdict {
  /// The nodes that explain it.
  var nodes: [NodeID] {
    switch self {
    case .agrees, .differencesOff, .differencesOutsideDomain, .mismatch: []
    case .lostDigits(let node): node.map { [$0] } ?? []
    case .kink(let nodes), .choiceAtKink(let nodes), .jump(let nodes): nodes
    }
  }

  /// In data.
  var name: String {
    switch self {
    case .agrees: "agrees"
    case .differencesOff: "differencesOff"
    case .differencesOutsideDomain: "differencesOutsideDomain"
    case .lostDigits: "lostDigits"
    case .kink: "kink"
    case .choiceAtKink: "choiceAtKink"
    case .jump: "jump"
    case .mismatch: "mismatch"
    }
  }
}

// MARK: - For people

extension CheckReport {
  /// Of eighty digits tables show these.
  private static let shownDigits = 20

  func blocks(_ words: ReportWords) -> [Block] {
    let lines = named.flatMap { explanation(of: $0.row, $0.output, $0.variable, words) }
    let held = check.rows.count(where: \.holds)
    let summary = words.check.summary(held, check.rows.count, check.tolerance.notationText)
    return [.table(valueTable(words.check)), .table(gradientTable(words.check))] + lines
      + [.line([.words(summary)])]
  }

  private func valueTable(_ words: CheckWords) -> Table {
    let columns: [Table.Column] =
      [.left(.words(""))]
      + [words.value, words.precise, words.error].map {
        .right(.words($0))
      }
    var table = Table(title: words.values, columns: columns)
    for (name, value) in zip(outputs.names, check.values) {
      table.rows.append([
        .notation(name), .decimal(value.value.dataText), digits(value.precise), .number(value.relativeError),
      ])
    }
    return table
  }

  private func gradientTable(_ words: CheckWords) -> Table {
    let headers = [
      words.reverse, words.precise, words.error, words.ulps, words.difference, words.estimate, words.error,
    ]
    let columns: [Table.Column] =
      [.left(.words(words.derivative))] + headers.map { .right(.words($0)) } + [.left(.words(words.verdict))]
    var table = Table(title: words.title, columns: columns)
    for (output, variable, row) in named {
      let verdict = (row.holds ? "" : words.fails + ": ") + words.verdictName(row.verdict)
      table.rows.append([
        .derivative(of: output, by: variable), .decimal(row.reverse.dataText), digits(row.precise),
        .number(row.reverseError), .number(row.ulps),
        row.difference.map { .decimal($0.value.dataText) } ?? .number(nil),
        .number(row.difference?.error), .number(row.differenceError), .words(verdict),
      ])
    }
    return table
  }

  private func digits(_ number: GradientCheck.Precise?) -> Cell {
    number.map { .decimal($0.decimalText(digits: Self.shownDigits)) } ?? .number(nil)
  }

  /// One line for a row that is not plain agreement.
  private func explanation(of row: Row, _ output: String, _ variable: String, _ words: ReportWords) -> [Block] {
    guard let text = words.check.explanation(row.verdict) else { return [] }
    let parts = text.split(separator: "#", omittingEmptySubsequences: false).map { Cell.words(String($0)) }
    var cells: [Cell] = [.derivative(of: output, by: variable), .words(": "), parts[0]]
    if parts.count > 1 { cells += definitions(of: row.verdict.nodes) + [parts[1]] }
    if case .kink = row.verdict { cells += sides(of: row, words) }
    if case .lostDigits = row.verdict, let condition = row.condition, condition > 1000 {
      cells += [.words("; \(words.check.sizes) "), .number(condition), .words(" \(words.check.times)")]
    }
    return [.line(cells)]
  }

  /// `b = 1 - a, c = relu(b)`
  private func definitions(of nodes: [NodeID]) -> [Cell] {
    nodes.enumerated().flatMap { index, node -> [Cell] in
      [
        .words(index == 0 ? "" : ", "), .notation(graph.name(of: node)), .words(" = "),
        .notation(graph.expression(of: node)),
      ]
    }
  }

  private func sides(of row: Row, _ words: ReportWords) -> [Cell] {
    [
      .words("; "), .number(row.below?.nearestDouble), .words(" \(words.below), "), .number(row.above?.nearestDouble),
      .words(" \(words.above); \(words.check.reverseGives) "), .number(row.reverse),
    ]
  }
}
