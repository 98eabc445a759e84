import Graphviz

/// The outlines of a drawing's letters, by the fonts of this machine.
public struct TextOutlines: Sendable {
  private struct Key: Hashable {
    var text: String
    var font: Font
  }

  private var outlines: [Key: Outline] = [:]

  public init(of drawing: Drawing) throws(GraphvizError) {
    for case .text(let run) in drawing.operations {
      let key = Self.key(of: run)
      if outlines[key] == nil { outlines[key] = try Graphviz.outline(of: run.text, font: key.font) }
    }
  }

  private static func key(of run: TextRun) -> Key {
    Key(text: run.text, font: Font(run.font.family, bold: run.font.bold, italic: run.font.italic))
  }

  /// One `path` a run.
  func markup(of runs: [TextRun], palette: inout SVGPalette) -> String {
    var markup = ""
    for run in runs where !run.isTransparent {
      guard let outline = outlines[Self.key(of: run)], !outline.steps.isEmpty else { continue }
      let size = run.font.script == nil ? run.size : run.size * Graphviz.scriptScale
      let origin = Point(x: run.x, y: run.baseline - rise(of: run))
      markup += "<path d=\"\(outline.data(at: origin, size: size))\"\(fill(of: run, palette: &palette))/>\n"
    }
    return markup
  }
}

extension Outline {
  fileprivate func data(at origin: Point, size: Double) -> String {
    func placed(_ points: Point...) -> String {
      points.map { number(origin.x + $0.x * size) + "," + number(origin.y + $0.y * size) }.joined(separator: " ")
    }
    var data = ""
    for (index, step) in steps.enumerated() {
      switch step {
      // Cairo begins anew after each letter, at the end too.
      case .move(let point): if index + 1 < steps.count { data += "M" + placed(point) }
      case .line(let point): data += "L" + placed(point)
      case .curve(let first, let second, let end): data += "C" + placed(first, second, end)
      case .close: data += "Z"
      }
    }
    return data
  }
}
