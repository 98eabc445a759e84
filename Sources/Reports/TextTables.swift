import Notation

/// Tables as columns of plain text.
struct TextTables: BlockWriter {
  let precision: Int

  func write(_ table: Table, to stream: inout ByteStream) {
    var widths = table.columns.map { text($0.header).count }
    for row in table.rows {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], text(cell).count) }
    }
    stream.write(table.title + "\n")
    write(table.columns.map(\.header), table, widths, to: &stream)
    for row in table.rows { write(row, table, widths, to: &stream) }
  }

  private func write(_ row: [Cell], _ table: Table, _ widths: [Int], to stream: inout ByteStream) {
    var line = ""
    for (column, cell) in row.enumerated() {
      let text = text(cell)
      let space = String(repeating: " ", count: widths[column] - text.count)
      line += "  " + (table.columns[column].isNumeric ? space + text : text + space)
    }
    while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
    stream.write(line + "\n")
  }

  func write(line: [Cell], to stream: inout ByteStream) {
    for cell in line { stream.write(text(cell)) }
    stream.write("\n")
  }

  private func text(_ cell: Cell) -> String {
    switch cell {
    case .words(let text), .notation(let text), .decimal(let text): text
    case .derivative(let output, let variable): "∂\(output)/∂\(variable)"
    case .number(let number?, let isMarked): number.roundedText(precision: precision) + (isMarked ? "*" : "")
    case .number(nil, _): "–"
    case .exact(let number, let isMarked): number.tableText(precision: precision) + (isMarked ? "*" : "")
    case .path(let names): names.joined(separator: " → ")
    case .factors(let factors, let isFirst): factors.text(precision: precision, isFirst: isFirst)
    }
  }
}
