import Graphviz

/// Runs that touch on one baseline: one `<text>`, so that a reader can select and search the line as a whole.
struct SVGTextLine {
  var runs: [TextRun] = []

  func accepts(_ run: TextRun) -> Bool {
    guard let last = runs.last else { return false }
    return abs(last.baseline - run.baseline) < 0.01 && abs(last.x + last.width - run.x) < 0.5
      && last.font.family == run.font.family
  }

  func markup(palette: inout SVGPalette, fonts: FontStacks) -> String {
    let runs = withoutLeadingSpaces
    guard let first = runs.first else { return "" }
    let fills = runs.map { fill(of: $0, palette: &palette) }
    let oneFill = fills.allSatisfy { $0 == fills[0] }
    var markup = "<text x=\""
    markup.reserveCapacity(160 * runs.count)
    markup += number(first.x)
    markup += "\" y=\""
    markup += number(first.baseline)
    markup += "\" font-size=\""
    markup += number(first.size)
    markup += "\""
    if first.font.family != .serif { markup += " font-family=\"\(fonts[first.font.family])\"" }
    if oneFill { markup += fills[0] }
    if runs.count == 1, first.font.script == nil {
      return markup + setting(of: first, isAlone: true) + ">\(content(of: first))</text>\n"
    }
    markup += ">"
    for (run, fill) in zip(runs, fills) {
      addSpan(run, lineSize: first.size, fill: oneFill ? "" : fill, to: &markup)
    }
    markup += "</text>\n"
    return markup
  }

  // Some viewers trim even unbreakable spaces where a span begins, and so move its text. The space goes to the span
  // before, whose end moves nothing.
  private var withoutLeadingSpaces: [TextRun] {
    var result: [TextRun] = []
    for var run in runs {
      guard let first = run.text.first else { continue }
      guard first == " " || first == "\u{A0}" else {
        result.append(run)
        continue
      }
      let spaces = String(run.text.prefix { $0 == " " || $0 == "\u{A0}" })
      let width = Graphviz.textWidth(spaces, font: run.font, size: run.size)
      if !result.isEmpty {
        result[result.count - 1].text += spaces
        result[result.count - 1].width += width
      }
      run.text.removeFirst(spaces.count)
      run.x += width
      run.width -= width
      if !run.text.isEmpty { result.append(run) }
    }
    return result
  }

  // An absolute x and a length, so that a substituted font neither pushes nor covers what follows.
  private func addSpan(_ run: TextRun, lineSize: Double, fill: String, to markup: inout String) {
    let size = run.font.script == nil ? run.size : run.size * Graphviz.scriptScale
    markup += "<tspan x=\""
    markup += number(run.x)
    markup += "\" y=\""
    markup += number(run.baseline - rise(of: run))
    markup += "\""
    if size != lineSize { markup += " font-size=\"\(number(size))\"" }
    markup += fill
    markup += setting(of: run)
    markup += ">"
    markup += content(of: run)
    markup += "</tspan>"
  }
}

func fill(of run: TextRun, palette: inout SVGPalette) -> String {
  let fill = palette.attributes(.fill, run.isTransparent ? nil : run.color)
  return (fill.className.map { " class=\"\($0)\"" } ?? "") + fill.text
}

private func face(of run: TextRun) -> String {
  (run.font.italic ? " font-style=\"italic\"" : "") + (run.font.bold ? " font-weight=\"bold\"" : "")
}

private func setting(of run: TextRun, isAlone: Bool = false) -> String {
  var setting = face(of: run)
  if run.text.utf8.count != run.text.unicodeScalars.count, run.text.unicodeScalars.contains(where: \.runsFromRight) {
    setting += " unicode-bidi=\"isolate\""
  }
  // A letter alone pushes nothing.
  return isAlone && run.text.unicodeScalars.count == 1 ? setting : setting + fittedLength(of: run)
}

private func content(of run: TextRun) -> String { escaped(keepingSpaces(run.text)) }

func rise(of run: TextRun) -> Double {
  switch run.font.script {
  case .super: run.size * Graphviz.superscriptRise
  case .sub: -run.size * Graphviz.subscriptDrop
  case nil: 0
  }
}

// Only for characters whose width we know; others would be squeezed or stretched.
private func fittedLength(of run: TextRun) -> String {
  guard run.width > 0, run.text.unicodeScalars.allSatisfy(hasKnownWidth) else { return "" }
  return " textLength=\"\(number(run.width))\" lengthAdjust=\"spacingAndGlyphs\""
}

private func hasKnownWidth(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20..<0x7F, 0xA0..<0x250, 0x300..<0x530, 0x1E00..<0x1F00, 0x2010..<0x2028, 0x2030..<0x205F, 0x2070..<0x2300,
    0x2460..<0x2500:
    true
  default: false
  }
}
