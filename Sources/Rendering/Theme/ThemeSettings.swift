import Graphviz

/// The settings of a theme that are numbers, as rows of a table: where each stands in the JSON, what it may be, and
/// what it sets.
struct NumberSetting: Sendable {
  let group: String
  let key: String
  let range: ClosedRange<Double>
  var isWhole = false
  let place: WritableKeyPath<Theme, Double> & Sendable

  /// The smallest sizes leave indices, which are three quarters of their line, at 9 points or more.
  static let all = [
    NumberSetting(group: "sizes", key: "text", range: 16...48, place: \.sizes.text),
    NumberSetting(group: "sizes", key: "label", range: 12...48, place: \.sizes.label),
    NumberSetting(group: "sizes", key: "caption", range: 12...48, place: \.sizes.caption),
    NumberSetting(group: "shapes", key: "outline", range: 0.5...6, place: \.shapes.outline),
    NumberSetting(group: "shapes", key: "line", range: 0.5...6, place: \.shapes.line),
    NumberSetting(group: "shapes", key: "carrying", range: 0.5...8, place: \.shapes.carrying),
    NumberSetting(group: "shapes", key: "wire", range: 1...6, isWhole: true, place: \.shapes.wire),
    NumberSetting(group: "shapes", key: "arrowhead", range: 0.3...3, place: \.shapes.arrowhead),
    NumberSetting(group: "shapes", key: "spacing", range: 0.5...3, place: \.shapes.spacing),
  ]
}

extension PaintName {
  /// Those that a theme file sets by their own key; paths have a list.
  static let keyed = all.filter { if case .path = $0 { false } else { true } }

  /// How many colours of paths there can be.
  static let pathCount = all.count - keyed.count

  init?(key: String) {
    guard let paint = Self.keyed.first(where: { $0.className == key }) else { return nil }
    self = paint
  }
}

/// The keys of each object in a theme file, in the order they are written.
enum ThemeKeys {
  static let theme = ["name", "extends", "page", "colors", "dark", "fonts", "sizes", "shapes"]
  static let colors = PaintName.keyed.map(\.className) + ["paths"]
  static let fonts = Font.Family.allCases.map(\.rawValue) + ["text", "wires"]
  static let sizes = NumberSetting.all.filter { $0.group == "sizes" }.map(\.key)
  static let shapes = ["corners", "fills"] + NumberSetting.all.filter { $0.group == "shapes" }.map(\.key)
}

/// Whether an SVG has a page of its own.
enum ThemePage: String, CaseIterable {
  case transparent, filled
}
