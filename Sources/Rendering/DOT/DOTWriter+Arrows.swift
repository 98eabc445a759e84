import Figures

extension DOTWriter {
  mutating func writeArrow(_ arrow: Figure.Arrow) {
    let from = figure.boxes[arrow.from]
    let to = figure.boxes[arrow.to]
    var attributes = ["id=\"\(arrow.id)\"", "class=\"\(className(arrow))\""]
    if let line = arrow.label {
      let size = sizes.onEdges(figure.kind == .paths || figure.sweep == .paths ? 16 : 14)
      attributes.append("label=<\(chip(label.lines([(line.shown(setting.labelRoom), size)], padding: 5), arrow.heat))>")
    }
    attributes += heatAttributes(of: arrow)
    if isWorkedOn(arrow.step) {
      let role = figure.sweep == .paths ? arrow.role : figure.stepRole
      attributes += ["color=\"\(palette.color(PaintName(role)))\"", "penwidth=4"]
      if let style = dash(role) { attributes.append("style=\(style)") }
    } else if arrow.isCarrying || arrow.role == .forward || arrow.role == .reverse {
      let width = figure.style == .plain ? "1.4" : HTMLLabel.points(shapes.carrying)
      attributes += [
        "color=\"\(palette.color(PaintName(arrow.role)))\"", "penwidth=\(width)",
      ]
      if let style = dash(arrow.role) { attributes.append("style=\(style)") }
    }
    if !arrow.hasHead { attributes.append("arrowhead=none") }
    if from.isWire { attributes.append("tailport=\"wire:e\"") }
    if figure.style == .circuit, let port = to.entry { attributes.append("headport=\"\(port)\"") }
    text += "  \(from.id) -> \(to.id) [\(attributes.joined(separator: ", "))]\n"
  }

  func className(_ arrow: Figure.Arrow) -> String {
    arrow.isCarrying ? PaintName(arrow.role).className : "line"
  }

  /// Graphviz's own dashes; our SVG has finer ones by class.
  func dash(_ role: Role) -> String? {
    switch role {
    case .forward: "dashed"
    case .path(let number): ["solid", "dashed", "dotted"][(number - 1) % 3]
    default: nil
    }
  }
}

extension Figure.Box {
  /// Where an edge of a circuit ends: the wire itself, so that no gap shows, unless its name stands before it.
  fileprivate var entry: String? {
    switch shape {
    case .wire(let name, above: _, below: _): name.isEmpty ? "wire:w" : "w"
    case .plain: "w"
    case .box, .gate, .row: nil
    }
  }
}
