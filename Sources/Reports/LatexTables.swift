import Differentiation
import Notation

/// Tables for LaTeX with the packages amsmath and booktabs.
struct LatexTables: BlockWriter {
  let precision: Int

  func write(_ table: Table, to stream: inout ByteStream) {
    let alignment = table.columns.map { $0.isNumeric ? "r" : "l" }.joined()
    stream.write("% \(table.title)\n\\begin{tabular}{\(alignment)}\n\\toprule\n")
    write(table.columns.map(\.header), to: &stream)
    stream.write("\\midrule\n")
    for row in table.rows { write(row, to: &stream) }
    stream.write("\\bottomrule\n\\end{tabular}\n")
  }

  private func write(_ row: [Cell], to stream: inout ByteStream) {
    for (column, cell) in row.enumerated() {
      if column > 0 { stream.write(" & ") }
      stream.write(text(cell))
    }
    stream.write(" \\\\\n")
  }

  func write(line: [Cell], to stream: inout ByteStream) {
    for cell in line { stream.write(text(cell)) }
    stream.write("\\par\n")
  }

  private func text(_ cell: Cell) -> String {
    switch cell {
    case .words(let text): text.inLatex
    case .notation(let text): text.isEmpty ? "" : "$" + LatexExpression.text(ofNotation: text) + "$"
    case .derivative(let output, let variable): "$\\partial \(name(output))/\\partial \(name(variable))$"
    case .number(let number?, let isMarked): "$" + text(number) + (isMarked ? "^{*}" : "") + "$"
    case .number(nil, _): "--"
    case .exact(let number, let isMarked): "$" + text(number) + (isMarked ? "^{*}" : "") + "$"
    case .decimal(let text): "$" + decimal(text) + "$"
    case .path(let names): "$" + names.map { LatexName.text(of: $0) }.joined(separator: " \\to ") + "$"
    case .factors(let factors, let isFirst): "$" + factors.latex(isFirst: isFirst, number: text, exact: text) + "$"
    }
  }

  private func name(_ name: String) -> String { name == Cell.anyNode ? "\\cdot" : LatexName.text(of: name) }

  private func decimal(_ text: String) -> String {
    let parts = text.split(separator: "e")
    return parts.count == 2 ? "\(parts[0]) \\cdot 10^{\(parts[1])}" : text
  }

  private func text(_ value: Rational) -> String {
    value.isShort ? value.latex : "\\approx " + text(value.nearestDouble)
  }

  private func text(_ value: Double) -> String { RoundedNumber(value, precision: precision).latex }
}

extension RoundedNumber {
  /// As mathematics: `-1.2 \cdot 10^{-7}`.
  var latex: String { (isNegative ? "-" : "") + latexMagnitude }

  var latexMagnitude: String {
    let digits = digits == "NaN" ? "\\mathrm{NaN}" : digits == "∞" ? "\\infty" : digits
    return digits + (exponent.map { " \\cdot 10^{\($0)}" } ?? "")
  }
}
