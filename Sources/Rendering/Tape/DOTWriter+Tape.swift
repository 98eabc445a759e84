import Figures
import Graphviz

extension DOTWriter {
  /// Rows and arcs at places of our own, which Graphviz's layout `nop2` leaves as they are.
  mutating func writeTape(_ tape: Figure.Tape) {
    let right = Set(tape.rightArrows)
    let sides = [false, true].map { isRight in
      TapeArcs(
        figure.arrows.enumerated().filter { right.contains($0.offset) == isRight }.map { ($0.offset, $0.element) },
        rowCount: figure.boxes.count)
    }
    let layout = TapeLayout(figure, tape, sides: sides, label: label)
    writeTapeDefaults()
    for (index, frame) in layout.frames.enumerated() { writeTapeFrame(index, frame, layout) }
    for (index, rule) in layout.rules.enumerated() { writeRule(index, rule) }
    for (index, heading) in tape.groups.enumerated() { writeHeading("group\(index)", heading, layout.groups, layout) }
    for (index, heading) in tape.headings.enumerated() {
      writeHeading("heading\(index)", heading, layout.headings, layout)
    }
    for index in figure.boxes.indices { writeTapeRow(index, layout) }
    for (index, side) in sides.enumerated() { writeArcs(side, isRight: index == 1, layout) }
  }

  private mutating func writeTapeDefaults() {
    let font = "fontname=\"\(Font(.serif).graphvizName)\""
    text += "  graph [layout=nop2, pad=0.15, bgcolor=\"\(background)\", outputorder=edgesfirst, \(font), labelloc=b"
    text += underText.map { ", label=<\($0)>" } ?? ""
    text += "]\n"
    text += "  node [shape=plain, \(font)]\n"
    text += "  edge [color=\"\(palette.color(.line))\", penwidth=1.2, arrowsize=0.6, \(font)]\n"
  }

  // MARK: Frames, rules and headings

  private mutating func writeTapeFrame(_ index: Int, _ place: TapeLayout.Frame, _ layout: TapeLayout) {
    let frame = figure.frames[place.index]
    let left = Double(place.level) * TapeColumns.indent - 9
    let right = layout.width - Double(place.level - 1) * 5
    text += "  subgraph cluster_\(index) {\n"
    text +=
      "  graph [id=\"frame\(place.index)\", label=\"\", bb=\"\(point(left, place.bottom)),\(point(right, place.top))\", "
    text += "penwidth=1.2, color=\"\(palette.color(PaintName(frame.role)))\", style=\"rounded,filled,dashed\", "
    text += "fillcolor=\"\(palette.color(.compositeFill))\"]\n"
    let size = TapeColumns.headingSize
    let width = frame.title.pieces.reduce(0) { $0 + label.width($1.allRuns, size: size) }
    let x = TapeLayout.titleIndent(atLevel: place.level) + width / 2
    text += "  title\(index) [id=\"title\(index)\", class=\"title\", pos=\"\(point(x, place.title.middle))\", "
    text += "label=<\(heading(frame.title))>]\n  }\n"
  }

  private mutating func writeRule(_ index: Int, _ rule: TapeLayout.Rule) {
    let color = palette.color(rule.isStrong ? .ink : .line)
    let width = Int(rule.width.rounded(.up))
    text +=
      "  rule\(index) [id=\"rule\(index)\", class=\"rule\", pos=\"\(point(rule.start + Double(width) / 2, rule.y))\", label=<"
    text += label.table(
      "<tr><td fixedsize=\"true\" width=\"\(width)\" height=\"1\" bgcolor=\"\(color)\"></td></tr>", padding: 0)
    text += ">]\n"
  }

  private mutating func writeHeading(
    _ name: String, _ heading: Figure.Tape.Heading, _ y: Double, _ layout: TapeLayout
  ) {
    text += "  \(name) [id=\"\(name)\", class=\"heading\", pos=\"\(point(layout.columns.middle(of: heading), y))\", "
    text += "label=<\(self.heading(heading.title))>]\n"
  }

  private func heading(_ title: Line) -> String {
    let cell = label.tapeCell(title.pieces.flatMap(\.allRuns), size: TapeColumns.headingSize, height: 18)
    return label.table("<tr>\(cell.markup)</tr>", padding: 0)
  }

  // MARK: Rows

  private mutating func writeTapeRow(_ index: Int, _ layout: TapeLayout) {
    let box = figure.boxes[index]
    let lines = (0..<box.lineCount).map { "<tr>\(cells(box, line: $0, layout, level: layout.levels[index]))</tr>" }
    // Tables of their own, since the cells of one line are not as wide as those of another.
    let rows = lines.count == 1 ? lines : lines.map { "<tr><td>\(label.table($0, padding: 0))</td></tr>" }
    text += "  \(box.id) [id=\"\(box.id)\", class=\"\(box.fill.rawValue)\", "
    text += "pos=\"\(point(Double(rowWidth(layout)) / 2, layout.rows[index].middle))\", "
    text += "label=<\(label.table(rows.joined(), padding: 0, paint: box.heat?.paint))>]\n"
  }

