import Figures

/// Colours of the steps of `Heat`, from the smallest to the largest: blue where numbers vanish, orange where they
/// explode, lightness falling (in the dark rising) away from 1. In print one range of greys, the larger the darker.
///
/// Ink has a contrast of 4.5:1 or more on each; blue and orange stay apart for every kind of colour blindness.
enum HeatColors {
  static let light = [
    "#4f99dc", "#6baae5", "#86baec", "#a1cbf3", "#bddbf8", "#d9ebfc", "#fafafa",
    "#f8e5cf", "#f4d0ac", "#eeba8b", "#e9a36d", "#e28c4f", "#db7431",
  ]
  static let dark = [
    "#2666a2", "#265a8c", "#254f78", "#244363", "#23384e", "#212d39", "#222222",
    "#35291e", "#47311d", "#5a381d", "#6d3f1f", "#814522", "#954c28",
  ]
  static let print = [
    "#ffffff", "#f4f4f4", "#e9e9e9", "#dedede", "#d3d3d3", "#c8c8c8", "#bdbdbd",
    "#b2b2b2", "#a8a8a8", "#9d9d9d", "#939393", "#898989", "#7f7f7f",
  ]

  static func index(of step: Int) -> Int { step - Heat.steps.lowerBound }
}
