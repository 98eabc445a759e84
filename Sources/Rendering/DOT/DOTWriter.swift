import Figures
import Graphviz

/// Writes a figure as DOT.
struct DOTWriter {
  let figure: Figure
  let palette: Palette
  let background: String
  let setting: LayoutSetting
  let rules: RuleSlot
  private var text = ""

  init(
    _ figure: Figure, palette: Palette, setting: LayoutSetting, background: String = "transparent",
    rules: RuleSlot = .none
  ) {
    self.rules = rules
    self.figure = figure
    self.palette = palette
    self.setting = setting
    self.background = background
  }

  static func text(
    of figure: Figure, palette: Palette, setting: LayoutSetting, background: String = "transparent",
    rules: RuleSlot = .none
  ) -> String {
    var writer = DOTWriter(figure, palette: palette, setting: setting, background: background, rules: rules)
    writer.write()
    return writer.text
  }

  private mutating func write() {
    text = "digraph chainrule {\n"
    writeDefaults()
    writeFrames()
    writeNotes()
    for index in figure.arrows.indices { writeArrow(figure.arrows[index]) }
    text += "}\n"
  }

  private var label: HTMLLabel { HTMLLabel(palette: palette, hasRoom: setting.hasRoom) }

  /// Whether the step that is shown works on a part of this step.
  private func isWorkedOn(_ step: Int?) -> Bool {
    guard case .step(let shown) = rules, let step else { return false }
    return step == shown && shown < figure.steps.count - 1
  }

  private mutating func writeDefaults() {
    let isCircuit = figure.style == .circuit
    let nodesep = HTMLLabel.points((isCircuit ? 0.22 : 0.55) * setting.spread)
    let spacing =
      isCircuit ? "rankdir=LR, nodesep=\(nodesep), ranksep=0.3" : "rankdir=BT, nodesep=\(nodesep), ranksep=0.5"
    let line = palette.color(.line)
    text += "  graph [\(spacing), pad=0.15, bgcolor=\"\(background)\", outputorder=edgesfirst, "
    text += "fontname=\"\(Font(.serif).graphvizName)\", labelloc=b"
    text += underText.map { ", label=<\($0)>" } ?? ""
    text += "]\n"
    text += "  node [shape=box, style=\"rounded,filled\", color=\"\(line)\", penwidth=1.4, margin=\"0.14,0.06\", "
    text += "width=0.9, height=0.5, fontname=\"\(Font(.serif).graphvizName)\"]\n"
    let pen = isCircuit ? "color=\"\(palette.color(.wire))\", penwidth=2" : "color=\"\(line)\", penwidth=1.5"
    text += "  edge [\(pen), arrowsize=0.75, fontname=\"\(Font(.serif).graphvizName)\"]\n"
  }

  // MARK: Frames and boxes

  /// Each frame with what is in it, outer frames around inner ones, without recursion.
  private mutating func writeFrames() {
    var children = [[Int]](repeating: [], count: figure.frames.count + 1)
    var boxes = children
    for (index, frame) in figure.frames.enumerated() { children[(frame.parent ?? -1) + 1].append(index) }
    for (index, box) in figure.boxes.enumerated() { boxes[(box.frame ?? -1) + 1].append(index) }
    var stack: [(frame: Int, isClosing: Bool)] = [(-1, false)]
    while let (frame, isClosing) = stack.popLast() {
      if isClosing {
        text += "  }\n"
        continue
      }
      if frame >= 0 {
        openFrame(frame)
        stack.append((frame, true))
      }
      for box in boxes[frame + 1] { writeBox(figure.boxes[box]) }
      for row in figure.rows where setting.keepsRows && figure.boxes[row[0]].frame == (frame < 0 ? nil : frame) {
        writeRow(row)
      }
      let inner = figure.style == .circuit ? children[frame + 1] : children[frame + 1].reversed()
      for child in inner { stack.append((child, false)) }
    }
  }

