import ChainRule
import Graphviz

/// Edges between the same boxes that touch or stand unevenly, and inputs out of order.
extension GeometryChecker {
  /// How far apart edges between the same boxes run at least over the middle third of their length, in points; those of
  /// a circuit fork from the end of one wire, and so over the middle fifth.
  static let gap = 4.0

  var parallelViolations: [String] {
    let ends = Dictionary(grouping: drawn.edges) { [$0.arrow.from, $0.arrow.to] }
    return ends.filter { $0.value.count > 1 }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap {
      violations(ofBundle: $0.value)
    }
  }

  private func violations(ofBundle edges: [DrawnFigure.Edge]) -> [String] {
    let isAcross = drawn.figure.style == .circuit
    let sorted = edges.map { (edge: $0, middle: isAcross ? $0.points.point(at: 0.5) : atHalfHeight($0)) }.sorted {
      isAcross ? $0.middle.y < $1.middle.y : $0.middle.x < $1.middle.x
    }
    var found: [String] = []
    var gaps: [Double] = []
    for (first, second) in zip(sorted, sorted.dropFirst()) {
      let around = (isAcross ? [0.4, 0.5, 0.6] : [0.34, 0.42, 0.5, 0.58, 0.66]).map { part in
        second.edge.line.reduce(Double.infinity) { min($0, $1.distance(to: first.edge.points.point(at: part))) }
      }
      gaps.append(isAcross ? around[around.count / 2] : second.middle.x - first.middle.x)
      if around.contains(where: { $0 < min(Self.gap, first.edge.box.width / 8 + first.edge.box.height / 8) }) {
        found.append("\(first.edge.arrow.id) and \(second.edge.arrow.id) touch")
      }
    }
    if let least = gaps.min(), let most = gaps.max(), most > 1.25 * least + 2 {
      found.append("\(sorted.map(\.edge.arrow.id).joined(separator: ", ")) stand \(gaps.map { $0.rounded() }) apart")
    }
    return found
  }

  /// Where an edge is half way up from one box to the other.
  private func atHalfHeight(_ edge: DrawnFigure.Edge) -> Point {
    guard let tail = drawn.outline(ofBox: edge.arrow.from), let head = drawn.outline(ofBox: edge.arrow.to) else {
      return edge.points.point(at: 0.5)
    }
    let height = (tail.y + head.bottom) / 2
    let segment = edge.line.first { ($0.start.y - height) * ($0.end.y - height) <= 0 && $0.start.y != $0.end.y }
    guard let segment else { return edge.points.point(at: 0.5) }
    let t = (height - segment.start.y) / (segment.end.y - segment.start.y)
    return Point(x: segment.start.x + t * (segment.end.x - segment.start.x), y: height)
  }

  /// Inputs of one row that do not stand as written; in a circuit the order of a gate's operands goes before.
  var orderViolations: [String] {
    guard drawn.figure.style != .circuit else { return [] }
    return drawn.figure.rows.flatMap { row -> [String] in
      let boxes = row.compactMap { index in
        drawn.outline(ofBox: index).map { (id: drawn.figure.boxes[index].id, center: $0.center) }
      }
      return boxes.indices.flatMap { first in
        boxes.indices.dropFirst(first + 1).filter { second in
          abs(boxes[first].center.y - boxes[second].center.y) < 1 && boxes[first].center.x > boxes[second].center.x
        }.map {
          "\(boxes[first].id) does not stand before \(boxes[$0].id)"
        }
      }
    }
  }
}
