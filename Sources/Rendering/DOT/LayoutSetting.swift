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

  /// Whether inputs stand in one row as written.
  var keepsRows = true
  /// Whether there is room for other numbers than those that are written.
  var hasRoom = false

  typealias Attempt = (margin: Int, spread: Double, keepsRows: Bool)

  static let framed: [Attempt] = [
    (14, 1, true), (14, 1.5, true), (26, 1, true), (26, 1.8, true), (40, 1.3, true), (14, 2.4, true), (26, 1, false),
  ]
  static let plain: [Attempt] = [
    (14, 1, true), (14, 1.4, true), (14, 1.9, true), (14, 0.7, true), (14, 1, false), (14, 1.5, false),
  ]
}

extension Figure {
  /// Lays the figure out until no arrow runs through a label or a title and no label lies on a frame's border; the
  /// layout with the fewest such flaws stands where none is without.
  func settled(
    limits: LayoutLimits, marks: TextMarks = .none, hasRoom: Bool = false, rules: RuleSlot = .none
  ) throws(GraphvizError) -> (setting: LayoutSetting, drawing: Drawing) {
    let isFramed = frames.contains { $0.role == .composite }
    var best: (setting: LayoutSetting, drawing: Drawing)?
    var fewest = Int.max
    for attempt in attempts(isFramed: isFramed) {
      var setting = LayoutSetting(
        titles: Array(repeating: .topLeft, count: frames.count), margin: attempt.margin, spread: attempt.spread,
        keepsRows: attempt.keepsRows, hasRoom: hasRoom)
      for place in LayoutSetting.TitlePlace.allCases {
        let dot = DOTWriter.text(of: self, palette: .coded(marks), setting: setting, rules: rules)
        let drawing = try Graphviz.drawing(of: dot, limits: limits)
        let flaws = LayoutFlaws(in: drawing)
        if flaws.count < fewest { (best, fewest) = ((setting, drawing), flaws.count) }
        if flaws.crossedTitles.isEmpty { break }
        let next = LayoutSetting.TitlePlace.allCases.drop { $0 != place }.dropFirst().first ?? .topLeft
        for frame in flaws.crossedTitles { setting.titles[frame] = next }
      }
      if fewest == 0 { break }
    }
    if let best { return best }
    throw GraphvizError(stage: .layout, message: "there is no layout")
  }

  /// One attempt only for a figure so large that each takes long.
  private func attempts(isFramed: Bool) -> [LayoutSetting.Attempt] {
    let all = isFramed ? LayoutSetting.framed : LayoutSetting.plain
    return boxes.count > 200 ? Array(all.prefix(1)) : all
  }
}
