import Figures
import Graphviz

/// How the blanks of a worksheet are drawn: a frame with the blank's sign, wide enough to write in.
///
/// The frame is what a cell leaves of a filled table, in whole points and the same in every renderer.
extension HTMLLabel {
  private static let signWidth = 16
  private static let leastRoom = 36
  private static let textSize = 17.0

  /// In points, that of every blank in the figure.
  var blankWidth: Int {
    let room = Int(((sheet?.room ?? 0) * Self.textSize).rounded(.up)) + 8
    return max(Self.leastRoom, room) + Self.signWidth + 2
  }

  var blankHeight: Int { sheet?.isTall == true ? 52 : 26 }

  /// A line with blanks, each stretch of it a cell of its exact width.
  func lineWithBlanks(_ line: Line, size: Double, width: Int = 0) -> String {
    let stretches = line.stretchesByBlank
    let given = stretches.filter { $0.blank == nil && $0.hasFraction }
    let height = max(given.map { fractionHeight(Line($0.pieces), size) + 2 }.max() ?? 0, blankHeight + 4)
    var cells = stretches.flatMap { stretch -> [(markup: String, width: Int)] in
      guard let blank = stretch.blank else { return stretch.pieces.map { cell($0, size: size, height: height) } }
      return [(blankCell(blank, stretch.pieces, size: size, height: height), blankWidth + 4)]
    }
    let filled = cells.reduce(0) { $0 + $1.width }
    if filled < width {
      cells.append(("<td fixedsize=\"true\" width=\"\(width - filled)\" height=\"1\"></td>", width - filled))
    }
    return fixedTable(width: max(filled, width), height: height, "<tr>\(cells.map(\.markup).joined())</tr>")
  }

  func widthWithBlanks(_ runs: [Run], size: Double) -> Double {
    guard sheet != nil else { return self.width(runs, size: size) }
    return Line(runs).stretchesByBlank.reduce(0) { width, stretch in
      width + (stretch.blank == nil ? self.width(stretch.runs, size: size).rounded(.up) : Double(blankWidth + 4))
    }
  }

  private func blankCell(_ blank: Int, _ pieces: [Piece], size: Double, height rowHeight: Int) -> String {
    let sign = runs([Run(sheet?.signs.dropFirst(blank - 1).first ?? "", role: .muted)], size: 11)
    // In a row that is higher by an odd number of points Graphviz would add one below.
    let frameHeight = blankHeight + (rowHeight - blankHeight) % 2
    let (width, height) = (blankWidth - 2, frameHeight - 2)
    let answer = answer(pieces, size: size, width: width - Self.signWidth, height: height)
    let cells = fixedCell(Self.signWidth, height, sign) + fixedCell(width - Self.signWidth, height, answer)
    let paper = fixedCell(width, height, fixedTable(width: width, height: height, "<tr>\(cells)</tr>"), .background)
    let frame = fixedTable(width: blankWidth, height: frameHeight, "<tr>\(paper)</tr>", frame: .line)
    return fixedCell(blankWidth + 4, rowHeight, frame)
  }

  /// Graphviz does not bear tables in cells that are too small for them, so a fraction that is too large has a slash.
  private func answer(_ pieces: [Piece], size: Double, width: Int, height: Int) -> String {
    guard pieces.contains(where: \.isAnswer) else { return "" }
    let answer = Line(pieces.map(\.withoutBlank))
    let isLow = pieces.count == 1 || fractionHeight(answer, size) + 2 <= height
    if isLow, self.width(of: answer, size: size) <= width { return line(answer, size: size) }
    return runs([Run(answer.plainText, role: .answer)], size: size)
  }

  private func fixedCell(_ width: Int, _ height: Int, _ content: String, _ paint: PaintName? = nil) -> String {
    let color = paint.map { " bgcolor=\"\(palette.color($0))\"" } ?? ""
    return "<td fixedsize=\"true\" width=\"\(width)\" height=\"\(height)\"\(color)>\(content)</td>"
  }

  /// - Parameter frame: shows between the cells and around them.
  private func fixedTable(width: Int, height: Int, _ rows: String, frame: PaintName? = nil) -> String {
    let color = frame.map { " bgcolor=\"\(palette.color($0))\"" } ?? ""
    return "<table border=\"0\" cellborder=\"0\" cellspacing=\"\(frame == nil ? 0 : 1)\" cellpadding=\"0\" "
      + "fixedsize=\"true\" width=\"\(width)\" height=\"\(height)\"\(color)>\(rows)</table>"
  }
}

