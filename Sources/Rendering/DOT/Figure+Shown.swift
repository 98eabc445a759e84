import Figures

/// How wide texts may be, in columns; more than anything that we write ourselves takes.
private enum Widest {
  /// Names, which are italic, and other text in labels.
  static let (name, label) = (40, 60)
  /// Text on edges and frames for which there is no room.
  static let (long, crowded) = (36, 20)
  /// Words beneath and beside the drawing.
  static let words = 120
  static let captionWord = 80
  static let caption = 900
}

extension Figure {
  /// The figure with labels that can be drawn, whatever their text: the whole of it is in ``wholeLabels(_:)``.
  var shown: Figure {
    guard !isHarmless else { return self }
    var figure = self
    for index in boxes.indices {
      figure.boxes[index].lines = boxes[index].lines.map { $0.shown() }
      if case .wire(let name, let above, let below) = boxes[index].shape {
        figure.boxes[index].shape = .wire(name: name.shown(), above: above.shown(), below: below.shown())
      }
    }
    for index in arrows.indices { figure.arrows[index].label = arrows[index].label?.shown() }
    for index in frames.indices { figure.frames[index].title = frames[index].title.shown() }
    for index in notes.indices { figure.notes[index].lines = notes[index].lines.map { $0.shown(Widest.words) } }
    figure.formulas = formulas.map { $0.shown(Widest.words) }
    figure.caption = caption.map(\.shownAsCaption)
    for index in legend.indices {
      figure.legend[index].sign = legend[index].sign.shown()
      figure.legend[index].words = ShownText.of(legend[index].words, columns: Widest.words)
    }
    return figure
  }

  /// Those that are drawn in another form, by the ids of what they stand in.
  func wholeLabels(_ room: LayoutSetting.LabelRoom) -> [String: String] {
    guard room == .narrow || !isHarmless else { return [:] }
    var whole: [String: String] = [:]
    for box in boxes where box.texts != box.texts.map({ $0.shown() }) {
      whole[box.id] = box.texts.map(\.plainText).joined(separator: "\n")
    }
    for arrow in arrows {
      if let label = arrow.label, label != label.shown().shown(room) { whole[arrow.id] = label.plainText }
    }
    for (index, frame) in frames.enumerated() where frame.title != frame.title.shown().shown(room) {
      whole["frame\(index)"] = frame.title.plainText
    }
    return whole
  }

  /// Whether a label on an edge or frame is so long that a shorter one can make a layout possible.
  var hasLongLabels: Bool { (arrows.compactMap(\.label) + frames.map(\.title)).contains { $0.shown(.narrow) != $0 } }

  private var isHarmless: Bool {
    boxes.allSatisfy { $0.texts.allSatisfy { $0.isHarmless(Widest.name) } }
      && arrows.allSatisfy { $0.label?.isHarmless(Widest.name) ?? true }
      && frames.allSatisfy { $0.title.isHarmless(Widest.name) }
      && notes.allSatisfy { $0.lines.allSatisfy { $0.isHarmless(Widest.name) } }
      && formulas.allSatisfy { $0.isHarmless(Widest.words) } && caption.allSatisfy { $0.isHarmless(Widest.captionWord) }
      && legend.allSatisfy { $0.sign.isHarmless(Widest.name) && $0.words.isHarmless(Widest.words) }
  }
}

extension Figure.Box {
  fileprivate var texts: [Line] {
    if case .wire(let name, let above, let below) = shape {
      lines + [name, above, below].map { Line($0) }
    } else {
      lines
    }
  }
}

extension Line {
  fileprivate func isHarmless(_ columns: Int) -> Bool {
    pieces.allSatisfy { piece in
      switch piece {
      case .runs(let runs): runs.isHarmless(columns)
      case .fraction(let numerator, let denominator, _):
        numerator.isHarmless(columns) && denominator.isHarmless(columns)
      }
    }
  }

  /// A label on an edge or frame.
  func shown(_ room: LayoutSetting.LabelRoom) -> Line {
    room == .wide || isHarmless(Widest.long) ? self : shown(Widest.crowded)
  }

  fileprivate func shown(_ columns: Int = Widest.label) -> Line {
    Line(
      pieces.map { piece in
        switch piece {
        case .runs(let runs): .runs(runs.shown(columns))
        case .fraction(let numerator, let denominator, let role):
          .fraction(numerator: numerator.shown(columns), denominator: denominator.shown(columns), role: role)
        }
      })
  }

  fileprivate var shownAsCaption: Line {
    let shown = shown(Widest.caption)
    guard shown.pieces.count == 1, case .runs(let runs) = shown.pieces[0] else { return shown }
    return Line(
      runs.map { run in
        var run = run
        run.text = ShownText.breakable(run.text, columns: Widest.captionWord)
        return run
      })
  }
}

extension [Run] {
  fileprivate func isHarmless(_ columns: Int) -> Bool { allSatisfy { $0.text.isHarmless(columns) } }

  fileprivate func shown(_ columns: Int = Widest.label) -> [Run] {
    map { run in
      var run = run
      run.text = ShownText.of(run.text, columns: run.isItalic ? Swift.min(Widest.name, columns) : columns)
      return run
    }
  }
}

extension String {
  /// Short, and in scripts whose characters come one by one from left to right: most texts need no further look.
  fileprivate func isHarmless(_ columns: Int) -> Bool {
    guard utf8.count <= columns else { return false }
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return true }
    var wasMark = true
    for scalar in unicodeScalars {
      let isMark = scalar == "\u{304}" || scalar == "\u{307}"
      guard isMark ? !wasMark : scalar.isHarmless else { return false }
      wasMark = isMark
    }
    return true
  }
}

extension Unicode.Scalar {
  fileprivate var isHarmless: Bool {
    switch value {
    case 0x20..<0x7F, 0xA0..<0x300, 0x370..<0x483, 0x48A..<0x590, 0x1E00..<0x2000, 0x2010..<0x2028, 0x2030..<0x2060,
      0x2070..<0x20D0, 0x2100..<0x2300, 0x2460..<0x2500:
      true
    default: false
    }
  }
}
