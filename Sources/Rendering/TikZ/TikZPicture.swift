import Figures
import Graphviz

/// Writes a figure as the body of a `tikzpicture`, on a layout of Graphviz.
struct TikZPicture {
  /// Of the figure's points: text of 19 points is then somewhat over LaTeX's normal size.
  static let scale = 0.62

  let figure: Figure
  let geometry: FigureGeometry
  var body = ""
  var styles: Set<String> = []

  init(_ figure: Figure, on drawing: Drawing) {
    self.figure = figure
    geometry = FigureGeometry(of: drawing)
    for index in figure.frames.indices { addFrame(index) }
    for box in figure.boxes { add(box) }
    for arrow in figure.arrows { add(arrow) }
    for index in figure.notes.indices { addNote(index) }
    if let tape = figure.tape { addTape(tape) }
    addUnder()
  }

  // MARK: Numbers and styles

  static func length(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((min(max(value, -1e7), 1e7) * 10).rounded())
    let (whole, part) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + String(whole) + (part == 0 ? "" : ".\(part)")
  }

  func length(_ points: Double) -> String { Self.length(points * Self.scale) }

  func place(_ point: Point) -> String {
    "(\(length(point.x)),\(length(geometry.bounds.y + geometry.bounds.height - point.y)))"
  }

  mutating func style(_ name: String) -> String {
    styles.insert(name)
    return "chainrule/\(name)"
  }

  // MARK: Frames and boxes

  private mutating func addFrame(_ index: Int) {
    guard let area = geometry.frame(index) else { return }
    let frame = figure.frames[index]
    let name = PaintName(frame.role).className + " frame"
    let style = style(TikZStyles.rows.contains { $0.name == name } ? name : "frame")
    let corner = Point(x: area.x + area.width, y: area.y)
    body += "  \\draw[\(style)] \(place(Point(x: area.x, y: area.y + area.height))) rectangle \(place(corner));\n"
    guard let title = geometry.title(of: index) else { return }
    let isRight = title.center.x > area.center.x
    let end = Point(x: isRight ? title.x + title.width : title.x, y: title.y + title.height)
    let anchor = isRight ? ", anchor=base east" : ""
    body += "  \\node[\(self.style("frame title"))\(anchor)] at \(place(end)) {\(LatexLine().text(of: frame.title))};\n"
  }

  private mutating func add(_ box: Figure.Box) {
    switch box.shape {
    case .box: addNode(box, style: Self.styleName(of: box.fill), lines: lines(of: box))
    case .gate:
      let isRound = geometry.isRound(box)
      addNode(box, style: isRound ? "round gate" : box.fill == .composite ? "closed gate" : "gate", lines: gate(box))
    case .wire(let name, let above, let below): addWire(box, name, above, below)
    case .row(let cells): addRow(box, cells)
    case .plain:
      guard let area = geometry.area(of: box) else { return }
      let text = stacked(box.lines) { LatexLine().text(of: $1) }
      body += "  \\node[\(style("plain"))] (\(box.id)) at \(place(area.center)) {\(text)};\n"
    }
  }

  private static func styleName(of fill: Figure.Box.Fill) -> String {
    fill == .composite ? "closed" : fill.rawValue
  }

  private mutating func addNode(_ box: Figure.Box, style name: String, lines: String) {
    guard let area = geometry.area(of: box) else { return }
    var options = style(name)
    if let seed = box.seed { options += ", " + style("\(PaintName(seed).className) seed") }
    options +=
      geometry.isRound(box)
      ? ", minimum size=\(length(area.width))bp"
      : ", minimum width=\(length(area.width))bp, minimum height=\(length(area.height))bp"
    body += "  \\node[\(options)] (\(box.id)) at \(place(area.center)) {\(lines)};\n"
  }

  private func lines(of box: Figure.Box) -> String {
    stacked(box.lines) { index, line in
      let text = LatexLine().text(of: line)
      return index == 0 ? text : "{\(line.hasFraction ? "\\footnotesize" : "\\small") \(text)}"
    }
  }

  private func gate(_ box: Figure.Box) -> String {
    stacked(box.lines) { index, line in
      index == 0 ? LatexLine(isMathematics: true).text(of: line) : "{\\footnotesize \(LatexLine().text(of: line))}"
    }
  }

