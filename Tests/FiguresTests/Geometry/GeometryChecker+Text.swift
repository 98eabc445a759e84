import Graphviz

/// Text that overlaps, leaves its box or the page, lies on a frame, or is too small.
extension GeometryChecker {
  var textViolations: [String] { overlaps + clipped + outsideOfBoxes + inForeignBoxes + onBorders + tooSmall }

  private var overlaps: [String] {
    let sorted = drawn.texts.sorted { $0.box.x < $1.box.x }
    var found: [String] = []
    for (index, first) in sorted.enumerated() {
      for second in sorted[(index + 1)...] {
        if second.box.x >= first.box.right { break }
        if first.box.overlaps(second.box, slack: 1.2) {
          found.append("'\(first.text)' of \(first.owner) overlaps '\(second.text)' of \(second.owner)")
        }
      }
    }
    return found
  }

  private var clipped: [String] {
    drawn.texts.filter { !drawn.bounds.holds($0.box, slack: 0.5) }.map { "'\($0.text)' of \($0.owner) leaves the page" }
  }

  private var outsideOfBoxes: [String] {
    drawn.texts.compactMap { text in
      guard hasOutline(text.owner), let outline = drawn.outlines[text.owner] else { return nil }
      return outline.holds(text.box, slack: 0.5) ? nil : "'\(text.text)' leaves its box \(text.owner)"
    }
  }

  private var inForeignBoxes: [String] {
    let outlines = drawn.outlines.sorted { $0.key < $1.key }
    return drawn.texts.flatMap { text in
      outlines.filter { $0.key != text.owner && $0.value.overlaps(text.box, slack: 0.3) }.map {
        "'\(text.text)' of \(text.owner) lies in \($0.key)"
      }
    }
  }

  private var onBorders: [String] {
    drawn.texts.filter { text in
      drawn.frames.values.contains { $0.overlaps(text.box, slack: 0.3) && !$0.holds(text.box, slack: 0.3) }
    }.map { "'\($0.text)' of \($0.owner) lies on a frame's border" }
  }

  private var tooSmall: [String] {
    drawn.texts.filter { $0.size < 8.99 }.map { "'\($0.text)' is set at \($0.size) pt" }
  }

  private func hasOutline(_ id: String) -> Bool {
    drawn.figure.boxes.contains { box in
      guard box.id == id else { return false }
      switch box.shape {
      case .box, .gate: return true
      case .wire, .plain, .row: return false
      }
    }
  }
}
