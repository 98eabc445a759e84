import Figures
import Graphviz

/// Writes a figure as DOT.
struct DOTWriter {
  let figure: Figure
  let palette: Palette
  let background: String
  let setting: LayoutSetting
  private let crossedGates: Set<String>
  let rules: RuleSlot
  var text = ""

  init(
    _ figure: Figure, palette: Palette, setting: LayoutSetting, background: String = "transparent",
    rules: RuleSlot = .none
  ) {
    self.rules = rules
    self.figure = figure
    self.palette = palette
    self.setting = setting
    self.background = background
    crossedGates = figure.gatesAcrossRows
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
    if let tape = figure.tape { writeTape(tape) } else { writeGraph() }
    text += "}\n"
  }

  private mutating func writeGraph() {
    writeDefaults()
    writeFrames()
    writeNotes()
    for index in figure.arrows.indices { writeArrow(figure.arrows[index]) }
  }

  var label: HTMLLabel { HTMLLabel(palette: palette, sheet: figure.sheet, hasRoom: setting.hasRoom) }
  private var sizes: ThemeSizes { palette.theme.sizes }
  private var shapes: ThemeShapes { palette.theme.shapes }
  private var face: String { Font(palette.theme.fonts.text).graphvizName }

  /// Whether the step that is shown works on a part of this step.
  private func isWorkedOn(_ step: Int?) -> Bool {
    guard case .step(let shown) = rules, let step else { return false }
    return step == shown && shown < figure.steps.count - 1
  }

  private mutating func writeDefaults() {
    let isCircuit = figure.style == .circuit
    let nodesep = HTMLLabel.points((isCircuit ? 0.22 : 0.55) * setting.spread * shapes.spacing)
    let ranksep = HTMLLabel.points((isCircuit ? 0.3 : 0.5) * setting.rise * shapes.spacing)
    let order = setting.keepsFrames ? ", remincross=false" : ""
    let spacing = "rankdir=\(isCircuit ? "LR" : "BT"), nodesep=\(nodesep), ranksep=\(ranksep)\(order)"
    let line = palette.color(.line)
    text += "  graph [\(spacing), pad=0.15, bgcolor=\"\(background)\", outputorder=edgesfirst, "
    text += "fontname=\"\(face)\", labelloc=b"
    text += underText.map { ", label=<\($0)>" } ?? ""
    text += "]\n"
    text += "  node [shape=box, style=\"\(shapes.style())\", color=\"\(line)\", "
    text += "penwidth=\(HTMLLabel.points(shapes.outline)), margin=\"0.14,0.06\", "
    text += "width=0.9, height=0.5, fontname=\"\(face)\"]\n"
    let pen =
      isCircuit
      ? "color=\"\(palette.color(.wire))\", penwidth=\(HTMLLabel.points(shapes.wire))"
      : "color=\"\(line)\", penwidth=\(HTMLLabel.points(shapes.line))"
    text += "  edge [\(pen), arrowsize=\(HTMLLabel.points(shapes.arrowhead)), fontname=\"\(face)\"]\n"
    if figure.style == .plain { writePlainDefaults() }
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
    let title = label.lines([(frame.title, sizes.inBoxes(16))], align: "left")
    text += "  subgraph cluster_\(index) {\n"
    let place = setting.titles[index]
    // Graphviz turns top and bottom with the direction of the ranks.
    let isTop = (place == .topLeft || place == .topRight) != (figure.style != .circuit)
    let isLeft = place == .topLeft || place == .bottomLeft
    text += "  graph [id=\"frame\(index)\", label=<\(title)>, labelloc=\(isTop ? "t" : "b"), "
    text +=
      "labeljust=\(isLeft ? "l" : "r"), margin=\(setting.margin), penwidth=\(framePen), color=\"\(color)\", "
    if figure.style == .plain {
      text += "\(isComposite ? "style=\"rounded,dashed\"" : "peripheries=0")]\n"
      return
    }
    text +=
      isComposite
      ? "style=\"\(shapes.style(dashed: true))\", fillcolor=\"\(palette.color(.compositeFill))\"]\n"
      : "style=\(shapes.corners == .rounded ? "rounded" : "solid")]\n"
  }

  private var framePen: String {
    figure.style == .plain ? "\(Self.hairline)" : HTMLLabel.points(shapes.outline / 1.4 * 1.2)
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
    let label = HTMLLabel(palette: palette, family: palette.theme.fonts.wires, sheet: figure.sheet)
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

  // MARK: Notes

  /// A column to the right of the drawing, each note in the row of its boxes.
  private mutating func writeNotes() {
    let widths = figure.notes.flatMap(\.lines).map { label.width(of: $0, size: noteSize) }
    guard let widest = widths.max() else { return }
    for (index, note) in figure.notes.enumerated() {
      let lines = label.lines(note.lines.map { ($0, noteSize) }, align: "left", width: widest)
      text += "  note\(index) [id=\"note\(index)\", class=\"note\", shape=plain, style=\"\", label=<\(lines)>]\n"
      // Graphviz aborts where what is in a cluster shares a row with what is not; there an edge draws the note near.
      let free = note.boxes.filter { figure.boxes[$0].frame == nil }.map { figure.boxes[$0].id }
      if !free.isEmpty { text += "  { rank=same; \(free.joined(separator: "; ")); note\(index) }\n" }
      for box in note.boxes.map({ figure.boxes[$0] }) {
        text += "  \(box.id) -> note\(index) [style=invis\(box.frame == nil ? "" : ", minlen=0, weight=20")]\n"
      }
      if index > 0 { text += "  note\(index - 1) -> note\(index) [style=invis, weight=50]\n" }
    }
  }

  private var noteSize: Double { sizes.inBoxes(16) }

  // MARK: Arrows

  private mutating func writeArrow(_ arrow: Figure.Arrow) {
    let from = figure.boxes[arrow.from]
    let to = figure.boxes[arrow.to]
    var attributes = ["id=\"\(arrow.id)\"", "class=\"\(className(arrow))\""]
    if let line = arrow.label {
      let size = sizes.onEdges(figure.kind == .paths || figure.sweep == .paths ? 16 : 14)
      attributes.append("label=<\(chip(label.lines([(line, size)], padding: 5), arrow.heat))>")
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

extension Figure {
  /// Gates with operands in another order than the row they stand in: they cannot keep both.
  fileprivate var gatesAcrossRows: Set<String> {
    var places: [Int: Int] = [:]
    for row in rows { for (place, box) in row.enumerated() { places[box] = place } }
    var last: [Int: Int] = [:]
    var crossed: Set<String> = []
    for arrow in arrows {
      guard let place = places[arrow.from] else { continue }
      if let before = last[arrow.to], place < before { crossed.insert(boxes[arrow.to].id) }
      last[arrow.to] = place
    }
    return crossed
  }
}

extension Figure.Box {
  fileprivate var hasOutline: Bool {
    switch shape {
    case .box, .gate: true
    case .wire, .plain, .row: false
    }
  }

  /// Where an edge of a circuit ends: the wire itself, so that no gap shows, unless its name stands before it.
  fileprivate var entry: String? {
    switch shape {
    case .wire(let name, above: _, below: _): name.isEmpty ? "wire:w" : "w"
    case .plain: "w"
    case .box, .gate, .row: nil
    }
  }
}

extension Line {
  var hasFraction: Bool { pieces.contains { if case .fraction = $0 { true } else { false } } }

  var characterCount: Int {
    pieces.reduce(0) { count, piece in
      if case .runs(let runs) = piece { count + runs.reduce(0) { $0 + $1.text.count } } else { count + 10 }
    }
  }
}
