import Figures
import Graphviz

/// Writes lines of a figure as Graphviz's HTML-like labels. Every character of text goes through ``escaped(_:)``.
struct HTMLLabel {
  let palette: Palette
  let font: Font
  /// What blanks have in common, where there are any.
  let sheet: Figure.Sheet?
  /// Whether lines are wide enough for other numbers than those they have.
  let hasRoom: Bool
  /// Whether what stands under a root is marked as such instead of being in brackets.
  let barsRoots: Bool

  /// - Parameter family: else the one the theme has for text.
  init(
    palette: Palette, family: Font.Family? = nil, sheet: Figure.Sheet? = nil, hasRoom: Bool = false,
    barsRoots: Bool = true
  ) {
    self.palette = palette
    self.sheet = sheet
    self.hasRoom = hasRoom
    self.barsRoots = barsRoots
    font = Font(family ?? palette.theme.fonts.text)
  }

  /// One line above the other; the size of each in points.
  ///
  /// - Parameter width: in points, where the lines shall be no narrower.
  func lines(
    _ lines: [(line: Line, size: Double)], align: String = "center", padding: Int = 1, width: Int = 0
  ) -> String {
    let rows = lines.map { entry in
      let room = room(for: entry.line, size: entry.size) + height(for: entry.line, size: entry.size, padding: padding)
      return "<tr><td align=\"\(align)\"\(room)>\(line(entry.line, size: entry.size, width: width))</td></tr>"
    }
    return table(rows.joined(), padding: padding, width: width)
  }

  /// The width of a line in which every number that a page may change is as wide as four digits with sign and point;
  /// a factor, of which there are often many, as three digits.
  private func room(for line: Line, size: Double) -> String {
    guard hasRoom else { return "" }
    var more = 0.0
    for case .runs(let runs) in line.pieces {
      for number in runs.split(whereSeparator: { $0.number == nil }) {
        let isFactor = number.first?.number?.isBracketed == true
        more += max(0, (isFactor ? 1.5 : 3) * size - width(Array(number), size: size))
      }
    }
    return more == 0 ? "" : " width=\"\(width(of: line, size: size) + Int(more.rounded(.up)))\""
  }

  /// A line with high roots is as much higher as they are.
  private func height(for line: Line, size: Double, padding: Int) -> String {
    let rise = barsRoots ? line.rootRise(size: size) : 0
    guard rise > 0 else { return "" }
    return " height=\"\(Int((1.2 * size + rise).rounded(.up)) + 2 * padding)\" valign=\"bottom\""
  }

  /// Pieces side by side; Graphviz would put them in the middle of a wider cell, so they are filled up on the right.
  func line(_ line: Line, size: Double, width: Int = 0) -> String {
    if sheet != nil, line.hasBlank { return lineWithBlanks(line, size: size, width: width) }
    if line.pieces.count == 1, case .runs(let runs) = line.pieces[0] { return self.runs(runs, size: size) }
    let height = fractionHeight(line, size) + 2
    var cells = line.pieces.map { cell($0, size: size, height: height) }
    let filled = cells.reduce(0) { $0 + $1.width }
    if filled < width {
      cells.append(("<td fixedsize=\"true\" width=\"\(width - filled)\" height=\"1\"></td>", width - filled))
    }
    let width = max(filled, width)
    return "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\" fixedsize=\"true\" "
      + "width=\"\(width)\" height=\"\(height)\"><tr>\(cells.map(\.markup).joined())</tr></table>"
  }

  /// A cell of its exact width: Graphviz would share out what room there is.
  func cell(_ piece: Piece, size: Double, height: Int) -> (markup: String, width: Int) {
    let width = width(of: piece, size: size)
    let content =
      switch piece {
      case .runs(let runs): self.runs(runs, size: size)
      case .fraction(let numerator, let denominator, let role): fraction(numerator, denominator, role, size: size)
      }
    return ("<td fixedsize=\"true\" width=\"\(width)\" height=\"\(height)\">\(content)</td>", width)
  }

  private func width(of piece: Piece, size: Double) -> Int {
    switch piece {
    case .runs(let runs): Int(width(runs, size: size).rounded(.up))
    case .fraction(let numerator, let denominator, _): fractionWidth(numerator, denominator, size) + 2
    }
  }

  func runs(_ runs: [Run], size: Double) -> String {
    let text = rooted(runs).map { rooted -> String in
      let run = rooted.run
      guard !run.text.isEmpty else { return "" }
      var text = Self.escaped(run.text)
      for tag in rooted.lines.tags { text = "<\(tag)>\(text)</\(tag)>" }
      switch run.script {
      case .normal: break
      case .subscripted: text = "<sub>\(text)</sub>"
      case .superscripted: text = "<sup>\(text)</sup>"
      }
      if run.isItalic { text = "<i>\(text)</i>" }
      if run.role == .answer { text = "<b>\(text)</b>" }
      return "<font color=\"\(palette.color(PaintName(run.role), of: run))\">\(text)</font>"
    }.joined()
    return text.isEmpty ? "" : "<font face=\"\(font.graphvizName)\" point-size=\"\(Self.points(size))\">\(text)</font>"
  }

