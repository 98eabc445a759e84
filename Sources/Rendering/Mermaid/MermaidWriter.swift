import Figures

/// Writes a figure as a Mermaid flowchart, which Mermaid lays out.
struct MermaidWriter {
  let figure: Figure
  let theme: Theme
  private var text = ""
  private var classes: Set<PaintName> = []

  static func text(of figure: Figure, theme: Theme) -> String {
    var writer = MermaidWriter(figure: figure, theme: theme)
    writer.write()
    return writer.text
  }

  private init(figure: Figure, theme: Theme) {
    self.figure = figure
    self.theme = theme
  }

  private mutating func write() {
    text = "---\ntitle: \(MermaidText.yaml(figure.title))\n"
    if theme == .dark { text += "config:\n  theme: dark\n" }
    text += "---\n"
    text += "flowchart \(figure.style == .circuit ? "LR" : "BT")\n"
    text += "  accTitle: \(MermaidText.escaped(figure.title))\n"
    text += "  accDescr: \(MermaidText.escaped(figure.description))\n"
    writeFrames()
    writeNotes()
    for arrow in figure.arrows { write(arrow) }
    writeUnder()
    writeLineStyles()
    writeClasses()
  }

  // MARK: Frames and boxes

  /// Each frame with what is in it, without recursion. Mermaid sets the last one leftmost.
  private mutating func writeFrames() {
    var inner = [[Int]](repeating: [], count: figure.frames.count + 1)
    var boxes = inner
    for (index, frame) in figure.frames.enumerated() { inner[(frame.parent ?? -1) + 1].append(index) }
    for (index, box) in figure.boxes.enumerated() { boxes[(box.frame ?? -1) + 1].append(index) }
    var stack: [(frame: Int, isClosing: Bool)] = [(-1, false)]
    while let (frame, isClosing) = stack.popLast() {
      if isClosing {
        text += "  end\n"
        continue
      }
      if frame >= 0 {
        text += "  subgraph frame\(frame) [\(MermaidText.quoted([figure.frames[frame].title]))]\n"
        stack.append((frame, true))
      }
      for box in boxes[frame + 1] { write(figure.boxes[box]) }
      for child in inner[frame + 1] { stack.append((child, false)) }
    }
  }

  private mutating func write(_ box: Figure.Box) {
    let label = MermaidText.quoted(box.labelLines)
    switch box.shape {
    case .box:
      let className = className(.init(box.fill))
      text += "  \(box.id)(\(label)):::\(className)\n"
      if let seed = box.seed {
        text += "  style \(box.id) stroke:\(theme.color(PaintName(seed))),stroke-width:3px\n"
      }
    case .gate:
      let fill: PaintName = box.fill == .composite ? .compositeFill : .operationFill
      text += "  \(box.id)((\(label))):::\(className(fill))\n"
    case .wire, .plain, .row: text += "  \(box.id)[\(label)]:::\(className(.background))\n"
    }
  }

  private mutating func className(_ paint: PaintName) -> String {
    classes.insert(paint)
    return Self.name(of: paint)
  }

  private static func name(of paint: PaintName) -> String {
    paint == .background ? "bare" : paint.className.split(separator: "-").first.map(String.init) ?? ""
  }

  // MARK: Arrows

  private mutating func write(_ arrow: Figure.Arrow) {
    let label = arrow.label.map { "|\(MermaidText.quoted([$0]))|" } ?? ""
    let line =
      switch (arrow.isCarrying, arrow.role, arrow.hasHead) {
      case (true, .forward, true): "-.->"
      case (true, .forward, false): "-.-"
      case (true, _, true): "==>"
      case (true, _, false): "==="
      case (false, _, true): "-->"
      case (false, _, false): "---"
      }
    text += "  \(figure.boxes[arrow.from].id) \(line)\(label) \(figure.boxes[arrow.to].id)\n"
  }

  /// Links are counted as they are written, arrows first.
  private mutating func writeLineStyles() {
    for (index, arrow) in figure.arrows.enumerated() where arrow.isCarrying {
      let color = theme.color(PaintName(arrow.role))
      let dash = Figure.dashes[PaintName(arrow.role).className].map { ",stroke-dasharray:\($0)" } ?? ""
      text += "  linkStyle \(index) stroke:\(color),color:\(color),stroke-width:2.4px\(dash)\n"
    }
  }

  // MARK: Beside and beneath

  private mutating func writeNotes() {
    for (index, note) in figure.notes.enumerated() {
      text += "  note\(index)[\(MermaidText.quoted(note.lines))]:::\(className(.background))\n"
    }
  }

  /// Formulas, caption and legend as a text that invisible links keep beneath the inputs, or behind the outputs.
  private mutating func writeUnder() {
    let legend = figure.legend.map { Line($0.sign + [Run("  " + $0.words)]) }
    let lines = figure.formulas + figure.caption + legend
    for (index, note) in figure.notes.enumerated() {
      for box in note.boxes { text += "  \(figure.boxes[box].id) ~~~ note\(index)\n" }
    }
    guard !lines.isEmpty else { return }
    text += "  under[\(MermaidText.quoted(lines))]:::\(className(.background))\n"
    for index in figure.boxes.indices where isFirst(index) { text += "  under ~~~ \(figure.boxes[index].id)\n" }
  }

  private func isFirst(_ box: Int) -> Bool { figure.boxes[box].fill == .input && !figure.boxes[box].isWire }

  // MARK: Classes

  private mutating func writeClasses() {
    for paint in PaintName.all where classes.contains(paint) {
      let name = Self.name(of: paint)
      let ink = theme.color(.ink)
      text +=
        paint == .background
        ? "  classDef bare fill:none,stroke:none,color:\(ink)\n"
        : "  classDef \(name) fill:\(theme.color(paint)),stroke:\(theme.color(.line)),stroke-width:1.4px,color:\(ink)\n"
    }
    for (index, frame) in figure.frames.enumerated() {
      let isComposite = frame.role == .composite
      let fill = isComposite ? theme.color(.compositeFill) : "none"
      let dash = isComposite ? ",stroke-dasharray:5 3" : ""
      text += "  style frame\(index) fill:\(fill),stroke:\(theme.color(PaintName(frame.role)))\(dash)\n"
    }
  }
}

extension Figure.Box {
  var isWire: Bool { if case .wire = shape { true } else { false } }

  /// What stands in the box, or along the wire.
  fileprivate var labelLines: [Line] {
    if case .row(let cells) = shape { return cells.compactMap { $0.isEmpty ? nil : Line($0.flatMap(\.pieces)) } }
    guard case .wire(let name, let above, let below) = shape else { return lines }
    let first = name + (name.isEmpty || above.isEmpty ? [] : [Run(" = ")]) + above
    return [first, below].filter { !$0.isEmpty }.map { Line($0) }
  }
}
