import ComputationGraph
import Differentiation
import Notation

extension PathsReport {
  /// Writes `chainrule.paths/1`: one object for one pair, else an array of them. O(numbers written).
  public func writeJSON(to stream: inout ByteStream) throws(SourceErrors) {
    var json = JSONWriter(stream)
    try json.object(.lines) { (json) throws(SourceErrors) in
      json.member("schema", "chainrule.paths/1")
      if exact != nil { json.member("arithmetic", "rational") }
      if pairs.count == 1, let pair = pairs.first { return try write(pair, &json) }
      json.key("pairs")
      try json.array(.lines) { (json) throws(SourceErrors) in
        for pair in pairs {
          try json.object(.lines) { (json) throws(SourceErrors) in try write(pair, &json) }
        }
      }
    }
    stream = json.finished()
  }

  private func write(_ pair: Pair, _ json: inout JSONWriter) throws(SourceErrors) {
    json.member("wrt", pair.variable.name)
    json.member("of", pair.output.name)
    json.member("count", pair.count.description)
    json.member("sum", pair.sum)
    json.member("listed", listedCount(pair))
    json.key("paths")
    var symbols = EdgeSymbols(of: graph)
    try json.array(.lines) { (json) throws(SourceErrors) in
      for path in listed(pair) {
        try json.object { (json) throws(SourceErrors) in try write(path, &symbols, &json) }
      }
    }
    if let factored = pair.factored { json.member("factored", factored) } else { json.nullMember("factored") }
  }

  /// Without numbers the partials stand in symbols.
  private func write(_ path: Path, _ symbols: inout EdgeSymbols, _ json: inout JSONWriter) throws(SourceErrors) {
    json.member("nodes", path.nodes.map { graph.name(of: $0) })
    json.key("edges")
    json.array { json in
      for edge in path.edges { json.integer(Int(edge.index)) }
    }
    if hasNumbers {
      json.member("partials", partials(on: path))
      json.member("product", product(of: path))
    } else {
      json.nullMember("partials")
      json.nullMember("product")
      json.key("symbolic")
      try json.array { (json) throws(SourceErrors) in
        for edge in path.edges { json.string(try symbols.text(on: edge)) }
      }
    }
  }
}