  private func rooted(_ runs: [Run]) -> [RootedRun] {
    barsRoots ? runs.rooted : runs.map { RootedRun(run: $0) }
  }

  private func fraction(_ numerator: [Run], _ denominator: [Run], _ role: Role, size: Double) -> String {
    let width = fractionWidth(numerator, denominator, size)
    let height = barHeight(size) + highRoom(numerator, denominator, size)
    let color = palette.color(PaintName(role), of: numerator.first?.withoutNumber)
    let place = "height=\"\(height)\"\(height > barHeight(size) ? " valign=\"bottom\"" : "")"
    // Without a width of its own the cell is as narrow as what is in it, and stands left in the table.
    let top = "<td sides=\"b\" border=\"1\" color=\"\(color)\" width=\"\(width)\" \(place)>"
    return "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\" fixedsize=\"true\" "
      + "width=\"\(width)\" height=\"\(2 * height + 5)\">"
      + "<tr>\(top)\(runs(numerator, size: size))</td></tr>"
      + "<tr><td height=\"\(height + 3)\">\(runs(denominator, size: size))</td></tr></table>"
  }

  private func barHeight(_ size: Double) -> Int { Int((size * 1.15).rounded(.up)) }

  /// Of the highest fraction in the line, or of what one would be.
  func fractionHeight(_ line: Line, _ size: Double) -> Int {
    line.pieces.reduce(2 * barHeight(size) + 5) { height, piece in
      guard case .fraction(let numerator, let denominator, _) = piece else { return height }
      return max(height, 2 * (barHeight(size) + highRoom(numerator, denominator, size)) + 5)
    }
  }

  /// What a fraction with roots or powers is higher above and below its bar, so that these keep clear of it.
  private func highRoom(_ numerator: [Run], _ denominator: [Run], _ size: Double) -> Int {
    let powerRoom = denominator.contains { $0.script == .superscripted } ? 2 : 0
    guard barsRoots, numerator.hasRoot || denominator.hasRoot else { return powerRoom }
    return 3 + Int(max(numerator.rootRise(size: size), denominator.rootRise(size: size)).rounded(.up))
  }

  private func fractionWidth(_ numerator: [Run], _ denominator: [Run], _ size: Double) -> Int {
    Int(max(width(numerator, size: size), width(denominator, size: size)).rounded(.up)) + 2
  }

  /// In points, rounded up.
  func width(of line: Line, size: Double) -> Int {
    line.pieces.reduce(0) { $0 + width(of: $1, size: size) }
  }

  func width(_ runs: [Run], size: Double) -> Double {
    rooted(runs).reduce(0) { width, rooted in
      let run = rooted.run
      let script: Font.Script? =
        switch run.script {
        case .normal: nil
        case .subscripted: .sub
        case .superscripted: .super
        }
      let face = Font(font.family, bold: run.role == .answer, italic: run.isItalic, script: script)
      return width + Graphviz.textWidth(run.text, font: face, size: size)
    }
  }

  func table(_ rows: String, padding: Int, width: Int = 0, paint: PaintName? = nil) -> String {
    var attribute = width > 0 ? " width=\"\(width)\"" : ""
    if let paint { attribute += " bgcolor=\"\(palette.color(paint))\"" }
    return "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"\(padding)\"\(attribute)>"
      + "\(rows)</table>"
  }

  /// Markup's own characters, and spaces as ones that stay; control characters go.
  static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy(standsAsItIs) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // Graphviz puts the node's name for \N, in such labels too, unless something stands between.
      case "\\": result += "\\\u{2060}"
      case " ": result += "&#160;"
      // Graphviz refuses a label with a text that ends in this: it waits for the end of a CDATA section.
      case "]": result += "&#93;"
      case let scalar where scalar.value < 0x20 || scalar.value == 0x7f: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func standsAsItIs(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "\\"),
      UInt8(ascii: "]"), 0...0x20, 0x7f:
      false
    default: true
    }
  }

  static func points(_ size: Double) -> String {
    let hundredths = Int((size * 100).rounded())
    return hundredths % 100 == 0 ? String(hundredths / 100) : String(Double(hundredths) / 100)
  }
}

extension TextLines {
  fileprivate var tags: [String] {
    if isEmpty { return [] }
    return [(TextLines.over, "o"), (.under, "u"), (.through, "s")].filter { contains($0.0) }.map(\.1)
  }
}

extension Run {
  /// The bar of a fraction comes with what stands on it, and is no number.
  fileprivate var withoutNumber: Run {
    var run = self
    run.number = nil
    return run
  }
}
