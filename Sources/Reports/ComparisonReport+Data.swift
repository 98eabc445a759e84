import ComputationGraph
import Differentiation
import Notation

extension ComparisonReport {
  /// Writes the comparison as `chainrule.comparison/1`: numbers of paths are decimal strings of any length.
  func writeJSON(to stream: inout ByteStream) {
    var json = JSONWriter(stream)
    json.object(.lines) { json in
      json.member("schema", "chainrule.comparison/1")
      json.member("of", outputs.names)
      json.member("wrt", variables.names)
      json.member("nodes", graph.nodeCount)
      json.member("edges", graph.edgeCount)
      json.key("ways")
      json.array(.lines) { json in
        for entry in ledger.entries { json.write(entry) }
      }
      json.member("nonzeros", ledger.nonzeroCount)
      writePaths(&json)
      writeAgreement(&json)
      writeVerdict(&json)
      if let hessian { json.write(hessian, of: outputs.names[0]) }
    }
    stream = json.finished()
  }

  private func writePaths(_ json: inout JSONWriter) {
    let paths = ledger.paths
    json.key("paths")
    json.object { json in
      json.member("count", paths.exact?.count.description)
      json.member("multiplications", paths.exact?.multiplications.description)
      json.member("decimalLogarithm", paths.decimalLogarithm)
      json.member("edges", paths.edges)
    }
  }

  private func writeAgreement(_ json: inout JSONWriter) {
    json.key("agreement")
    guard let agreement = ledger.agreement else { return json.null() }
    json.object { json in
      json.member("compared", agreement.compared)
      json.member("equal", agreement.equal)
      json.member("largestUlps", Double(agreement.largestUlps))
    }
  }

  private func writeVerdict(_ json: inout JSONWriter) {
    let (winner, criterion) = ledger.verdict
    json.key("verdict")
    json.object { json in
      json.member("winner", winner.rawValue)
      json.member("by", criterion.rawValue)
      json.member("crossCountryWins", ledger.isCrossCountryBetter)
    }
  }

  /// Writes one row for each number, named by what it counts and in which way.
  func writeCSV(to stream: inout ByteStream) {
    var csv = CSVWriter(stream)
    csv.row("quantity", "way", "value")
    for entry in ledger.entries {
      let numbers = [
        ("sweeps", entry.sweeps), ("edges", entry.edges), ("multiplications", entry.structural?.multiplications),
        ("additions", entry.structural?.additions), ("multiplicationsAtPoint", entry.atPoint?.multiplications),
        ("additionsAtPoint", entry.atPoint?.additions),
      ]
      for (quantity, number) in numbers {
        if let number { csv.row(quantity, entry.method.rawValue, String(number)) }
      }
    }
    if let exact = ledger.paths.exact {
      csv.row("paths", "", exact.count.description)
      csv.row("multiplications", "paths", exact.multiplications.description)
    }
    if let agreement = ledger.agreement {
      csv.row("compared", "", String(agreement.compared))
      csv.row("equal", "", String(agreement.equal))
      csv.row("largestUlps", "", String(agreement.largestUlps))
    }
    csv.row("winner", "", ledger.verdict.winner.rawValue)
    if let hessian {
      csv.row("hessianProducts", "dense", String(hessian.variableCount))
      csv.row("hessianProducts", "column", String(hessian.columnProducts))
      csv.row("hessianProducts", "star", String(hessian.starProducts))
    }
    stream = csv.stream
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ entry: Ledger.Entry) {
    object { json in
      json.member("way", entry.method.rawValue)
      json.member("sweeps", entry.sweeps)
      json.member("edges", entry.edges)
      json.member("multiplications", entry.structural?.multiplications)
      json.member("additions", entry.structural?.additions)
      json.key("atPoint")
      guard let count = entry.atPoint else { return json.null() }
      json.object { json in
        json.member("multiplications", count.multiplications)
        json.member("additions", count.additions)
      }
    }
  }

  fileprivate mutating func write(_ hessian: HessianLedger, of output: String) {
    key("hessian")
    object { json in
      json.member("of", output)
      json.member("nonzeros", hessian.entryCount)
      json.key("products")
      json.object { json in
        json.member("dense", hessian.variableCount)
        json.member("column", hessian.columnProducts)
        json.member("star", hessian.starProducts)
      }
      json.member("largestUlps", hessian.largestUlps.map { Double($0) })
    }
  }

  fileprivate mutating func member(_ key: StaticString, _ count: Int?) {
    if let count { member(key, count) } else { nullMember(key) }
  }

  fileprivate mutating func member(_ key: StaticString, _ text: String?) {
    if let text { member(key, text) } else { nullMember(key) }
  }
}