  /// One line above the other, with room around fractions.
  private func stacked(_ lines: [Line], _ text: (Int, Line) -> String) -> String {
    var stacked = ""
    for (index, line) in lines.enumerated() {
      if index > 0 { stacked += line.hasFraction || lines[index - 1].hasFraction ? "\\\\[3bp]" : "\\\\" }
      stacked += text(index, line)
    }
    return stacked
  }

  private mutating func addWire(_ box: Figure.Box, _ name: [Run], _ above: [Run], _ below: [Run]) {
    guard let ends = geometry.wire(of: box) else { return }
    var path = place(ends.start)
    if !name.isEmpty { path += " node[\(style("name"))] {\(LatexLine().text(of: Line(name)))}" }
    path += " --"
    if !above.isEmpty { path += " node[\(style("above"))] {\(LatexLine(role: .value).text(of: Line(above)))}" }
    if !below.isEmpty { path += " node[\(style("below"))] {\(LatexLine().text(of: Line(below)))}" }
    body += "  \\draw[\(style("wire"))] \(path) \(place(ends.end));\n"
  }

  // MARK: Arrows

  private mutating func add(_ arrow: Figure.Arrow) {
    let curve = geometry.curve(of: arrow)
    guard curve.count > 3 else { return }
    var path = end(figure.boxes[arrow.from], at: curve[0])
    for index in stride(from: 1, to: curve.count - 2, by: 3) {
      let isLast = index + 3 >= curve.count
      let target = isLast ? end(figure.boxes[arrow.to], at: curve[index + 2]) : place(curve[index + 2])
      path += " .. controls \(place(curve[index])) and \(place(curve[index + 1])) .. \(target)"
    }
    body += "  \\draw[\(options(of: arrow))] \(path);\n"
    guard let label = arrow.label, let center = geometry.labelCenter(of: arrow) else { return }
    let name = figure.kind == .paths ? "path label" : "label"
    let text = LatexLine(role: figure.kind == .paths ? .ink : .partial).text(of: label)
    body += "  \\node[\(style(name))] at \(place(center)) {\(text)};\n"
  }

  /// Edges end at nodes, whatever size LaTeX gives them, and at the very ends of wires.
  private func end(_ box: Figure.Box, at point: Point) -> String {
    switch box.shape {
    case .box, .gate: "(\(box.id))"
    default: place(point)
    }
  }

  private mutating func options(of arrow: Figure.Arrow) -> String {
    let isRole = arrow.isCarrying || arrow.role == .forward || arrow.role == .reverse
    if isRole {
      let name: String
      if case .path = arrow.role {
        name = PaintName(arrow.role).className.replacing("-", with: " ")
      } else {
        name = arrow.role == .reverse ? "reverse" : "forward"
      }
      return style(name) + (arrow.hasHead ? "" : ", " + style("no head"))
    }
    if figure.style == .circuit { return style(arrow.hasHead ? "wire end" : "wire") }
    return style("edge") + (arrow.hasHead ? "" : ", " + style("no head"))
  }

  // MARK: Beside and beneath

  private mutating func addNote(_ index: Int) {
    guard let start = geometry.noteStart(index) else { return }
    let lines = stacked(figure.notes[index].lines) { LatexLine().text(of: $1) }
    body += "  \\node[\(style("note"))] at \(place(start)) {\(lines)};\n"
  }

  /// Formulas, caption and legend hang from one another.
  private mutating func addUnder() {
    guard let top = geometry.underTop else { return }
    var start = place(top)
    let captions = figure.caption.flatMap { DOTWriter.wrapped($0, to: 64) }
    let legend = figure.legend.map { entry in
      LatexLine(role: .muted).text(of: Line(entry.sign)) + "~ " + LatexCharacters.escaped(entry.words)
    }
    let rows = [
      ("formula", stacked(figure.formulas) { LatexLine().text(of: $1) }),
      ("caption", stacked(captions) { LatexLine(role: .muted).text(of: $1) }),
      ("legend", legend.joined(separator: "\\qquad ")),
    ]
    for (name, text) in rows where !text.isEmpty {
      body += "  \\node[\(style(name))] (\(name)) at \(start) {\(text)};\n"
      start = "(\(name).south)"
    }
  }
}
