import ChainRule
import Graphviz

/// Finds what makes a drawing hard to read; each finding is a sentence.
struct GeometryChecker {
  let drawn: DrawnFigure

  init(_ drawing: Drawing, of figure: Figure) {
    drawn = DrawnFigure(drawing, of: figure)
  }

  var violations: [String] {
    switch drawn.figure.style {
    // Rows have arcs at their side, which go by rules of their own.
    case .tape: textViolations
    // Text has no outline that an arrowhead could touch or miss.
    case .plain: textViolations + crossings + labelViolations + orderViolations
    case .olah, .circuit:
      textViolations + boxViolations + edgeViolations + labelViolations + parallelViolations + orderViolations
    }
  }
}
