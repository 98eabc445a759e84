import Figures

extension Heat {
  /// Nil for what has no size: it is drawn hollow.
  var paint: PaintName? { if case .step(let step) = self { .heat(step) } else { nil } }

  /// Of an arrow, in points: a quarter more for each power of ten.
  var penWidth: Double {
    guard case .step(let step) = self else { return 1.2 }
    let width = (0..<abs(step)).reduce(2.0) { width, _ in step > 0 ? width * 1.25 : width / 1.25 }
    return (width * 100).rounded() / 100
  }
}

extension DOTWriter {
  func heatAttributes(of box: Figure.Box) -> [String] {
    guard let heat = box.heat else { return [] }
    var attributes = ["fillcolor=\"\(palette.color(heat.paint ?? .background))\""]
    if heat.paint == nil { attributes.append("style=\"\(box.shape == .gate ? "" : "rounded,")filled,dashed\"") }
    return attributes
  }

  func heatAttributes(of arrow: Figure.Arrow) -> [String] {
    guard let heat = arrow.heat else { return [] }
    let color = palette.color(figure.style == .circuit ? .wire : .muted)
    return ["color=\"\(color)\"", "penwidth=\(heat.penWidth)"] + (heat == .zero ? ["style=dashed"] : [])
  }

  /// A number on the colour of its size.
  func chip(_ content: String, _ heat: Heat?) -> String {
    guard let paint = heat?.paint else { return content }
    return "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"2\"><tr><td bgcolor=\""
      + "\(palette.color(paint))\">\(content)</td></tr></table>"
  }

  /// A strip of the steps, and the powers of ten that they meet at: both in the middle, so that each stands below its
  /// border.
  func heatStrip(_ label: HTMLLabel) -> [String] {
    guard let scale = figure.heatScale else { return [] }
    let steps = (scale.lowest...scale.highest).map { step in
      "<td fixedsize=\"true\" width=\"44\" height=\"14\" bgcolor=\"\(palette.color(.heat(step)))\"></td>"
    }
    let bounds = scale.bounds.map { power in
      let content = power.map { label.runs(Self.power($0), size: 13) } ?? ""
      return "<td fixedsize=\"true\" width=\"44\" height=\"20\">\(content)</td>"
    }
    return [(steps, 14), (bounds, 20)].map { cells, height in
      "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\" fixedsize=\"true\" "
        + "width=\"\(44 * cells.count)\" height=\"\(height)\"><tr>\(cells.joined())</tr></table>"
    }
  }

  private static func power(_ exponent: Int) -> [Run] {
    if exponent == 0 { return [Run("1", role: .muted)] }
    let sign = exponent < 0 ? "−" : ""
    return [Run("10", role: .muted), Run("\(sign)\(abs(exponent))", script: .superscripted, role: .muted)]
  }
}
