import Notation

/// Tables in GitHub's Markdown; notation stands in code spans, where nothing needs to be escaped.
struct MarkdownTables: BlockWriter {
  let precision: Int

  func write(_ table: Table, to stream: inout ByteStream) {
    stream.write("**" + table.title + "**\n\n")
    write(table.columns.map(\.header), to: &stream)
    stream.write("|")
    for column in table.columns { stream.write(column.isNumeric ? " --: |" : " :-- |") }
    stream.write("\n")
    for row in table.rows { write(row, to: &stream) }
  }

  private func write(_ row: [Cell], to stream: inout ByteStream) {
    stream.write("|")
    for cell in row { stream.write(" " + text(cell) + " |") }
    stream.write("\n")
  }

  /// Each line is a paragraph.
  func write(line: [Cell], to stream: inout ByteStream) {
    for cell in line { stream.write(text(cell)) }
    stream.write("  \n")
  }

  private func text(_ cell: Cell) -> String {
    switch cell {
    case .words(let text): escaped(text)
    case .notation(let text): text.isEmpty ? "" : "`" + text + "`"
    case .derivative(let output, let variable): "`∂\(output)/∂\(variable)`"
    case .number(let number?, let isMarked):
      number.roundedText(precision: precision, minus: "−") + (isMarked ? "\\*" : "")
    case .number(nil, _): "–"
    case .exact(let number, let isMarked):
      number.tableText(precision: precision, minus: "−") + (isMarked ? "\\*" : "")
    case .decimal(let text): text.replacing("-", with: "−")
    case .path(let names): "`" + names.joined(separator: " → ") + "`"
    case .factors(let factors, let isFirst): "`" + factors.text(precision: precision, isFirst: isFirst) + "`"
    }
  }

  private func escaped(_ text: String) -> String {
    text.hasPrefix("*") ? "\\" + text : text
  }
}
