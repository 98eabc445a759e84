import Figures

extension DOTWriter {
  mutating func writeBox(_ box: Figure.Box) {
    let fill = palette.color(PaintName(box.fill))
    var attributes = ["id=\"\(box.id)\"", "class=\"\(box.fill.rawValue)\""]
    switch box.shape {
    case .box:
      attributes += ["label=<\(label.lines(sized(box.lines)))>", "fillcolor=\"\(fill)\""]
      if box.heat != nil { attributes += heatAttributes(of: box) }
      if let seed = isWorkedOn(box.step) ? figure.stepRole : box.seed {
        attributes += [
          "penwidth=\(HTMLLabel.points(shapes.outline + 1.6))", "color=\"\(palette.color(PaintName(seed)))\"",
        ]
      }
    case .gate:
      attributes += gateAttributes(box, fill, keepsOrder: !crossedGates.contains(box.id)) + heatAttributes(of: box)
    case .wire(let name, let above, let below):
      let cells = wire(name, above, below, isWorkedOn(box.step), box.heat)
      attributes += ["shape=plain", "style=\"\"", "label=<\(cells)>"]
    case .row: break
    case .plain where figure.style == .plain: attributes += plainAttributes(box)
    case .plain:
      attributes += [
        "shape=plain", "style=\"\"", "label=<\(label.lines(box.lines.map { ($0, sizes.inBoxes(20)) }, padding: 4))>",
      ]
    }
    if box.outline == .stack, box.hasOutline { attributes.append("peripheries=2") }
    text += "  \(box.id) [\(attributes.joined(separator: ", "))]\n"
  }

  private func sized(_ lines: [Line]) -> [(line: Line, size: Double)] {
    lines.enumerated().map { index, line in
      (line, sizes.inBoxes(index == 0 ? 19 : line.hasFraction ? 15 : 17))
    }
  }

  private func gateAttributes(_ box: Figure.Box, _ fill: String, keepsOrder: Bool) -> [String] {
    let isShort = box.lines.count == 1 && box.lines[0].pieces.count == 1 && box.lines[0].characterCount <= 1
    let size = sizes.inBoxes(isShort ? 22 : 18)
    let shape =
      isShort
      ? "shape=circle, fixedsize=true, width=\(HTMLLabel.points(sizes.inBoxes(0.5)))"
      : "shape=box, width=0.5, height=0.45, margin=\"0.1,0.02\""
    let lines = box.lines.enumerated().map { (line: $1, size: $0 == 0 ? size : sizes.inBoxes(14)) }
    return (keepsOrder ? ["ordering=in"] : []) + [
      shape, "label=<\(label.lines(lines, padding: 0))>", "fillcolor=\"\(fill)\"",
      "penwidth=\(HTMLLabel.points(shapes.wire))",
      "color=\"\(palette.color(.wire))\"",
    ]
  }

  /// Three rows: what stands above, the wire as filled cells as high as it is thick, what stands below.
  private func wire(_ name: [Run], _ above: [Run], _ below: [Run], _ isWorkedOn: Bool, _ heat: Heat?) -> String {
    let label = HTMLLabel(
      palette: palette, family: palette.theme.fonts.wires, sheet: figure.sheet, barsRoots: setting.barsRoots)
    let size = sizes.inBoxes(16)
    let lines = [above, below].map { Line($0) }
    let widest = [above, below].map { label.widthWithBlanks($0, size: size) }.max() ?? 0
    let width = Int(max(widest, setting.hasRoom ? 44 : 28).rounded(.up)) + 16
    let hasBlanks = figure.sheet != nil && lines.contains(where: \.hasBlank)
    let height = hasBlanks ? label.blankHeight + 6 : sizes.lengthInBoxes(22)
    let cell = "<td colspan=\"3\" fixedsize=\"true\" width=\"\(width)\" height=\"\(height)\" valign="
    var rows = "<tr>"
    if !name.isEmpty {
      let nameSize = sizes.inBoxes(20)
      let nameWidth = Int(self.label.width(name, size: nameSize).rounded(.up)) + 10
      rows += "<td rowspan=\"3\" fixedsize=\"true\" width=\"\(nameWidth)\" height=\"\(2 * height + wireHeight)\">"
      rows += "\(self.label.runs(name, size: nameSize))</td>"
    }
    rows += "\(cell)\"bottom\">\(label.line(lines[0], size: size))</td></tr>"
    rows += "<tr>\(wireCell(2, isWorkedOn))\(wireCell(width - 4, isWorkedOn, port: " port=\"wire\""))"
    rows += "\(wireCell(2, isWorkedOn))</tr>"
    let color = heat?.paint.map { " bgcolor=\"\(palette.color($0))\"" } ?? ""
    rows += "<tr>\(cell)\"middle\"\(color)>\(label.line(lines[1], size: size))</td></tr>"
    return self.label.table(rows, padding: 0)
  }

  private var wireHeight: Int { Int(shapes.wire) }

  /// Edges end inside the wire, behind its outer cells: Graphviz counts widths in whole points, which leaves gaps.
  private func wireCell(_ width: Int, _ isWorkedOn: Bool, port: String = "") -> String {
    let color = palette.color(isWorkedOn ? PaintName(figure.stepRole) : .wire)
    return "<td fixedsize=\"true\" width=\"\(width)\" height=\"\(wireHeight)\"\(port) bgcolor=\"\(color)\"></td>"
  }
}

extension Figure.Box {
  fileprivate var hasOutline: Bool {
    switch shape {
    case .box, .gate: true
    case .wire, .plain, .row: false
    }
  }
}
