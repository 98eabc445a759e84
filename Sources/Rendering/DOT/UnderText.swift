import Figures
import Graphviz

extension DOTWriter {
  /// Formulas, caption and legend as one label beneath the drawing.
  var underText: String? {
    let label = HTMLLabel(palette: palette, sheet: figure.sheet, barsRoots: setting.barsRoots)
    let sizes = palette.theme.sizes
    var rows: [String] = []
    for formula in figure.formulas { rows.append(label.line(formula, size: sizes.beneath(17))) }
    for caption in figure.caption {
      for line in Self.wrapped(caption, to: 64) { rows.append(label.line(line, size: sizes.beneath(15))) }
    }
    rows += heatStrip(label)
    if !figure.legend.isEmpty { rows.append(legend(label)) }
    if let rules = label.rules(of: figure, rules) { rows.append(rules) }
    rows += answerRows(label)
    guard !rows.isEmpty else { return nil }
    let cells = rows.map { "<tr><td>\($0)</td></tr>" }
    return label.table("<tr><td height=\"8\"></td></tr>" + cells.joined(), padding: 2)
  }

  private func legend(_ label: HTMLLabel) -> String {
    let entries = figure.legend.map { entry in
      Line(entry.sign + [Run("  " + entry.words, role: .muted)])
    }
    // What a circuit's colours mean takes a sentence each.
    let isList = figure.style == .circuit && figure.kind != .heat && entries.count > 1
    let isWide = isList || figure.kind == .heat || entries.reduce(0) { $0 + $1.characterCount } > 120
    let start = isList ? "<td align=\"left\">" : "<td>"
    let cells = entries.map { "\(start)\(label.line($0, size: palette.theme.sizes.beneath(14)))</td>" }
    let rows = isWide ? cells.joined(separator: "</tr><tr>") : cells.joined()
    return label.table("<tr>\(rows)</tr>", padding: figure.kind == .heat ? 1 : isWide ? 2 : 6)
  }

  /// Breaks words at spaces into lines of like length; a line with fractions stays whole.
  static func wrapped(_ line: Line, to limit: Int) -> [Line] {
    guard line.characterCount > limit, line.pieces.count == 1, case .runs(let runs) = line.pieces[0] else {
      return [line]
    }
    let lineCount = (line.characterCount + limit - 1) / limit
    let limit = min(limit, line.characterCount / lineCount + 8)
    var lines: [[Run]] = [[]]
    var length = 0
    for run in runs {
      for (index, word) in run.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if index > 0 {
          if length + word.count + 1 > limit {
            lines.append([])
            length = 0
          } else {
            append(run.with(" "), to: &lines)
            length += 1
          }
        }
        append(run.with(String(word)), to: &lines)
        length += word.count
      }
    }
    return lines.map { Line($0) }
  }

  private static func append(_ run: Run, to lines: inout [[Run]]) {
    let line = lines.count - 1
    if let last = lines[line].last, last.with("") == run.with("") {
      lines[line][lines[line].count - 1].text += run.text
    } else {
      lines[line].append(run)
    }
  }
}

extension Run {
  func with(_ text: String) -> Run {
    var run = self
    run.text = text
    return run
  }
}
