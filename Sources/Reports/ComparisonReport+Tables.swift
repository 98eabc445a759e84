import BigInt
import ComputationGraph
import Differentiation
import Notation

extension ComparisonReport {
  /// The table of ways, what it counts, and what follows from it.
  func blocks(_ words: ReportWords) -> [Block] {
    let comparison = words.comparison
    guard outputs.count > 0, variables.count > 0 else { return [.words(comparison.nothing)] }
    var blocks = [Block.table(table(words)), .words(comparison.counting)]
    if hasCountsAtPoint { blocks.append(.words(comparison.countingAtPoint)) }
    if ledger[.markowitz] != nil { blocks.append(.words(comparison.countingElimination)) }
    if isTangled { blocks.append(.words(comparison.tangled(Elimination.budget))) }
    blocks.append(.words(pathText(comparison)))
    if let nonzeros = ledger.nonzeroCount, entryCount != String(nonzeros) {
      blocks.append(.words(comparison.sparsity(nonzeros, entryCount)))
    }
    if let agreement = ledger.agreement { blocks.append(.line(line(agreement, comparison))) }
    blocks.append(.words(comparison.verdict(verdict)))
    if let crossCountry { blocks.append(.words(comparison.crossCountry(crossCountry))) }
    if let hessian { blocks += self.blocks(hessian, comparison) }
    return blocks
  }

  private var hasCountsAtPoint: Bool { ledger.entries.contains { $0.atPoint != nil } }

  private func table(_ words: ReportWords) -> Table {
    let comparison = words.comparison
    var headers = [words.sweeps, comparison.edges, words.multiplications, words.additions]
    if hasCountsAtPoint { headers += [comparison.multiplicationsAtPoint, comparison.additionsAtPoint] }
    let columns = [Table.Column.left(.words(comparison.way))] + headers.map { .right(.words($0)) }
    var table = Table(title: comparison.title(outputs.count, variables.count), columns: columns)
    for entry in ledger.entries {
      var counts = [entry.sweeps, entry.edges, entry.structural?.multiplications, entry.structural?.additions]
      if hasCountsAtPoint { counts += [entry.atPoint?.multiplications, entry.atPoint?.additions] }
      table.rows.append([.words(comparison.method(entry.method))] + counts.map { .words($0.map(String.init) ?? "–") })
    }
    return table
  }

  // MARK: Sentences

  private func pathText(_ words: ComparisonWords) -> String {
    guard let exact = ledger.paths.exact else {
      return words.paths("≈ " + Self.power(of: ledger.paths.decimalLogarithm), nil, ledger.paths.edges)
    }
    return words.paths(Self.text(exact.count), Self.text(exact.multiplications), ledger.paths.edges)
  }

  /// In full where people can read it, else its size.
  private static func text(_ count: BigUInt) -> String {
    let digits = count.description
    guard digits.utf8.count > 24 else { return digits }
    let leading = digits.prefix(4)
    return "≈ \(leading.prefix(1)).\(leading.dropFirst())·10^\(digits.utf8.count - 1)"
  }

  private static func power(of logarithm: Double) -> String { "10^\(logarithm.rounded().notationText)" }

  private func line(_ agreement: SweepAgreement, _ words: ComparisonWords) -> [Cell] {
    let counts = ComparisonWords.Agreement(
      equal: agreement.equal, compared: agreement.compared, entries: entryCount)
    guard let worst = agreement.worst else { return [.words(words.agreement(counts) + ".")] }
    let derivative = Cell.derivative(of: name(worst.output, outputs), by: name(worst.variable, variables))
    return [
      .words(words.agreement(counts) + words.worst(String(agreement.largestUlps))), derivative,
      .words(" = " + worst.forward.dataText + words.and + worst.reverse.dataText + "."),
    ]
  }

  private func name(_ node: NodeID, _ asked: AskedNodes) -> String {
    asked.all.first { $0.node == node }?.name ?? graph.name(of: node)
  }

  private var verdict: ComparisonWords.Verdict {
    let (winner, criterion) = ledger.verdict
    let forward = ComparisonWords.Verdict.Mode(sweeps: variables.count, count: ledger[.forward]?.structural)
    let reverse = ComparisonWords.Verdict.Mode(sweeps: outputs.count, count: ledger[.reverse]?.structural)
    let isReverse = winner == .reverse
    return ComparisonWords.Verdict(
      winner: winner, criterion: criterion, first: isReverse ? reverse : forward, second: isReverse ? forward : reverse)
  }

  private var crossCountry: ComparisonWords.CrossCountry? {
    let counts = [Ledger.Method.markowitz, .forwardElimination, .reverseElimination].compactMap {
      ledger[$0]?.structural?.multiplications
    }
    guard counts.count == 3 else { return nil }
    let best = ledger[.best]?.structural.map { ($0.multiplications, ledger.orderCount) }
    return ComparisonWords.CrossCountry(
      isBetter: ledger.isCrossCountryBetter, markowitz: counts[0], forward: counts[1], reverse: counts[2], best: best)
  }

  // MARK: Hessian

  private func blocks(_ hessian: HessianLedger, _ words: ComparisonWords) -> [Block] {
    let columns = [Table.Column.left(.words(words.hessianWay)), .right(.words(words.products))]
    var table = Table(title: words.hessianTitle(outputs.names[0], hessian.variableCount), columns: columns)
    let ways = [
      (words.eachItsOwn, hessian.variableCount), (words.columnColoring, hessian.columnProducts),
      (words.starColoring, hessian.starProducts),
    ]
    for (way, products) in ways { table.rows.append([.words(way), .words(String(products))]) }
    var blocks = [Block.table(table)]
    if let entries = hessian.entryCount {
      blocks.append(.words(words.hessianSparsity(entries, hessian.variableCount * hessian.variableCount)))
    }
    if let ulps = hessian.largestUlps { blocks.append(.words(words.hessianAgreement(ulps == 0 ? nil : String(ulps)))) }
    return blocks
  }
}

extension Block {
  fileprivate static func words(_ text: String) -> Block { .line([.words(text)]) }
}
