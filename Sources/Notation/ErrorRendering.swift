extension SourceErrors {
  private static let limit = 20

  /// How grave what is rendered is.
  public enum Severity: String, Sendable {
    case error
    /// A remark that stands in the way of nothing.
    case note
  }

  /// The errors as a person wants to read them, in the order of the text; ends with a newline.
  public func rendered(color: Bool = false, as severity: Severity = .error) -> String {
    var renderer = ErrorRenderer(source: source, palette: Palette(isOn: color), severity: severity)
    let blocks = errors.sortedByPosition().prefix(Self.limit).map { renderer.block(of: $0) }
    let rest = errors.count - blocks.count
    let more = rest > 0 ? ["and \(rest) more \(severity)\(rest == 1 ? "" : "s")\n"] : []
    return (blocks + more).joined(separator: "\n")
  }
}

private struct Palette {
  let isOn: Bool

  func error(_ text: String) -> String { painted(text, "1;31") }
  func note(_ text: String) -> String { painted(text, "1;36") }
  func bold(_ text: String) -> String { painted(text, "1") }
  func gutter(_ text: String) -> String { painted(text, "34") }

  private func painted(_ text: String, _ code: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

private struct ErrorRenderer {
  let source: Source
  let palette: Palette
  let severity: SourceErrors.Severity
  var errorColumns = ColumnCounter()
  var noteColumns = ColumnCounter()

  init(source: Source, palette: Palette, severity: SourceErrors.Severity) {
    self.source = source
    self.palette = palette
    self.severity = severity
  }

  mutating func block(of error: SourceError) -> String {
    let lines = ([error.range] + error.notes.map(\.range)).map { source.lines.line(of: $0.lower) + 1 }
    let digits = String(lines.max() ?? 1).count
    let column = errorColumns.column(of: error.range.lower, in: source)
    let paint = severity == .error ? palette.error : palette.note
    let head = paint("\(severity):") + " " + palette.bold(error.what.message)
    var text = head + "\n" + place(error.range, column: column, digits: digits)
    text += excerpt(error.range, digits: digits, hint: error.what.hint, paint: paint)
    for note in error.notes {
      let column = noteColumns.column(of: note.range.lower, in: source)
      text += palette.note("note:") + " \(note.message)\n" + place(note.range, column: column, digits: digits)
      text += excerpt(note.range, digits: digits, hint: nil, paint: palette.note)
    }
    return text
  }

  private func place(_ range: SourceRange, column: Int, digits: Int) -> String {
    let name = source.name.map(\.displayText).joined()
    let arrow = palette.gutter(spaces(digits + 1) + "-->")
    return "\(arrow) \(name):\(source.lines.line(of: range.lower) + 1):\(column)\n"
  }

  private func excerpt(_ range: SourceRange, digits: Int, hint: String?, paint: (String) -> String) -> String {
    let line = LineExcerpt(of: range, in: source)
    let number = String(source.lines.line(of: range.lower) + 1)
    let empty = palette.gutter(spaces(digits + 2) + "|")
    let numbered = palette.gutter(spaces(digits + 1 - number.count) + number + " |")
    let carets = String(repeating: "^", count: line.underline)
    let mark = spaces(line.indentation) + paint(hint.map { "\(carets) \($0)" } ?? carets)
    return "\(empty)\n\(numbered)\(line.text.isEmpty ? "" : " " + line.text)\n\(empty) \(mark)\n"
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}

/// Counts columns on from the last place asked for, so that many errors in one huge line stay linear.
private struct ColumnCounter {
  private var line = -1
  private var offset: Int32 = 0
  private var characters = 0

  mutating func column(of target: Int32, in source: Source) -> Int {
    let targetLine = source.lines.line(of: target)
    if targetLine != line || target < offset {
      line = targetLine
      offset = source.lines.start(ofLine: line)
      characters = 0
    }
    characters += source.characterCount(in: SourceRange(lower: offset, upper: target))
    offset = target
    return characters + 1
  }
}
