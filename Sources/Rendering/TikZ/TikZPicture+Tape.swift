import Figures
import Graphviz

extension TikZPicture {
  /// Headings over the columns and the rules between rows.
  mutating func addTape(_ tape: Figure.Tape) {
    for (index, heading) in tape.groups.enumerated() { addHeading("group\(index)", heading) }
    for (index, heading) in tape.headings.enumerated() { addHeading("heading\(index)", heading) }
    var index = 0
    while let rule = geometry.strokes(ofNode: "rule\(index)") {
      let y = rule.center.y
      let ends = [rule.x, rule.x + rule.width].map { place(Point(x: $0, y: y)) }
      body += "  \\draw[\(style("rule"))] \(ends[0]) -- \(ends[1]);\n"
      index += 1
    }
  }

  private mutating func addHeading(_ id: String, _ heading: Figure.Tape.Heading) {
    addText(geometry.runs(ofNode: id), heading.title, .leading, style: "heading")
  }

  /// Each cell at its place: LaTeX's letters have other widths, so that a row as one text would leave its columns.
  mutating func addRow(_ box: Figure.Box, _ cells: [[Line]]) {
    var rest = geometry.runs(ofNode: box.id)[...]
    let lineCount = cells.map(\.count).max() ?? 0
    for number in 0..<lineCount {
      for (column, lines) in cells.enumerated() where number < lines.count {
        let count = lines[number].runCount
        let runs = Array(rest.prefix(count))
        rest = rest.dropFirst(count)
        let columns = figure.tape?.columns ?? []
        let alignment = columns.indices.contains(column) ? columns[column].alignment : .leading
        addText(runs, lines[number], alignment, style: "row")
      }
    }
  }

  private mutating func addText(_ runs: [TextRun], _ line: Line, _ alignment: Figure.Tape.Alignment, style name: String)
  {
    guard let first = runs.first, let last = runs.last else { return }
    let isTrailing = alignment == .trailing
    let point = Point(x: isTrailing ? last.x + last.width : first.x, y: first.baseline)
    let anchor = isTrailing ? ", anchor=base east" : ""
    body += "  \\node[\(style(name))\(anchor)] at \(place(point)) {\(LatexLine().text(of: line))};\n"
  }
}

extension Line {
  /// As many as Graphviz is given: none for empty text.
  fileprivate var runCount: Int {
    pieces.reduce(0) { count, piece in
      switch piece {
      case .runs(let runs): count + runs.count { !$0.text.isEmpty }
      case .fraction(let numerator, let denominator, _): count + (numerator + denominator).count { !$0.text.isEmpty }
      }
    }
  }
}
