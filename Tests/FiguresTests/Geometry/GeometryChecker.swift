import ChainRule
import Graphviz

/// Finds what makes a drawing hard to read; each finding is a sentence.
struct GeometryChecker {
  let drawn: DrawnFigure

  init(_ drawing: Drawing, of figure: Figure) {
    drawn = DrawnFigure(drawing, of: figure)
  }

  var violations: [String] {
    // Rows have arcs at their side, which go by rules of their own.
    guard drawn.figure.style != .tape else { return textViolations }
    return textViolations + boxViolations + edgeViolations + labelViolations + parallelViolations + orderViolations
  }
}
