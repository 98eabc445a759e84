import ComputationGraph
import Differentiation
import Notation

extension PathsReport {
  /// - Throws: only where a rule in the table of primitives cannot be read.
  public func write(
    as format: ReportFormat, style: ReportStyle = ReportStyle(), to stream: inout ByteStream
  ) throws(SourceErrors) {
    switch format {
    case .json: try writeJSON(to: &stream)
    case .csv: try writeCSV(to: &stream)
    case .text, .markdown, .latex:
      for (index, pair) in pairs.enumerated() {
        if index > 0 { stream.write("\n") }
        let blocks = try blocks(pair, style.words, isTable: format != .text)
        format.write(blocks, precision: style.precision, to: &stream)
      }
    }
  }

  private func writeCSV(to stream: inout ByteStream) throws(SourceErrors) {
    var csv = CSVWriter(stream)
    csv.row("quantity", "wrt", "of", "nodes", "partials", "value")
    for pair in pairs {
      let ends = [pair.variable.name, pair.output.name]
      for path in listed(pair) {
        let names = path.nodes.map { graph.name(of: $0) }.joined(separator: " ")
        let partials = hasNumbers ? self.partials(on: path).quantities.map(\.dataText).joined(separator: " ") : ""
        csv.row(["path"] + ends + [names, partials, hasNumbers ? product(of: path).dataText : ""])
      }
      csv.row(["sum"] + ends + ["", "", pair.sum?.dataText ?? ""])
      csv.row(["count"] + ends + ["", "", pair.count.description])
    }
    stream = csv.stream
  }

  /// How many products a sum shows.
  private static let termLimit = 12

  private func blocks(_ pair: Pair, _ words: ReportWords, isTable: Bool) throws(SourceErrors) -> [Block] {
    var terms: [[Factor]] = []
    var lines: [Block] = []
    var table = pathTable(pair, words)
    var symbols = EdgeSymbols(of: graph)
    for path in listed(pair) {
      let factors = try factors(of: path, &symbols)
      if terms.count <= Self.termLimit { terms.append(factors) }
      let names = Cell.path(path.nodes.map { graph.name(of: $0) })
      if isTable {
        table.rows.append([names, .factors(factors)] + (hasNumbers ? [.quantity(product(of: path))] : []))
      } else {
        let product = hasNumbers && factors.count > 1 ? self.product(of: path) : nil
        lines.append(.line([names, .words(": "), .factors(factors)] + equals(product)))
      }
    }
    if isTable, !table.rows.isEmpty { lines = [.table(table)] }
    lines.append(.line(sum(terms, pair)))
    if let factored = pair.factored, pair.count > 1 {
      lines.append(.line([.words(words.factored + ": "), pair.derivative, .words(" = "), .notation(factored)]))
    }
    return lines + [.line([.words(countText(pair, words))])]
  }

  private func pathTable(_ pair: Pair, _ words: ReportWords) -> Table {
    var columns: [Table.Column] = [.left(.words(words.path)), .left(.words(words.factors))]
    if hasNumbers { columns.append(.right(.words(words.product))) }
    return Table(title: "∂\(pair.output.name)/∂\(pair.variable.name)", columns: columns)
  }

  private func factors(of path: Path, _ symbols: inout EdgeSymbols) throws(SourceErrors) -> [Factor] {
    if hasNumbers { return partials(on: path).quantities.map(Factor.init) }
    var factors: [Factor] = []
    for edge in path.edges { factors.append(.symbol(try symbols.text(on: edge))) }
    return factors
  }

  private func equals(_ value: Quantity?) -> [Cell] { value.map { [.words(" = "), .quantity($0)] } ?? [] }

  /// `∂e/∂b = 1·2 + 1·3 = 5`; of many paths only what they come to.
  private func sum(_ terms: [[Factor]], _ pair: Pair) -> [Cell] {
    let isNumber = hasNumbers && pair.count == 1 && terms.allSatisfy { $0.count < 2 }
    guard !terms.isEmpty, terms.count <= Self.termLimit, !isNumber else {
      return [pair.derivative] + equals(pair.count == 0 ? .double(0) : pair.sum)
    }
    var cells = [pair.derivative, .words(" = ")]
    for (index, term) in terms.enumerated() {
      if index > 0 { cells.append(.words(" + ")) }
      cells.append(.factors(term, isFirst: index == 0))
    }
    if pair.count > terms.count { cells.append(.words(" + …")) }
    return cells + equals(pair.sum)
  }

  private func countText(_ pair: Pair, _ words: ReportWords) -> String {
    let count = pair.count.description
    let listed = listedCount(pair)
    if !pair.isListed { return words.pathsNotListed(count) }
    if pair.count == listed { return words.pathCount(count) }
    return hasNumbers ? words.largestShown(listed, count) : words.pathsShown(listed, count)
  }
}