  private mutating func openFrame(_ index: Int) {
    let frame = figure.frames[index]
    let isComposite = frame.role == .composite
    let color = palette.color(PaintName(frame.role))
    let title = label.lines([(frame.title, 16)], align: "left")
    text += "  subgraph cluster_\(index) {\n"
    let place = setting.titles[index]
    // Graphviz turns top and bottom with the direction of the ranks.
    let isTop = (place == .topLeft || place == .topRight) != (figure.style == .olah)
    let isLeft = place == .topLeft || place == .bottomLeft
    text += "  graph [id=\"frame\(index)\", label=<\(title)>, labelloc=\(isTop ? "t" : "b"), "
    text += "labeljust=\(isLeft ? "l" : "r"), margin=\(setting.margin), penwidth=1.2, color=\"\(color)\", "
    text +=
      isComposite
      ? "style=\"rounded,filled,dashed\", fillcolor=\"\(palette.color(.compositeFill))\"]\n" : "style=rounded]\n"
  }

  private mutating func writeRow(_ row: [Int]) {
    var names = row.map { figure.boxes[$0].id }
    // Graphviz turns what is in a cluster upside down where ranks run from left to right.
    if figure.style == .circuit, figure.boxes[row[0]].frame != nil { names.reverse() }
    text += "  { rank=same; \(names.joined(separator: " -> ")) [style=invis] }\n"
  }

  private mutating func writeBox(_ box: Figure.Box) {
    let fill = palette.color(PaintName(box.fill))
    var attributes = ["id=\"\(box.id)\"", "class=\"\(box.fill.rawValue)\""]
    switch box.shape {
    case .box:
      attributes += ["label=<\(label.lines(sized(box.lines)))>", "fillcolor=\"\(fill)\""]
      if let seed = isWorkedOn(box.step) ? figure.stepRole : box.seed {
        attributes += ["penwidth=3", "color=\"\(palette.color(PaintName(seed)))\""]
      }
    case .gate: attributes += gateAttributes(box, fill)
    case .wire(let name, let above, let below):
      attributes += ["shape=plain", "style=\"\"", "label=<\(wire(name, above, below, isWorkedOn(box.step)))>"]
    case .plain:
      attributes += ["shape=plain", "style=\"\"", "label=<\(label.lines(box.lines.map { ($0, 20) }, padding: 4))>"]
    }
    text += "  \(box.id) [\(attributes.joined(separator: ", "))]\n"
  }

  private func sized(_ lines: [Line]) -> [(line: Line, size: Double)] {
    lines.enumerated().map { index, line in
      let hasFraction = line.pieces.contains { if case .fraction = $0 { true } else { false } }
      return (line, index == 0 ? 19 : hasFraction ? 15 : 17)
    }
  }

  private func gateAttributes(_ box: Figure.Box, _ fill: String) -> [String] {
    let isShort = box.lines.count == 1 && box.lines[0].pieces.count == 1 && box.lines[0].characterCount <= 1
    let size: Double = isShort ? 22 : 18
    let shape =
      isShort ? "shape=circle, fixedsize=true, width=0.5" : "shape=box, width=0.5, height=0.45, margin=\"0.1,0.02\""
    let sizes = box.lines.enumerated().map { (line: $1, size: $0 == 0 ? size : 14) }
    return [
      shape, "ordering=in", "label=<\(label.lines(sizes, padding: 0))>", "fillcolor=\"\(fill)\"", "penwidth=2",
      "color=\"\(palette.color(.wire))\"",
    ]
  }

