import ComputationGraph
import Differentiation
import Figures
import Notation

/// Every node with its numbers, and every step in words.
extension Page {
  var table: String {
    let rows = shownNodes.map(row).joined(separator: "\n")
    return """
      <section class="table"><h2>\(words.allNodes)</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="\(words.allNodes)">
      <table id="nodes">
      <thead><tr><th scope="col">\(words.node)</th><th scope="col">\(words.expression)</th>\
      <th scope="col" class="value">\(words.value)</th>\(derivativeHeads)</tr></thead>
      <tbody>
      \(rows)
      </tbody></table></div></section>
      """
  }

  /// Constants stand in the expressions.
  var shownNodes: [NodeID] { graph.nodes.filter { !graph.isFoldable($0) || outputNodes.contains($0) } }

  private var outputNodes: Set<NodeID> { Set(graph.outputs.map(\.node)) }

  private var derivativeHeads: String {
    guard hasDerivatives else { return "" }
    let seeds = plan.seeds.enumerated().map { heading($0, "forward", words.tangentOfRow, "∂·/∂", $1) }
    let outputs = plan.outputs.enumerated().map { heading($0, "reverse", words.adjointOfRow, "∂", $1, "/∂·") }
    return "<th scope=\"col\" class=\"forward\">\(seeds.joined())</th>"
      + "<th scope=\"col\" class=\"reverse\">\(outputs.joined())</th>"
  }

  private func heading(
    _ index: Int, _ kind: String, _ word: String, _ before: String, _ node: Graph.Output, _ after: String = ""
  ) -> String {
    "<span data-\(kind)=\"\(index)\"\(index == 0 ? "" : " hidden")>\(word) "
      + "<span class=\"formula\">\(before)\(HTMLText.line(Line("", names: [node.name])))\(after)</span></span>"
  }

  private var hasDerivatives: Bool { evaluation != nil && !plan.seeds.isEmpty && !plan.outputs.isEmpty }

  private func row(of node: NodeID) -> String {
    let (name, expression) = graph.typeset(node, precision: options.precision)
    let index = Int(node.index)
    let what = expression.map(HTMLText.line) ?? "<span class=\"muted\">\(words.input)</span>"
    var cells = "<th scope=\"row\">\(HTMLText.line(name))</th><td>\(what)</td>"
    cells += cell("value", .value(index), evaluation?.values[node])
    if hasDerivatives, let evaluation {
      let tangents = evaluation.tangents(along: [plan.seeds[0].node: 1])
      cells += cell("forward", .tangent(index), tangents[node])
      cells += cell("reverse", .adjoint(index), evaluation.adjoints(of: plan.outputs[0].node)[node])
    }
    return "<tr data-node=\"\(index)\">\(cells)</tr>"
  }

  private func cell(_ role: String, _ quantity: ShownNumber.Quantity, _ number: Double?) -> String {
    guard let number else { return "<td class=\"\(role)\"></td>" }
    let runs = Line(number, precision: options.precision)
    return "<td class=\"\(role)\"><span class=\"number\" data-number=\"\(quantity.text)\">"
      + "\(HTMLText.line(runs))</span></td>"
  }

  // MARK: Steps

  var allSteps: String {
    guard scenes.contains(where: { $0.figure.steps.count > 1 }) else { return "" }
    let lists = scenes.enumerated().map { index, drawn in
      "<ol start=\"0\" class=\"steps\" data-scene=\"\(index)\"\(index == 0 ? "" : " hidden")>\n"
        + "\(drawn.figure.steps.enumerated().map(item).joined())</ol>"
    }
    return "<section class=\"all-steps\"><h2>\(words.allSteps)</h2>\n\(lists.joined(separator: "\n"))\n</section>"
  }

  private func item(_ index: Int, _ step: Figure.Step) -> String {
    let lines = step.lines.enumerated().map { "<p class=\"\($0 == 0 ? "words" : "math")\">\(HTMLText.line($1))</p>" }
    return "<li data-step=\"\(index)\">\(lines.joined())</li>\n"
  }
}
