import ComputationGraph
import Differentiation
import Notation

extension EvaluationReport {
  /// Writes one row for each number, named by what it is, of what and by what, so that all of the report is one table.
  func writeCSV(to stream: inout ByteStream) throws(SourceErrors) {
    var csv = CSVWriter(stream)
    csv.row("quantity", "of", "wrt", "slot", "expression", "value")
    for node in graph.nodes {
      let value = self.value(of: node)?.dataText ?? ""
      csv.row("value", graph.name(of: node), "", "", graph.expression(of: node), value)
    }
    try writePartials(&csv)
    if evaluation != nil { writeSweeps(&csv) }
    if let jacobianRows { write(jacobianRows, &csv) }
    if let hessianRows, let output = outputs.names.first {
      for (first, row) in zip(variables.names, hessianRows) {
        for (second, value) in zip(variables.names, row.quantities) {
          csv.row("hessian", output, "\(first) \(second)", "", "", value.dataText)
        }
      }
    }
    stream = csv.stream
  }

  private func writePartials(_ csv: inout CSVWriter) throws(SourceErrors) {
    var symbols = EdgeSymbols(of: graph)
    for node in graph.nodes {
      for (slot, edge) in graph.edges(into: node).enumerated() {
        let value = partial(on: edge)?.dataText ?? ""
        let tail = graph.name(of: graph.tail(of: edge))
        csv.row("partial", graph.name(of: node), tail, "\(slot)", try symbols.text(on: edge), value)
      }
    }
  }

  private func writeSweeps(_ csv: inout CSVWriter) {
    for (index, variable) in (extent.hasForward ? variables.all : []).enumerated() {
      guard let tangents = tangents(index) else { continue }
      for node in graph.nodes {
        csv.row("tangent", graph.name(of: node), variable.name, "", "", tangents[Int(node.index)].dataText)
      }
    }
    for (index, output) in (extent.hasReverse ? outputs.all : []).enumerated() {
      guard let adjoints = adjoints(index) else { continue }
      for node in graph.nodes {
        csv.row("adjoint", output.name, graph.name(of: node), "", "", adjoints[Int(node.index)].dataText)
      }
    }
  }

  private func write(_ jacobian: [QuantityRow], _ csv: inout CSVWriter) {
    for (of, row) in zip(outputs.names, jacobian) {
      for (wrt, value) in zip(variables.names, row.quantities) { csv.row("jacobian", of, wrt, "", "", value.dataText) }
    }
  }
}
