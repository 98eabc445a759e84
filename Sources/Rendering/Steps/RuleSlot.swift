import Figures
import Graphviz

/// Which rules of a figure's steps stand beneath its drawing, in a place as large as the largest of them needs.
enum RuleSlot: Sendable, Hashable {
  case none
  case step(Int)
  /// One below the other, each in a place of its own: ``StackedRules`` brings them together.
  case all
}

extension Figure {
  /// What is written in the place of a step: how far the sweep is, then the rule.
  func slotLines(_ step: Int) -> [(line: Line, size: Double)] {
    let progress = Line([Run("\(step)/\(steps.count - 1)", role: .muted)])
    let rule = steps[step].lines.enumerated().flatMap { index, line in
      index == 0 ? DOTWriter.wrapped(line, to: 50).map { ($0, 16.0) } : [(line, 17.0)]
    }
    return [(progress, 13)] + rule
  }

  /// The step of a text that is there for one step alone, for codes of colours; none of those that stay has so high a
  /// number.
  func passingStep(_ step: Int) -> Int { steps.count + step }
}

extension HTMLLabel {
  /// The rules in places of one size, in points.
  func rules(of figure: Figure, _ slot: RuleSlot) -> String? {
    guard slot != .none, !figure.steps.isEmpty else { return nil }
    let (width, height) = slotSize(of: figure)
    let steps: [Int] = if case .step(let step) = slot { [step] } else { Array(figure.steps.indices) }
    let slots = steps.map { step in
      let lines = figure.slotLines(step).map { line, size in
        (line: slot == .all ? line.passing(at: figure.passingStep(step)) : line, size: size)
      }
      return self.slot(lines, width: width, height: height)
    }
    return table(slots.joined(), padding: 0)
  }

  /// The lines from the top, and what is left of the height.
  private func slot(_ lines: [(line: Line, size: Double)], width: Int, height: Int) -> String {
    let heights = lines.map { self.height(of: $0.line, size: $0.size) }
    let rows = zip(lines, heights).map { entry, height in
      "<tr><td fixedsize=\"true\" width=\"\(width)\" height=\"\(height)\">\(line(entry.line, size: entry.size))</td></tr>"
    }
    let rest = height - heights.reduce(0, +)
    let filler = rest > 0 ? "<tr><td fixedsize=\"true\" width=\"\(width)\" height=\"\(rest)\"></td></tr>" : ""
    return rows.joined() + filler
  }

  /// In points, of the place that each rule has.
  func slotSize(of figure: Figure) -> (width: Int, height: Int) {
    let slots = figure.steps.indices.map(figure.slotLines)
    let widths = slots.flatMap { $0.map { width(of: $0.line, size: $0.size) } }
    let heights = slots.map { $0.reduce(0) { $0 + height(of: $1.line, size: $1.size) } }
    return ((widths.max() ?? 0) + 8, (heights.max() ?? 0) + 2)
  }

  private func height(of line: Line, size: Double) -> Int {
    let isText = line.pieces.count == 1 && line.pieces.allSatisfy { if case .runs = $0 { true } else { false } }
    return isText ? Int((size * 1.4).rounded(.up)) : fractionHeight(line, size) + 2
  }
}

extension Line {
  func passing(at step: Int) -> Line {
    Line(
      pieces.map { piece in
        switch piece {
        case .runs(let runs): .runs(runs.passing(at: step))
        case .fraction(let numerator, let denominator, let role):
          .fraction(numerator: numerator.passing(at: step), denominator: denominator.passing(at: step), role: role)
        }
      })
  }
}

extension [Run] {
  fileprivate func passing(at step: Int) -> [Run] {
    map { run in
      var run = run
      run.step = step
      return run
    }
  }
}
