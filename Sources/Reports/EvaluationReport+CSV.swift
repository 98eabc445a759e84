import ComputationGraph
import Differentiation
import Notation

extension EvaluationReport {
  /// Writes one row for each number, named by what it is, of what and by what, so that all of the report is one table.
  func writeCSV(to stream: inout ByteStream) throws(SourceErrors) {
    var csv = CSVWriter(stream)
    csv.row("quantity", "of", "wrt", "slot", "expression", "value")
    for node in graph.nodes {
      let value = evaluation.map { $0.values[node].dataText } ?? ""
      csv.row("value", graph.name(of: node), "", "", graph.expression(of: node), value)
    }
    try writePartials(&csv)
    if let evaluation { writeSweeps(of: evaluation, &csv) }
    if let jacobian { write(jacobian, &csv) }
    if let hessian, let output = outputs.names.first {
      for (first, row) in zip(variables.names, hessian.values) {
        for (second, value) in zip(variables.names, row) {
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
        let value = evaluation.map { $0.partials[edge].dataText } ?? ""
        let tail = graph.name(of: graph.tail(of: edge))
        csv.row("partial", graph.name(of: node), tail, "\(slot)", try symbols.text(on: edge), value)
      }
    }
  }

  private func writeSweeps(of evaluation: Evaluation, _ csv: inout CSVWriter) {
    for variable in extent.hasForward ? variables.all : [] {
      let tangents = evaluation.tangents(along: [variable.node: 1])
      for node in graph.nodes {
        csv.row("tangent", graph.name(of: node), variable.name, "", "", tangents[node].dataText)
      }
    }
    for output in extent.hasReverse ? outputs.all : [] {
      let adjoints = evaluation.adjoints(of: output.node)
      for node in graph.nodes {
        csv.row("adjoint", output.name, graph.name(of: node), "", "", adjoints[node].dataText)
      }
    }
  }

  private func write(_ jacobian: Jacobian, _ csv: inout CSVWriter) {
    for (of, row) in zip(outputs.names, jacobian.values) {
      for (wrt, value) in zip(variables.names, row) { csv.row("jacobian", of, wrt, "", "", value.dataText) }
    }
  }
}
