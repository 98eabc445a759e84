import Figures
import Graphviz

extension Arrangement {
  private static let frameMargin = 6.0

  /// Draws frames around the labels of all edges within them, which Graphviz leaves out where they are wide.
  mutating func growFrames() {
    let obstacles = obstacles
    // Inner frames come after those around them.
    for frame in frames.keys.sorted(by: >) {
      guard let box = frames[frame]?.box else { continue }
      let grown = contents(of: frame).reduce(box) { $0.union($1) }
      if grown != box, isFree(grown, besides: box, obstacles, frame) { frames[frame]?.box = grown }
    }
  }

  private func contents(of frame: Int) -> [Rectangle] {
    let labels = edges.filter { isWithin(frame, $0.arrow.from) && isWithin(frame, $0.arrow.to) }.compactMap(
      \.label?.box)
    let inner = frames.filter { figure.frames[$0.key].parent == frame }.map(\.value.box)
    return (labels + inner).map { $0.grown(by: Self.frameMargin) }
  }

  private func isWithin(_ frame: Int, _ box: Int) -> Bool {
    var around = figure.boxes[box].frame
    while let outer = around, outer != frame { around = figure.frames[outer].parent }
    return around == frame
  }

  /// Whether what was not in the frame keeps out of it.
  private func isFree(_ grown: Rectangle, besides box: Rectangle, _ obstacles: Obstacles, _ frame: Int) -> Bool {
    let isMet = obstacles.contains(near: grown) { number in
      let area = obstacles.areas[number]
      guard area.touches(grown), !box.encloses(area) else { return false }
      return switch obstacles.kinds[number] {
      case .box, .text: true
      case .label(let edge): !isWithin(frame, edges[edge].arrow.from) || !isWithin(frame, edges[edge].arrow.to)
      case .head(let edge): !isWithin(frame, edges[edge].arrow.to)
      case .piece: false
      }
    }
    return !isMet && frames.allSatisfy { $0.key == frame || !$0.value.box.touches(grown) || isNested($0.key, frame) }
  }

  private func isNested(_ first: Int, _ second: Int) -> Bool {
    isAround(first, second) || isAround(second, first)
  }

  private func isAround(_ outer: Int, _ inner: Int) -> Bool {
    var around = figure.frames[inner].parent
    while let frame = around, frame != outer { around = figure.frames[frame].parent }
    return around == outer
  }
}
