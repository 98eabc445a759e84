import Notation

/// A trace as aligned columns of Unicode text.
struct TraceText {
  let setter: TraceSetter

  /// Makes the rows twice, first for the widths, and keeps none.
  func write(_ table: TraceTable, title: String, to stream: inout ByteStream) throws(SourceErrors) {
    var widths = table.columns.map { Array(repeating: 0, count: $0.partCount) }
    try table.forEachRow { row in
      for (column, statement) in row.statements.enumerated() {
        for (place, part) in (statement?.parts ?? []).enumerated() {
          widths[column][place] = max(widths[column][place], text(part).displayWidth)
        }
      }
    }
    let headings = table.columns.map(\.heading)
    let columnWidths = zip(headings, widths).map { max($0.displayWidth, Self.width($1)) }
    stream.write(title + "\n")
    stream.write(line(headings, columnWidths))
    let rule = "  " + String(repeating: "─", count: columnWidths.reduce(-3) { $0 + $1 + 3 }) + "\n"
    var output = stream
    try table.forEachRow { row in
      if row.beginsGroup { output.write(rule) }
      output.write(line(zip(row.statements, widths).map { joined($0, $1) }, columnWidths))
    }
    stream = output
  }

  private static func width(_ widths: [Int]) -> Int { widths.filter { $0 > 0 }.reduce(-1) { $0 + $1 + 1 } }

  private func joined(_ statement: TraceStatement?, _ widths: [Int]) -> String {
    guard let statement else { return "" }
    let parts = zip(statement.parts, widths).filter { $0.1 > 0 }
    return parts.map { text($0).padded(to: $1) }.joined(separator: " ")
  }

  private func line(_ texts: [String], _ widths: [Int]) -> String {
    let line = "  " + zip(texts, widths).map { $0.padded(to: $1) }.joined(separator: "   ")
    let end = line.utf8.lastIndex { $0 != UInt8(ascii: " ") }.map { line.utf8.index(after: $0) } ?? line.startIndex
    return line[..<end] + "\n"
  }

  private func text(_ part: TracePart?) -> String {
    guard let part else { return "" }
    return Self.sign(part.sign) + setter.text(of: part.expression) + (part.isMarked ? "*" : "")
  }

  static func sign(_ sign: TracePart.Sign) -> String {
    switch sign {
    case .none: ""
    case .equals: "= "
    case .equalsBesideAdds: " = "
    case .adds: "+= "
    case .becomes: "→ "
    }
  }
}

extension String {
  /// Letters, operators, marks over letters and subscripts are counted without a look at what makes a character.
  fileprivate var displayWidth: Int {
    var width = 0
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x20..<0x300, 0x370..<0x483, 0x1E00..<0x2000, 0x2080..<0x20D0, 0x2190..<0x231A: width += 1
      case 0x300..<0x370: break
      default: return reduce(0) { $0 + $1.displayWidth }
      }
    }
    return width
  }

  fileprivate func padded(to width: Int) -> String {
    let missing = width - displayWidth
    return missing > 0 ? self + String(repeating: " ", count: missing) : self
  }
}

/// A trace as a table of GitHub's Markdown, each statement a formula.
struct TraceMarkdown {
  let setter: TraceSetter

  func write(_ table: TraceTable, title: String, to stream: inout ByteStream) throws(SourceErrors) {
    stream.write("**" + title + "**\n\n")
    stream.write("| " + table.columns.map(\.heading).joined(separator: " | ") + " |\n")
    stream.write("|" + table.columns.map { _ in " :-- |" }.joined() + "\n")
    var output = stream
    try table.forEachRow { row in
      output.write("| " + row.statements.map { $0.map(text) ?? "" }.joined(separator: " | ") + " |\n")
    }
    stream = output
  }

  private func text(_ statement: TraceStatement) -> String {
    let parts = statement.parts.compactMap(\.self).map { part in
      Self.sign(part.sign) + setter.text(of: part.expression) + (part.isMarked ? "^{*}" : "")
    }
    return "$" + parts.joined(separator: " ") + "$"
  }

  private static func sign(_ sign: TracePart.Sign) -> String {
    switch sign {
    case .none: ""
    case .equals, .equalsBesideAdds: "= "
    case .adds: "\\mathrel{+}= "
    case .becomes: "\\to "
    }
  }
}

/// A trace as a table of LaTeX with the packages amsmath and booktabs, and longtable beyond a page.
struct TraceLatex {
  let setter: TraceSetter

  private static let rowsOfAPage = 30

  func write(_ table: TraceTable, title: String, to stream: inout ByteStream) throws(SourceErrors) {
    let isLong = table.rowCount > Self.rowsOfAPage
    let environment = isLong ? "longtable" : "tabular"
    let columns = table.columns.map { Array(repeating: "l", count: $0.partCount).joined(separator: "@{\\;}") }
    let headings = table.columns.enumerated().map { place, column in
      let end = place + 1 < table.columns.count ? "@{\\qquad}" : "@{}"
      return "\\multicolumn{\(column.partCount)}{@{}l\(end)}{\(Self.heading(column.heading))}"
    }
    stream.write("\\noindent\\textbf{\(title.inLatex)}\\par\\nopagebreak\\medskip\n")
    stream.write("{\\renewcommand{\\arraystretch}{1.4}%\n")
    if !isLong { stream.write("\\noindent\n") }
    stream.write("\\begin{\(environment)}{@{}\(columns.joined(separator: "@{\\qquad}"))@{}}\n\\toprule\n")
    stream.write(headings.joined(separator: " & ") + " \\\\\n\\midrule\n")
    if isLong { stream.write("\\endhead\n") }
    var output = stream
    var isFirst = true
    try table.forEachRow { row in
      if row.beginsGroup, !isFirst { output.write("\\midrule\n") }
      isFirst = false
      let cells = zip(row.statements, table.columns).flatMap { texts(of: $0, $1.partCount) }
      output.write(cells.joined(separator: " & ") + " \\\\\n")
    }
    output.write("\\bottomrule\n\\end{\(environment)}}\n")
    if !isLong { output.write("\\par\\bigskip\n") }
    stream = output
  }

  private static func heading(_ text: String) -> String {
    text.hasSuffix("↑") ? String(text.dropLast()).inLatex + "$\\uparrow$" : text.inLatex
  }

  private func texts(of statement: TraceStatement?, _ count: Int) -> [String] {
    guard let statement else { return Array(repeating: "", count: count) }
    return statement.parts.map { part in
      guard let part else { return "" }
      let text = setter.text(of: part.expression) + (part.isMarked ? "^{*}" : "")
      return "$" + Self.sign(part.sign) + text + "$"
    }
  }

  private static func sign(_ sign: TracePart.Sign) -> String {
    switch sign {
    case .none: ""
    case .equals: "{} = "
    case .equalsBesideAdds: "{} \\mathrel{\\phantom{+}}= "
    case .adds: "{} \\mathrel{+}= "
    case .becomes: "{} \\to "
    }
  }
}
