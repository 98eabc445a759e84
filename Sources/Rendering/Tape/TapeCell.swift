import Figures

extension HTMLLabel {
  /// One line in a cell of its exact width, all on one baseline whatever their faces are.
  ///
  /// Graphviz sets a line of one upright face a point lower than one of several: the others are lowered by padding.
  func tapeCell(_ runs: [Run], size: Double, height: Int) -> (markup: String, width: Int, lead: Int) {
    if height > Int(TapeLayout.lineHeight) { return tallTapeCell(runs, size: size, height: height) }
    let isOneFace = runs.count == 1 && !runs[0].isItalic && runs[0].script == .normal
    let padding = isOneFace ? 0 : 1
    let width = Int(self.width(runs, size: size).rounded(.up)) + 2 * padding
    let markup =
      "<td align=\"left\" valign=\"top\" cellpadding=\"\(padding)\" fixedsize=\"true\" width=\"\(width)\" "
      + "height=\"\(height)\">\(self.runs(runs, size: size))</td>"
    return (markup, width, padding)
  }

  /// In a line that has blanks, higher than text.
  private func tallTapeCell(_ runs: [Run], size: Double, height: Int) -> (markup: String, width: Int, lead: Int) {
    let line = Line(runs)
    let width = Int(widthWithBlanks(runs, size: size).rounded(.up))
    let content = line.hasBlank ? lineWithBlanks(line, size: size) : self.runs(runs, size: size)
    return ("<td fixedsize=\"true\" width=\"\(width)\" height=\"\(height)\">\(content)</td>", width, 0)
  }
}
