import ComputationGraph
import Differentiation
import Figures
import Notation
import Rendering

/// What stands beside the drawing: the rule of the step, that of the node pointed at, and the inputs.
extension Page {
  var currentStep: String {
    guard scenes.contains(where: { $0.figure.steps.count > 1 }) else { return "" }
    return """
      <section class="card script-only">
      <h2>\(words.currentStep)</h2>
      <div id="step" aria-live="polite" aria-atomic="true"></div>
      </section>
      """
  }

  var localRules: String {
    let hasComposites = plan.variants.sets.count > 1
    let hints = [words.pointAtNode] + (hasComposites ? [words.clickComposite] : [])
    let variants = drawnGraphs.enumerated().map { index, drawn in
      "<div data-variant=\"\(index)\" hidden>\n\(rules(of: drawn))</div>"
    }
    return """
      <section class="card script-only">
      <h2>\(words.localRule)</h2>
      <div id="rule"><p class="hint">\(hints.joined(separator: " "))</p></div>
      <div id="rules" hidden>
      \(variants.joined(separator: "\n"))
      </div>
      </section>
      """
  }

  private func rules(of drawn: DrawnGraph) -> String {
    let nodes = drawn.nodes.map { node in
      var lines = ["<p>\(HTMLText.line(node.definition))</p>"]
      lines += node.partials.map { "<p>\(HTMLText.line($0))</p>" }
      if let rule = node.forwardRule { lines.append(sweepRule("forward", words.tangentOfRow, rule)) }
      if let rule = node.reverseRule { lines.append(sweepRule("reverse", words.adjointOfRow, rule)) }
      return "<div data-rule=\"n\(node.node.index)\">\(lines.joined())</div>\n"
    }
    let arrows = drawn.arrows.enumerated().map { index, arrow in
      "<div data-rule=\"e\(index)\">\(arrow.partial.map { "<p>\(HTMLText.line($0))</p>" } ?? "")</div>\n"
    }
    return (nodes + arrows).joined()
  }

  private func sweepRule(_ kind: String, _ word: String, _ rule: Line) -> String {
    "<p class=\"only-\(kind)\"><span class=\"label\">\(word)</span> "
      + "<span class=\"sweep-rule\">\(HTMLText.line(rule))</span></p>"
  }

  // MARK: Inputs

  var inputs: String {
    guard let evaluation, hasInputs else { return "" }
    let rows = graph.inputs.enumerated().map { index, input in row(of: input, index, evaluation.values[input.node]) }
    return """
      <section class="card script-only">
      <h2>\(words.inputs)</h2>
      <div class="inputs">
      \(rows.joined(separator: "\n"))
      </div>
      <p id="message" role="status"></p>
      <button type="button" id="reset">\(words.reset)</button>
      </section>
      """
  }

  private func row(of input: Graph.Input, _ index: Int, _ value: Double) -> String {
    let name = escaped(input.name)
    let range = SliderRange(around: value)
    return """
      <div class="input"><label for="field-\(index)">\(HTMLText.line(graph.typeset(input.node).name))</label>
      <input type="range" id="slider-\(index)" aria-label="\(words.slider(name))" min="\(range.lower)" \
      max="\(range.upper)" step="\(range.step)" value="\(value.notationText)">
      <input type="number" id="field-\(index)" aria-label="\(words.valueOf(name))" step="any" \
      value="\(value.notationText)"></div>
      """
  }
}

/// How far a slider goes: as far as to the other sign and as much beyond, in steps of a round number.
struct SliderRange {
  let lower: String
  let upper: String
  let step: String

  init(around value: Double) {
    let size = value.isFinite ? min(max(value.magnitude * 2, 1e-6), 1e12) : 1
    var power = 1e-6
    while power * 10 <= max(size, 1) { power *= 10 }
    if size < 1 { while power / 10 >= size { power /= 10 } }
    let span = ([1.0, 2, 5, 10].first { $0 * power >= size } ?? 10) * power
    let center = value.isFinite ? value : 0
    (lower, upper) = (Self.text(center - span), Self.text(center + span))
    step = Self.text(span / 100)
  }

  /// Without what binary fractions leave after the twelfth digit.
  private static func text(_ value: Double) -> String {
    let rounded = RoundedNumber(value, precision: 12)
    return rounded.text()
  }
}
