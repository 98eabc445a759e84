import Figures

extension HTMLLabel {
  /// One line in a cell of its exact width, all on one baseline whatever their faces are.
  ///
  /// Graphviz sets a line of one upright face a point lower than one of several: the others are lowered by padding.
  func tapeCell(_ runs: [Run], size: Double, height: Int) -> (markup: String, width: Int, lead: Int) {
    let isOneFace = runs.count == 1 && !runs[0].isItalic && runs[0].script == .normal
    let padding = isOneFace ? 0 : 1
    let width = Int(self.width(runs, size: size).rounded(.up)) + 2 * padding
    let markup =
      "<td align=\"left\" valign=\"top\" cellpadding=\"\(padding)\" fixedsize=\"true\" width=\"\(width)\" "
      + "height=\"\(height)\">\(self.runs(runs, size: size))</td>"
    return (markup, width, padding)
  }
}
