import Figures
import Graphviz

/// Writes a figure as DOT.
struct DOTWriter {
  let figure: Figure
  let palette: Palette
  let background: String
  private(set) var setting: LayoutSetting
  let crossedGates: Set<String>
  let rules: RuleSlot
  var text = ""
  private var kept: KeptLines?

  /// What no setting of a layout changes, from the first time it was written.
  private struct KeptLines {
    var boxes: [String]
    var arrows = ""
    var underText: String?
  }

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

  /// The same figure with another setting, which has room for other numbers where the first one has: what both have in
  /// common is not made again.
  mutating func text(in setting: LayoutSetting) -> String {
    if setting.labelRoom != self.setting.labelRoom { kept = nil }
    self.setting = setting
    write()
    return text
  }

  private mutating func write() {
    text = "digraph chainrule {\n"
    if let tape = figure.tape { writeTape(tape) } else { writeGraph() }
    text += "}\n"
  }

  private mutating func writeGraph() {
    var lines = kept ?? KeptLines(boxes: Array(repeating: "", count: figure.boxes.count), underText: underText)
    writeDefaults(lines.underText)
    writeFrames(&lines)
    writeNotes()
    if kept == nil {
      let start = text.endIndex
      for index in figure.arrows.indices { writeArrow(figure.arrows[index]) }
      lines.arrows = String(text[start...])
    } else {
      text += lines.arrows
    }
    kept = lines
  }

  private mutating func writeBox(_ index: Int, _ lines: inout KeptLines) {
    if kept != nil {
      text += lines.boxes[index]
      return
    }
    let start = text.endIndex
    writeBox(figure.boxes[index])
    lines.boxes[index] = String(text[start...])
  }

  var label: HTMLLabel {
    HTMLLabel(palette: palette, sheet: figure.sheet, hasRoom: setting.hasRoom, barsRoots: setting.barsRoots)
  }
  var sizes: ThemeSizes { palette.theme.sizes }
  var shapes: ThemeShapes { palette.theme.shapes }
  private var face: String { Font(palette.theme.fonts.text).graphvizName }

  /// Whether the step that is shown works on a part of this step.
  func isWorkedOn(_ step: Int?) -> Bool {
    guard case .step(let shown) = rules, let step else { return false }
    return step == shown && shown < figure.steps.count - 1
  }

  private mutating func writeDefaults(_ underText: String?) {
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
  private mutating func writeFrames(_ lines: inout KeptLines) {
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
      for box in boxes[frame + 1] { writeBox(box, &lines) }
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
    let title = label.lines([(frame.title.shown(setting.labelRoom), sizes.inBoxes(16))], align: "left")
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

extension Line {
  var hasFraction: Bool { pieces.contains { if case .fraction = $0 { true } else { false } } }

  var characterCount: Int {
    pieces.reduce(0) { count, piece in
      if case .runs(let runs) = piece { count + runs.reduce(0) { $0 + $1.text.count } } else { count + 10 }
    }
  }
}
