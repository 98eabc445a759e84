import Differentiation
import Notation

extension CheckReport {
  /// Writes `chainrule.check/1`. The numbers of eighty digits are strings.
  func writeJSON(to stream: inout ByteStream) {
    var json = JSONWriter(stream)
    json.object(.lines) { json in
      json.member("schema", "chainrule.check/1")
      json.member("tolerance", check.tolerance)
      json.member("holds", check.holds)
      json.key("values")
      json.array(.lines) { json in
        for (name, value) in zip(outputs.names, check.values) {
          json.object { json in
            json.member("of", name)
            json.member("value", value.value)
            json.member("precise", value.precise.description)
            json.member("error", value.relativeError)
          }
        }
      }
      json.key("derivatives")
      json.array(.lines) { json in
        for (output, variable, row) in named {
          json.object(.lines) { json in write(row, output, variable, &json) }
        }
      }
    }
    stream = json.finished()
  }

  private func write(_ row: Row, _ output: String, _ variable: String, _ json: inout JSONWriter) {
    json.member("of", output)
    json.member("wrt", variable)
    json.member("reverse", row.reverse)
    json.member("precise", precise: row.precise)
    json.member("error", row.reverseError)
    json.member("ulps", row.ulps)
    json.member("difference", row.difference?.value)
    json.member("differenceEstimate", row.difference?.error)
    json.member("differenceError", row.differenceError)
    json.key("oneSided")
    json.object { json in
      json.member("below", precise: row.below)
      json.member("above", precise: row.above)
    }
    json.member("condition", row.condition)
    json.member("verdict", row.verdict.name)
    json.member("nodes", names(in: row.verdict))
    json.member("holds", row.holds)
  }

  func writeCSV(to stream: inout ByteStream) {
    var csv = CSVWriter(stream)
    csv.row(
      "of", "wrt", "reverse", "precise", "error", "ulps", "difference", "difference estimate", "difference error",
      "below", "above", "condition", "verdict", "nodes", "holds")
    for (output, variable, row) in named {
      let errors = [row.reverseError, row.ulps, row.difference?.value, row.difference?.error, row.differenceError]
      var fields = [output, variable, row.reverse.dataText, row.precise?.description ?? ""]
      fields += errors.map { $0?.dataText ?? "" }
      fields += [row.below, row.above].map { $0?.description ?? "" }
      fields += [row.condition?.dataText ?? "", row.verdict.name, names(in: row.verdict).joined(separator: " ")]
      csv.row(fields + [row.holds ? "true" : "false"])
    }
    stream = csv.stream
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ key: StaticString, precise number: GradientCheck.Precise?) {
    guard let number else { return nullMember(key) }
    member(key, number.description)
  }
}
