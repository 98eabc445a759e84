import ComputationGraph
import Figures
import Rendering

/// The drawing, what chooses it, and what goes through its steps.
extension Page {
  var controls: String {
    guard scenes.count > 1 else { return "" }
    var parts: [String] = []
    if plan.modes.count > 1 { parts.append(modeChoice) }
    let available = scenes.map(\.scene)
    let seeds = Set(available.filter(\.mode.hasSeed).map(\.seed))
    let outputs = Set(available.filter(\.mode.hasOutput).map(\.output))
    if seeds.count > 1 { parts.append(choice("seed", words.seed, plan.seeds, seeds)) }
    if outputs.count > 1 { parts.append(choice("output", words.output, plan.outputs, outputs)) }
    return parts.isEmpty ? "" : "<div class=\"controls script-only\">\(parts.joined(separator: "\n"))</div>"
  }

  private var modeChoice: String {
    let available = Set(scenes.map(\.scene.mode))
    let order: [FigureKind] = [.forward, .reverse, .paths]
    let buttons = order.filter(available.contains).map { mode in
      let checked = mode == scenes[0].scene.mode ? " checked" : ""
      return "<label><input type=\"radio\" name=\"mode\" value=\"\(mode.rawValue)\"\(checked)>"
        + "<span>\(words.name(of: mode))</span></label>"
    }
    return "<fieldset class=\"modes\"><legend>\(words.mode)</legend>\(buttons.joined())</fieldset>"
  }

  /// In the order of the program; values are places in the plan.
  private func choice(_ id: String, _ label: String, _ nodes: [Graph.Output], _ available: Set<Int>) -> String {
    let order = available.sorted { nodes[$0].node < nodes[$1].node }
    let items = order.map { index in
      "<option value=\"\(index)\"\(index == 0 ? " selected" : "")>\(escaped(nodes[index].name))</option>"
    }
    return "<label class=\"choice\" data-for=\"\(id)\">\(label) <select id=\"\(id)\">\(items.joined())</select></label>"
  }

  var drawings: String {
    let parts = scenes.enumerated().map { index, drawn in
      "<div class=\"drawing\" data-scene=\"\(index)\" style=\"\(drawn.size)\"\(index == 0 ? "" : " hidden")>\n"
        + "\(drawn.svg)</div>"
    }
    // Nodes of other pages can be reached with keys, and so can what is scrolled to.
    let focus = options.kind == .worksheet ? " tabindex=\"0\"" : ""
    return "<section class=\"drawings\" aria-label=\"\(words.drawing)\"\(focus)>\n"
      + "\(parts.joined(separator: "\n"))\n</section>"
  }

  var player: String {
    guard scenes.contains(where: { $0.figure.steps.count > 1 }) else { return "" }
    return """
      <div class="player script-only" role="group" aria-label="\(words.player)">
      <button type="button" id="start" aria-label="\(words.toStart)">\(icon("M4 4v12M16 4 7 10l9 6z"))</button>
      <button type="button" id="back" aria-label="\(words.back)">\(icon("M14 4 5 10l9 6z"))</button>
      <button type="button" id="play" data-play="\(words.play)" data-pause="\(words.pause)">\(words.play)</button>
      <button type="button" id="forward" aria-label="\(words.forward)">\(icon("M6 4l9 6-9 6z"))</button>
      <button type="button" id="end" aria-label="\(words.toEnd)">\(icon("M16 4v12M4 4l9 6-9 6z"))</button>
      <output id="count"></output>
      </div>
      <p class="hint keys script-only">\(words.keys)</p>
      """
  }

  private func icon(_ path: String) -> String {
    "<svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"\(path)\"/></svg>"
  }
}
