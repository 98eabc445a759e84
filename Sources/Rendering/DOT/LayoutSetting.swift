import Figures
import Graphviz

/// What Graphviz leaves open in the layout of a figure.
struct LayoutSetting {
  /// A corner of a frame.
  enum TitlePlace: CaseIterable {
    case topLeft, topRight, bottomLeft, bottomRight
  }

  /// How much of a long text there is room for on an edge, and at a corner of a frame.
  enum LabelRoom {
    case wide, narrow
  }

  /// Where each frame's title stands.
  var titles: [TitlePlace] = []
  /// Between a frame and what is in it, in points.
  var margin = 14
  /// How much farther apart than usual nodes of a row stand.
  var spread = 1.0
  /// How much farther apart than usual rows stand.
  var rise = 1.0
  /// Whether inputs stand in one row as written.
  var keepsRows = true
  /// Whether Graphviz leaves what is in frames as it was before it took all frames together; it would else forget the
  /// order of rows.
  var keepsFrames = false
  var labelRoom = LabelRoom.wide
  /// Whether there is room for other numbers than those that are written.
  var hasRoom = false
  /// Whether roots have bars, which our own renderers draw; else they have brackets.
  var barsRoots = true

  /// For readers whose renderers draw no bars.
  var withoutBars: LayoutSetting {
    var setting = self
    setting.barsRoots = false
    return setting
  }

  fileprivate static let framed = [
    Self(), Self(spread: 1.5), Self(margin: 26), Self(margin: 26, spread: 1.8), Self(margin: 40, spread: 1.3),
    Self(spread: 2.4), Self(margin: 26, keepsRows: false),
  ]
  fileprivate static let plain = [
    Self(), Self(spread: 1.4), Self(spread: 1.2, rise: 1.6), Self(spread: 1.9, rise: 1.3), Self(rise: 2.4),
    Self(spread: 2.6, rise: 2), Self(spread: 3.5, rise: 2.5), Self(spread: 5, rise: 3.5),
  ]

  /// The same, with the first that has room for many labels side by side before those that have not.
  fileprivate static let roomy = Array(plain[3...] + plain[..<3])

  fileprivate var withShortLabels: Self {
    var setting = self
    setting.labelRoom = .narrow
    return setting
  }
}

/// A figure laid out, with edges and labels where they are drawn.
struct SettledLayout {
  let setting: LayoutSetting
  let arrangement: Arrangement
}

extension Figure {
  /// Lays the figure out until every label has a place beside its edge and no edge runs through text; the layout with
  /// the fewest flaws stands where none is without.
  func settled(
    _ theme: Theme, limits: LayoutLimits, marks: TextMarks = .none, hasRoom: Bool = false, rules: RuleSlot = .none
  ) throws(GraphvizError) -> SettledLayout {
    let palette = Palette.coded(theme, marks)
    if tape != nil { return try settledRows(palette, limits, rules) }
    var best: SettledLayout?
    var fewest = Int.max
    var forgetsRows = false
    let layout = asWorksheet
    var writer = DOTWriter(layout, palette: palette, setting: LayoutSetting(hasRoom: hasRoom), rules: rules)
    for attempt in attempts {
      var setting = attempt
      setting.titles = Array(repeating: .topLeft, count: frames.count)
      (setting.keepsFrames, setting.hasRoom) = (forgetsRows, hasRoom)
      for place in LayoutSetting.TitlePlace.allCases {
        let dot = writer.text(in: setting)
        var arrangement = Arrangement(of: try Graphviz.drawing(of: dot, limits: limits), layout)
        let flaws = LayoutFlaws(in: arrangement, arrangement.place())
        if flaws.count < fewest {
          best = SettledLayout(setting: setting, arrangement: arrangement)
          fewest = flaws.count
        }
        let isNews = flaws.disorder > 0 && !forgetsRows && !frames.isEmpty
        if flaws.crossedTitles.isEmpty, !isNews { break }
        if isNews { (forgetsRows, setting.keepsFrames) = (true, true) }
        let next = LayoutSetting.TitlePlace.allCases.drop { $0 != place }.dropFirst().first ?? .topLeft
        for frame in flaws.crossedTitles { setting.titles[frame] = next }
      }
      if fewest == 0 { break }
    }
    if let best, sheet?.answers.isEmpty == false {
      // The key stands where the sheet does.
      let dot = DOTWriter.text(of: self, palette: palette, setting: best.setting)
      let key = Arrangement(of: try Graphviz.drawing(of: dot, limits: limits), self)
      return SettledLayout(setting: best.setting, arrangement: key.arranged(as: best.arrangement))
    }
    if let best { return best }
    throw GraphvizError(stage: .layout, message: "there is no layout")
  }

  /// Rows and arcs stand where we put them.
  private func settledRows(
    _ palette: Palette, _ limits: LayoutLimits, _ rules: RuleSlot
  ) throws(GraphvizError) -> SettledLayout {
    let setting = LayoutSetting(titles: Array(repeating: .topLeft, count: frames.count))
    let dot = DOTWriter.text(of: self, palette: palette, setting: setting, rules: rules)
    return SettledLayout(
      setting: setting, arrangement: Arrangement(of: try Graphviz.drawing(of: dot, limits: limits), self))
  }

  /// One attempt only for a figure so large that each takes long.
  private var attempts: [LayoutSetting] {
    let isFramed = frames.contains { $0.role == .composite }
    let all = isFramed ? LayoutSetting.framed : hasManySideBySide ? LayoutSetting.roomy : LayoutSetting.plain
    if boxes.count > 200 { return Array(all.prefix(1)) }
    return hasLongLabels ? all + all.map(\.withShortLabels) : all
  }

  private var hasManySideBySide: Bool {
    let labelled = arrows.lazy.filter { $0.label != nil }.map { [$0.from, $0.to] }
    return Dictionary(grouping: labelled) { $0 }.values.contains { $0.count > 6 }
  }
}
