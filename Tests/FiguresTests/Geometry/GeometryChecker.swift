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
    case .tape: textViolations + edgeViolations + boxViolations
    case .plain: textViolations + boxViolations + edgeViolations + labelViolations + touchingEdges + orderViolations
    case .olah, .circuit:
      textViolations + boxViolations + edgeViolations + labelViolations + parallelViolations + orderViolations
    }
  }
}
