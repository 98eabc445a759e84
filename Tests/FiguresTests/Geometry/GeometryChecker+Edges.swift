import ChainRule
import Graphviz

/// Boxes that overlap, edges that run through text or boxes, arrowheads that do not just touch their box.
extension GeometryChecker {
  var boxViolations: [String] { boxesOnBoxes + boxesOnFrames }
  var edgeViolations: [String] { crossings + throughBoxes + tails + heads + offPage }

  private var boxesOnBoxes: [String] {
    let boxes = drawn.figure.boxes.compactMap { box in drawn.outlines[box.id].map { (id: box.id, box: $0) } }
    return boxes.indices.flatMap { first in
      boxes.indices.dropFirst(first + 1).filter { boxes[first].box.overlaps(boxes[$0].box, slack: 0.5) }.map {
        "\(boxes[first].id) overlaps \(boxes[$0].id)"
      }
    }
  }

  private var boxesOnFrames: [String] {
    let frames = drawn.frames.sorted { $0.key < $1.key }
    let crossed = drawn.figure.boxes.flatMap { box -> [String] in
      guard let outline = drawn.outlines[box.id] else { return [] }
      return frames.filter { $0.value.overlaps(outline, slack: 0.5) && !$0.value.holds(outline, slack: 0.5) }.map {
        "\(box.id) lies on the border of \($0.key)"
      }
    }
    let entangled = frames.indices.flatMap { first in
      frames.indices.dropFirst(first + 1).filter { second in
        let (a, b) = (frames[first].value, frames[second].value)
        return a.overlaps(b, slack: 0.5) && !a.holds(b, slack: 0.5) && !b.holds(a, slack: 0.5)
      }.map { "\(frames[first].key) overlaps \(frames[$0].key)" }
    }
    return crossed + entangled
  }

  var crossings: [String] {
    drawn.edges.flatMap { edge in
      drawn.texts.filter { text in
        let ink = text.box.grown(by: -0.3)
        return edge.box.grown(by: 1).overlaps(ink) && edge.line.contains { $0.meets(ink) }
      }.map { "edge \(edge.arrow.id) crosses '\($0.text)' of \($0.owner)" }
    }
  }

  private var throughBoxes: [String] {
    drawn.edges.flatMap { edge in
      drawn.figure.boxes.indices.filter { index in
        guard let outline = drawn.outline(ofBox: index) else { return false }
        let isEnd = index == edge.arrow.from || index == edge.arrow.to
        // An edge begins and ends within a wire, and at the rim of a round gate.
        if isEnd, case .wire = drawn.figure.boxes[index].shape { return false }
        let core = outline.grown(by: isEnd ? -min(8, outline.width / 3, outline.height / 3) : -0.5)
        return core.width > 0 && core.height > 0 && edge.box.grown(by: 1).overlaps(core)
          && edge.line.contains { $0.meets(core) }
      }.map { "edge \(edge.arrow.id) runs through \(drawn.figure.boxes[$0].id)" }
    }
  }

  private var tails: [String] {
    drawn.edges.compactMap { edge in
      guard let start = edge.points.first, let outline = drawn.outline(ofBox: edge.arrow.from) else { return nil }
      let box = drawn.figure.boxes[edge.arrow.from]
      let distance = outline.distance(to: start)
      return distance > Self.distance(to: box) ? "edge \(edge.arrow.id) begins \(distance) pt away from \(box.id)" : nil
    }
  }

  /// How far from the box it belongs to an edge begins and ends at most; text that has no outline keeps edges away.
  private static func distance(to box: Figure.Box) -> Double {
    switch box.shape {
    case .box, .gate, .wire: 2
    case .plain: 12
    // Arcs stand beside the widest row.
    case .row: .infinity
    }
  }

  private var heads: [String] {
    drawn.edges.flatMap { edge -> [String] in
      guard let head = edge.head, let tip = Self.tip(of: head, from: edge) else { return [] }
      return headViolations(edge, head, tip)
    }
  }

  private func headViolations(_ edge: DrawnFigure.Edge, _ head: [Point], _ tip: Point) -> [String] {
    var found: [String] = []
    for (index, box) in drawn.figure.boxes.enumerated() {
      guard let outline = drawn.outlines[box.id] else { continue }
      let isTarget = index == edge.arrow.to
      if isTarget, outline.distance(to: tip) > Self.distance(to: box) {
        found.append("arrowhead of \(edge.arrow.id) misses \(box.id)")
      }
      let inside = outline.grown(by: isTarget ? -1.5 : -0.3)
      if head.contains(where: { inside.distance(to: $0) == 0 }) {
        found.append("arrowhead of \(edge.arrow.id) enters \(box.id)")
      }
    }
    let triangle = (head + head.prefix(1)).segments
    for text in drawn.texts where triangle.contains(where: { $0.meets(text.box.grown(by: -0.3)) }) {
      found.append("arrowhead of \(edge.arrow.id) lies on '\(text.text)' of \(text.owner)")
    }
    return found
  }

  /// The corner farthest from where the line ends.
  private static func tip(of head: [Point], from edge: DrawnFigure.Edge) -> Point? {
    guard let end = edge.points.last else { return nil }
    return head.max { $0.distance(to: end) < $1.distance(to: end) }
  }

  private var offPage: [String] {
    drawn.edges.filter { !drawn.bounds.holds($0.box, slack: 0.5) }.map { "edge \($0.arrow.id) leaves the page" }
  }
}
