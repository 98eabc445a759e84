import Figures
import Graphviz

/// The sign of a root and the bar over what it is of, as one polygon: whatever face has the letters, the two meet.
struct Radical {
  /// Where the sign is among the runs.
  let sign: Int
  let shape: Shape

  /// What each bar takes above what is under it, as a part of the size.
  static let step = 0.13
  /// The top of a bar over letters and digits.
  static let plainHeight = Self.letterHeight + step
  private static let letterHeight = 0.7
  private static let accentHeight = 0.88
  private static let thickness = 0.05

  /// Of the letters above the baseline, as a part of the line's size.
  static func height(of run: Run) -> Double {
    height(of: run.text, script: Font.Script(run.script))
  }

  private static func height(of text: String, script: Font.Script?) -> Double {
    let letters = text.unicodeScalars.contains { 0x300..<0x370 ~= $0.value } ? accentHeight : letterHeight
    return switch script {
    case nil: letters
    case .super: letters * Graphviz.scriptScale + Graphviz.superscriptRise
    case .sub: letters * Graphviz.scriptScale - Graphviz.subscriptDrop
    }
  }

  /// Of the runs of a line, and of lines that follow one another.
  static func all(in runs: [TextRun]) -> [Radical] {
    guard runs.contains(where: \.isRootSign) else { return [] }
    return runs.indices.dropLast().filter { runs[$0].isRootSign }.map { sign in
      let depth = runs[sign].rootDepth
      let end = runs[(sign + 1)...].firstIndex { $0.rootDepth <= depth } ?? runs.endIndex
      return Radical(sign: sign, shape: Self.shape(of: runs[sign], over: runs[(sign + 1)..<end]))
    }
  }

  private static func shape(of sign: TextRun, over runs: ArraySlice<TextRun>) -> Shape {
    let size = sign.font.script == nil ? sign.size : sign.size * Graphviz.scriptScale
    let baseline = sign.baseline - rise(of: sign)
    let levels = Double((runs.map(\.rootDepth).max() ?? 1) - sign.rootDepth)
    let tops = runs.map { baseline - $0.baseline + Self.height(of: $0.text, script: $0.font.script) * $0.size }
    let height = max(tops.max() ?? 0, letterHeight * size) + levels * step * size
    let end = runs.reduce(sign.x + sign.width) { max($0, $1.x + $1.width) } + 0.05 * size
    return Shape(
      kind: .polygon, points: outline(of: sign, size: size, baseline: baseline, top: baseline - height, end: end),
      fill: sign.color)
  }

  /// A thin tick, a thick stroke down, a thin one up, the bar.
  private static func outline(of sign: TextRun, size: Double, baseline: Double, top: Double, end: Double) -> [Point] {
    let x = { (part: Double) in sign.x + part * sign.width }
    let y = { (part: Double) in baseline - part * size }
    let thickness = Self.thickness * size
    return [
      Point(x: x(0.04), y: y(0.3)), Point(x: x(0.27), y: y(0.4)), Point(x: x(0.53), y: y(0.06)),
      Point(x: x(0.92), y: top), Point(x: end, y: top), Point(x: end, y: top + thickness),
      Point(x: x(0.99), y: top + thickness), Point(x: x(0.55), y: y(-0.12)), Point(x: x(0.48), y: y(-0.12)),
      Point(x: x(0.2), y: y(0.325)), Point(x: x(0.06), y: y(0.26)),
    ]
  }
}

extension Drawing {
  /// The signs and bars of all roots.
  var radicals: [Shape] {
    var radicals: [Shape] = []
    var runs: [TextRun] = []
    for operation in operations {
      if case .text(let run) = operation {
        runs.append(run)
      } else {
        radicals += Radical.all(in: runs.filter { !$0.isTransparent }).map(\.shape)
        runs = []
      }
    }
    return radicals
  }
}

extension Font.Script {
  fileprivate init?(_ script: Run.Script) {
    switch script {
    case .normal: return nil
    case .subscripted: self = .sub
    case .superscripted: self = .super
    }
  }
}