  /// The same for all rows: cells are rounded up to whole points.
  private func rowWidth(_ layout: TapeLayout) -> Int { Int(layout.columns.width) + 4 }

  /// Cells of exact widths, one after the other, empty ones between.
  private func cells(_ box: Figure.Box, line: Int, _ layout: TapeLayout, level: Int) -> String {
    var markup = ""
    var x = 0
    func skip(to end: Int) {
      if end > x { markup += "<td fixedsize=\"true\" width=\"\(end - x)\" height=\"\(height)\"></td>" }
      x = max(x, end)
    }
    let height = Int(TapeLayout.height(ofLine: line, box, label))
    for (column, lines) in box.cells.enumerated() where line < lines.count {
      let runs = lines[line].pieces.flatMap(\.allRuns)
      let cell = label.tapeCell(runs, size: TapeColumns.textSize, height: height)
      skip(to: Int(layout.columns.start(of: lines[line], column, level: level).rounded()) - cell.lead)
      markup += cell.markup
      x += cell.width
    }
    skip(to: rowWidth(layout))
    return markup
  }

  // MARK: Arcs

  private mutating func writeArcs(_ side: TapeArcs, isRight: Bool, _ layout: TapeLayout) {
    let offsets = side.offsets { layout.rows[$0].height }
    let signWidth = side.arcs.compactMap { figure.arrows[$0.arrow].label.map(width(ofSign:)) }.max()
    let gutter = signWidth.map { max(24, $0 + 8) } ?? 7
    let curve = TapeCurve(edge: isRight ? layout.width + gutter : -gutter, isRight: isRight)
    for (index, arc) in side.arcs.enumerated() {
      let arrow = figure.arrows[arc.arrow]
      let start = layout.rows[arc.top].middle + offsets.tails[index]
      let end = layout.rows[arc.bottom].middle + offsets.heads[index]
      let points = curve.points(from: start, to: end, depth: side.depth(ofLane: arc.lane))
      var attributes = ["id=\"\(arrow.id)\"", "class=\"\(className(arrow))\""]
      let tip = point(curve.edge, end)
      attributes.append("pos=\"e,\(tip) \(points.map { point($0.x, $0.y) }.joined(separator: " "))\"")
      if let sign = arrow.label {
        let middle = max(10, width(ofSign: sign) / 2 + 3)
        attributes.append("label=<\(label.lines([(sign, TapeColumns.headingSize)], padding: 0))>")
        attributes.append("lp=\"\(point(curve.edge + (isRight ? -middle : middle), end))\"")
      }
      attributes += paint(of: arrow)
      text +=
        "  \(figure.boxes[arrow.from].id) -> \(figure.boxes[arrow.to].id) [\(attributes.joined(separator: ", "))]\n"
    }
  }

  private func width(ofSign sign: Line) -> Double { Double(label.width(of: sign, size: TapeColumns.headingSize)) }

  private func paint(of arrow: Figure.Arrow) -> [String] {
    if arrow.heat != nil { return heatAttributes(of: arrow) }
    guard arrow.isCarrying else { return [] }
    let color = ["color=\"\(palette.color(PaintName(arrow.role)))\"", "penwidth=2"]
    return color + (dash(arrow.role).map { ["style=\($0)"] } ?? [])
  }

  /// Graphviz's y grows upwards.
  private func point(_ x: Double, _ y: Double) -> String { "\(HTMLLabel.points(x)),\(HTMLLabel.points(-y))" }
}

/// An arc beside the rows: a quarter of an ellipse out, straight along its lane, a quarter back to the arrowhead.
struct TapeCurve {
  /// Where arcs begin and arrowheads end.
  let edge: Double
  let isRight: Bool

  static let headLength = 6.0

  func points(from start: Double, to end: Double, depth: Double) -> [Point] {
    let out = isRight ? 1.0 : -1.0
    let lane = edge + out * depth
    let back = edge + out * Self.headLength
    let radius = min(depth, (end - start) / 2)
    let (a, b) = (start + radius, end - radius)
    // What makes a cubic curve a quarter of a circle.
    let pull = 0.5523
    var points = [
      Point(x: edge, y: start), Point(x: edge + (lane - edge) * pull, y: start),
      Point(x: lane, y: a - radius * pull), Point(x: lane, y: a),
    ]
    if b - a > 0.5 { points += [Point(x: lane, y: a), Point(x: lane, y: b), Point(x: lane, y: b)] }
    points += [
      Point(x: lane, y: b + radius * pull), Point(x: back + (lane - back) * pull, y: end), Point(x: back, y: end),
    ]
    return points
  }
}
