import ChainRule
import Graphviz

/// Labels that lie far from their edge, or as near to another one.
extension GeometryChecker {
  /// How far a label may lie from its edge, and how much farther from any other, in points.
  static let reach = 12.0
  static let lead = 1.0

  var labelViolations: [String] {
    drawn.edges.flatMap { edge -> [String] in
      guard let label = edge.label else { return [] }
      let own = edge.distance(to: label, within: 1000)
      if own > Self.reach { return ["label of \(edge.arrow.id) lies \(own.rounded()) pt from its edge"] }
      return drawn.edges.filter {
        $0.arrow.id != edge.arrow.id && $0.distance(to: label, within: 40) < own + Self.lead
      }.map { "label of \(edge.arrow.id) lies as near to \($0.arrow.id)" }
    }
  }
}
