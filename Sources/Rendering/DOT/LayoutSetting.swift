import Figures
import Graphviz

/// What Graphviz leaves open in the layout of a figure.
struct LayoutSetting {
  /// A corner of a frame.
  enum TitlePlace: CaseIterable {
    case topLeft, topRight, bottomLeft, bottomRight
  }

  /// Where each frame's title stands.
  var titles: [TitlePlace]
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

  typealias Attempt = (margin: Int, spread: Double, rise: Double, keepsRows: Bool)

  static let framed: [Attempt] = [
    (14, 1, 1, true), (14, 1.5, 1, true), (26, 1, 1, true), (26, 1.8, 1, true), (40, 1.3, 1, true), (14, 2.4, 1, true),
    (26, 1, 1, false),
  ]
  static let plain: [Attempt] = [
    (14, 1, 1, true), (14, 1.4, 1, true), (14, 1.2, 1.6, true), (14, 1.9, 1.3, true), (14, 1, 2.4, true),
    (14, 2.6, 2, true), (14, 3.5, 2.5, true),
  ]
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
    let isFramed = frames.contains { $0.role == .composite }
    var best: SettledLayout?
    var fewest = Int.max
    var forgetsRows = false
    let layout = asWorksheet
    for attempt in attempts(isFramed: isFramed) {
      var setting = LayoutSetting(
        titles: Array(repeating: .topLeft, count: frames.count), margin: attempt.margin, spread: attempt.spread,
        rise: attempt.rise, keepsRows: attempt.keepsRows, keepsFrames: forgetsRows, hasRoom: hasRoom)
      for place in LayoutSetting.TitlePlace.allCases {
        let dot = DOTWriter.text(of: layout, palette: palette, setting: setting, rules: rules)
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
  private func attempts(isFramed: Bool) -> [LayoutSetting.Attempt] {
    let all = isFramed ? LayoutSetting.framed : LayoutSetting.plain
    return boxes.count > 200 ? Array(all.prefix(1)) : all
  }
}