extension DOTWriter {
  /// The answers of a key, and on the worksheet as much room, so that what stands above is where it is there.
  func answerRows(_ label: HTMLLabel) -> [String] {
    guard let sheet = figure.sheet else { return [] }
    let width = Int((sheet.width * Self.answerSize).rounded(.up))
    let columns = sheet.signs.count > 8 ? 2 : 1
    let room = "<tr><td fixedsize=\"true\" width=\"\(width * columns)\" height=\"1\"></td></tr>"
    let cells = sheet.answers.map { "<td align=\"left\">\(label.line($0, size: Self.answerSize, width: width))</td>" }
    let rows = stride(from: 0, to: cells.count, by: columns).map { start in
      "<tr>\(cells[start..<min(start + columns, cells.count)].joined())</tr>"
    }
    return [label.table(room, padding: 0)] + (rows.isEmpty ? [] : [label.table(rows.joined(), padding: 0)])
  }

  private static let answerSize = 15.0
}

extension Figure {
  /// A key as the worksheet that it belongs to: the layout of both is that of the worksheet.
  var asWorksheet: Figure {
    guard let sheet, !sheet.answers.isEmpty else { return self }
    var worksheet = self
    worksheet.sheet?.answers = []
    for index in boxes.indices {
      worksheet.boxes[index].lines = boxes[index].lines.map(\.emptied)
      if case .wire(let name, let above, let below) = boxes[index].shape {
        worksheet.boxes[index].shape = .wire(name: name, above: above.emptied, below: below.emptied)
      }
    }
    for index in arrows.indices { worksheet.arrows[index].label = arrows[index].label?.emptied }
    worksheet.formulas = formulas.map(\.emptied)
    return worksheet
  }
}

private struct Stretch {
  var blank: Int?
  var pieces: [Piece]

  var runs: [Run] { pieces.flatMap { if case .runs(let runs) = $0 { runs } else { [Run]() } } }

  var hasFraction: Bool { pieces.contains { if case .fraction = $0 { true } else { false } } }
}

extension Line {
  var hasBlank: Bool { pieces.contains { $0.blanks.contains { $0 != nil } } }

  fileprivate var stretchesByBlank: [Stretch] {
    var stretches: [Stretch] = []
    for piece in pieces.flatMap(\.single) {
      let blank = piece.blanks.first ?? nil
      if let last = stretches.last, last.blank == blank {
        stretches[stretches.count - 1].pieces.append(piece)
      } else {
        stretches.append(Stretch(blank: blank, pieces: [piece]))
      }
    }
    return stretches.map { Stretch(blank: $0.blank, pieces: Self.joined($0.pieces)) }
  }

  /// Neighbouring runs as one piece.
  private static func joined(_ pieces: [Piece]) -> [Piece] {
    var joined: [Piece] = []
    for piece in pieces {
      if case .runs(let more) = piece, case .runs(let runs) = joined.last {
        joined[joined.count - 1] = .runs(runs + more)
      } else {
        joined.append(piece)
      }
    }
    return joined
  }

  fileprivate var emptied: Line {
    Line(
      stretchesByBlank.flatMap { stretch -> [Piece] in
        stretch.blank.map { [.runs([Run(blank: $0)])] } ?? stretch.pieces
      })
  }
}

extension [Run] {
  fileprivate var emptied: [Run] {
    Line(self).emptied.pieces.flatMap { if case .runs(let runs) = $0 { runs } else { [Run]() } }
  }
}

extension Run {
  fileprivate init(blank: Int) {
    self.init("____", role: .answer)
    self.blank = blank
  }
}

extension Piece {
  fileprivate var blanks: [Int?] {
    switch self {
    case .runs(let runs): runs.map(\.blank)
    case .fraction(let numerator, _, _): [numerator.first?.blank]
    }
  }

  /// Each run as a piece of its own.
  fileprivate var single: [Piece] {
    if case .runs(let runs) = self { runs.map { .runs([$0]) } } else { [self] }
  }

  fileprivate var isAnswer: Bool {
    if case .runs(let runs) = self { runs.contains { $0.text != "____" } } else { true }
  }

  fileprivate var withoutBlank: Piece {
    let cleared = { (runs: [Run]) in
      runs.map { run in
        var run = run
        run.blank = nil
        return run
      }
    }
    return switch self {
    case .runs(let runs): .runs(cleared(runs))
    case .fraction(let numerator, let denominator, let role):
      .fraction(numerator: cleared(numerator), denominator: cleared(denominator), role: role)
    }
  }
}
