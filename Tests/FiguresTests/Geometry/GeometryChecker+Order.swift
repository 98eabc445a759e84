import ChainRule
import Graphviz

/// Edges between the same boxes that touch or stand unevenly, and inputs out of order.
extension GeometryChecker {
  /// How far apart edges between the same boxes run at least over the middle third of their length, in points; those of
  /// a circuit fork from the end of one wire, and so over the middle fifth.
  static let gap = 4.0

  var parallelViolations: [String] { touchingEdges + unevenEdges }

  var touchingEdges: [String] {
    bundles.flatMap { bundle in
      zip(bundle, bundle.dropFirst()).filter { first, second in
        let least = min(Self.gap, first.box.width / 8 + first.box.height / 8)
        return middles.contains { distance(from: first, at: $0, to: second) < least }
      }.map { "\($0.arrow.id) and \($1.arrow.id) touch" }
    }
  }

  private var unevenEdges: [String] {
    bundles.compactMap { bundle in
      let gaps = zip(bundle, bundle.dropFirst()).map { first, second in
        isAcross ? distance(from: first, at: 0.5, to: second) : atHalfHeight(second).x - atHalfHeight(first).x
      }
      guard let least = gaps.min(), let most = gaps.max(), most > 1.25 * least + 2 else { return nil }
      return "\(bundle.map(\.arrow.id).joined(separator: ", ")) stand \(gaps.map { $0.rounded() }) apart"
    }
  }

  private var isAcross: Bool { drawn.figure.style == .circuit }
  private var middles: [Double] { isAcross ? [0.4, 0.5, 0.6] : [0.34, 0.42, 0.5, 0.58, 0.66] }

  /// Edges between the same boxes, from left to right or from the top.
  private var bundles: [[DrawnFigure.Edge]] {
    let ends = Dictionary(grouping: drawn.edges) { [$0.arrow.from, $0.arrow.to] }
    return ends.filter { $0.value.count > 1 }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { _, edges in
      let placed = edges.map { (edge: $0, middle: isAcross ? $0.points.point(at: 0.5).y : atHalfHeight($0).x) }
      return placed.sorted { $0.middle < $1.middle }.map(\.edge)
    }
  }

  private func distance(from first: DrawnFigure.Edge, at part: Double, to second: DrawnFigure.Edge) -> Double {
    let point = first.points.point(at: part)
    return second.line.reduce(Double.infinity) { min($0, $1.distance(to: point)) }
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

  /// Inputs of one row, or of a circuit's column, that do not stand as written. Within the frames of circuits Graphviz
  /// does not always keep the order it is given.
  var orderViolations: [String] {
    guard !isAcross || drawn.frames.isEmpty else { return [] }
    return drawn.figure.rows.flatMap { row -> [String] in
      let boxes = row.compactMap { index in
        drawn.outline(ofBox: index).map { (id: drawn.figure.boxes[index].id, center: $0.center) }
      }
      return boxes.indices.flatMap { first in
        boxes.indices.dropFirst(first + 1).filter { isReversed(boxes[first].center, boxes[$0].center) }.map {
          "\(boxes[first].id) does not stand before \(boxes[$0].id)"
        }
      }
    }
  }

  private func isReversed(_ first: Point, _ second: Point) -> Bool {
    isAcross
      ? abs(first.x - second.x) < 1 && first.y > second.y : abs(first.y - second.y) < 1 && first.x > second.x
  }
}
