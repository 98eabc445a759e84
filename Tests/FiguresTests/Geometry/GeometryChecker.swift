import ChainRule
import Graphviz

/// Finds what makes a drawing hard to read; each finding is a sentence.
struct GeometryChecker {
  let drawn: DrawnFigure

  init(_ drawing: Drawing, of figure: Figure) {
    drawn = DrawnFigure(drawing, of: figure)
  }

  var violations: [String] {
    textViolations + boxViolations + edgeViolations + labelViolations + parallelViolations + orderViolations
  }
}
