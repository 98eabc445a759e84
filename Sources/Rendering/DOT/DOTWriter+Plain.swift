import Figures

extension DOTWriter {
  /// Over the defaults of the other styles: text without outlines, hairlines, small arrowheads.
  mutating func writePlainDefaults() {
    text += "  graph [ranksep=0.6]\n"
    text += "  node [shape=plain, style=\"\"]\n"
    text += "  edge [penwidth=\(Self.hairline), arrowsize=0.5]\n"
  }

  static let hairline = 0.7

  func plainAttributes(_ box: Figure.Box) -> [String] {
    let hasSweep = figure.boxes.contains { $0.seed != nil }
    let rows = box.lines.enumerated().map { index, line in
      let isLast = hasSweep && index == box.lines.count - 1
      let content = isLast ? sweepLine(line, seed: box.seed) : label.line(line, size: index == 0 ? 18 : Self.smallSize)
      return "<tr><td>\(content)</td></tr>"
    }
    return ["label=<\(label.table(rows.joined(), padding: 3, paint: box.heat?.paint))>"]
  }

  private static let smallSize = 15.0

  /// A seed is underlined, no farther than its text reaches; the others are as high.
  private func sweepLine(_ line: Line, seed: Role?) -> String {
    let height = Int(Self.smallSize) + 4
    guard !line.hasFraction, figure.sheet == nil else { return label.line(line, size: Self.smallSize) }
    let border = seed.map { "border=\"1\" sides=\"b\" color=\"\(palette.color(PaintName($0)))\"" } ?? ""
    let width = label.width(of: line, size: Self.smallSize) + 2
    return "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\" fixedsize=\"true\" "
      + "width=\"\(width)\" height=\"\(height)\"><tr><td \(border)>\(label.line(line, size: Self.smallSize))</td></tr>"
      + "</table>"
  }
}