  /// Three rows: what stands above, the wire as filled cells 2 points high, what stands below.
  private func wire(_ name: [Run], _ above: [Run], _ below: [Run], _ isWorkedOn: Bool) -> String {
    let label = HTMLLabel(palette: palette, family: .sans)
    let widest = max(label.width(above, size: 16), label.width(below, size: 16), setting.hasRoom ? 44 : 28)
    let width = Int(widest.rounded(.up)) + 16
    let cell = "<td colspan=\"3\" fixedsize=\"true\" width=\"\(width)\" height=\"22\" valign="
    var rows = "<tr>"
    if !name.isEmpty {
      let nameWidth = Int(self.label.width(name, size: 20).rounded(.up)) + 10
      rows += "<td rowspan=\"3\" fixedsize=\"true\" width=\"\(nameWidth)\" height=\"46\">"
      rows += "\(self.label.runs(name, size: 20))</td>"
    }
    rows += "\(cell)\"bottom\">\(label.runs(above, size: 16))</td></tr>"
    rows += "<tr>\(wireCell(2, isWorkedOn))\(wireCell(width - 4, isWorkedOn, port: " port=\"wire\""))"
    rows += "\(wireCell(2, isWorkedOn))</tr>"
    rows += "<tr>\(cell)\"middle\">\(label.runs(below, size: 16))</td></tr>"
    return self.label.table(rows, padding: 0)
  }

  /// Edges end inside the wire, behind its outer cells: Graphviz counts widths in whole points, which leaves gaps.
  private func wireCell(_ width: Int, _ isWorkedOn: Bool, port: String = "") -> String {
    let color = palette.color(isWorkedOn ? PaintName(figure.stepRole) : .wire)
    return "<td fixedsize=\"true\" width=\"\(width)\" height=\"2\"\(port) bgcolor=\"\(color)\"></td>"
  }

  // MARK: Notes

  /// A column to the right of the drawing, each note in the row of its boxes.
  private mutating func writeNotes() {
    let widths = figure.notes.flatMap(\.lines).map { label.width(of: $0, size: Self.noteSize) }
    guard let widest = widths.max() else { return }
    for (index, note) in figure.notes.enumerated() {
      let lines = label.lines(note.lines.map { ($0, Self.noteSize) }, align: "left", width: widest)
      let boxes = note.boxes.map { figure.boxes[$0].id }
      text += "  note\(index) [id=\"note\(index)\", class=\"note\", shape=plain, style=\"\", label=<\(lines)>]\n"
      text += "  { rank=same; \(boxes.joined(separator: "; ")); note\(index) }\n"
      for box in boxes { text += "  \(box) -> note\(index) [style=invis]\n" }
      if index > 0 { text += "  note\(index - 1) -> note\(index) [style=invis, weight=50]\n" }
    }
  }

  private static let noteSize = 16.0

  // MARK: Arrows

  private mutating func writeArrow(_ arrow: Figure.Arrow) {
    let from = figure.boxes[arrow.from]
    let to = figure.boxes[arrow.to]
    var attributes = ["id=\"\(arrow.id)\"", "class=\"\(className(arrow))\""]
    if let line = arrow.label {
      let size: Double = figure.kind == .paths || figure.sweep == .paths ? 16 : 14
      attributes.append("label=<\(label.lines([(line, size)], padding: 5))>")
    }
    if isWorkedOn(arrow.step) {
      let role = figure.sweep == .paths ? arrow.role : figure.stepRole
      attributes += ["color=\"\(palette.color(PaintName(role)))\"", "penwidth=4"]
      if let style = dash(role) { attributes.append("style=\(style)") }
    } else if arrow.isCarrying || arrow.role == .forward || arrow.role == .reverse {
      attributes += ["color=\"\(palette.color(PaintName(arrow.role)))\"", "penwidth=2.4"]
      if let style = dash(arrow.role) { attributes.append("style=\(style)") }
    }
    if !arrow.hasHead { attributes.append("arrowhead=none") }
    if from.isWire { attributes.append("tailport=\"wire:e\"") }
    if let port = to.entry { attributes.append("headport=\"\(port)\"") }
    text += "  \(from.id) -> \(to.id) [\(attributes.joined(separator: ", "))]\n"
  }

  private func className(_ arrow: Figure.Arrow) -> String {
    arrow.isCarrying ? PaintName(arrow.role).className : "line"
  }

  /// Graphviz's own dashes; our SVG has finer ones by class.
  private func dash(_ role: Role) -> String? {
    switch role {
    case .forward: "dashed"
    case .path(let number): ["solid", "dashed", "dotted"][(number - 1) % 3]
    default: nil
    }
  }
}

extension Figure.Box {
  fileprivate var isWire: Bool { if case .wire = shape { true } else { false } }

  /// Where an edge of a circuit ends: the wire itself, so that no gap shows, unless its name stands before it.
  fileprivate var entry: String? {
    switch shape {
    case .wire(let name, above: _, below: _): name.isEmpty ? "wire:w" : "w"
    case .plain: "w"
    case .box, .gate: nil
    }
  }
}

extension Line {
  var characterCount: Int {
    pieces.reduce(0) { count, piece in
      if case .runs(let runs) = piece { count + runs.reduce(0) { $0 + $1.text.count } } else { count + 10 }
    }
  }
}
