extension Theme {
  /// Every colour as a custom property of CSS, which figures in SVG follow where a page sets it:
  /// `--chainrule-ink:#1f2937;…`
  public var customProperties: String {
    PaintName.all.map { "--chainrule-\($0.className):\(color($0));" }.joined()
  }
}
