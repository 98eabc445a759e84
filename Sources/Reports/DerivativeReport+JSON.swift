import ComputationGraph
import Differentiation
import Notation

extension DerivativeReport {
  /// Writes `chainrule.derivative/1`.
  func writeJSON(_ words: DerivationWords, to stream: inout ByteStream) {
    var json = JSONWriter(stream)
    json.object(.lines) { json in
      json.member("schema", "chainrule.derivative/1")
      if options.isExact { json.member("arithmetic", "rational") }
      json.member("in", options.vocabulary.rawValue)
      json.member("order", options.order)
      json.key("derivatives")
      json.array(.lines) { json in
        for entry in entries { json.object(.lines) { json in write(entry, words, &json) } }
      }
      json.key("size")
      let total = totalSize
      json.object { json in
        json.member("raw", total.raw)
        json.member("simplified", total.simplified)
        json.member("shared", total.shared)
        json.member("nodes", graph.nodeCount)
      }
    }
    stream = json.finished()
  }

  private func write(_ entry: Entry, _ words: DerivationWords, _ json: inout JSONWriter) {
    let derivative = entry.derivative
    json.member("of", entry.output)
    json.member("wrt", entry.variables)
    if let slot = entry.slot { json.member("slot", slot) }
    json.member("form", derivative.form.rawValue)
    write("text", text(of: derivative.expression), &json)
    write("latex", text(of: derivative.expression).map { LatexExpression.text(ofDerivative: $0) }, &json)
    json.member("value", value(of: entry))
    json.member("sweep", entry.sweep)
    json.key("size")
    json.object { json in
      json.member("raw", derivative.rawSize)
      json.member("simplified", derivative.simplifiedSize)
      json.member("written", store.writtenSize(of: derivative.expression))
      json.member("shared", derivative.sharedSize)
    }
    guard options.hasSteps else { return }
    json.key("steps")
    json.array(.lines) { json in
      for step in entry.steps { json.object { json in write(step, words, &json) } }
    }
  }

  private func write(_ key: StaticString, _ text: String?, _ json: inout JSONWriter) {
    if let text { json.member(key, text) } else { json.nullMember(key) }
  }

  private func write(_ step: DerivationStep, _ words: DerivationWords, _ json: inout JSONWriter) {
    json.member("rule", step.rule.rawValue)
    json.member("name", words.name(of: step.rule))
    write("expression", text(of: step.expression), &json)
    write("derivative", text(of: step.derivative), &json)
    guard let outer = step.outer else { return }
    json.member("outer", outer)
    json.key("inner")
    json.array { json in
      for inner in step.inner {
        json.object { json in
          json.member("letter", inner.letter)
          write("expression", text(of: inner.expression), &json)
        }
      }
    }
  }
}
