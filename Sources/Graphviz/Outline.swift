import CGraphvizShim

/// The outline of a text, for a size of one point: from the left end of the baseline, y downwards.
public struct Outline: Sendable, Hashable {
  public enum Step: Sendable, Hashable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    case close
  }

  public var steps: [Step]

  public init(steps: [Step]) { self.steps = steps }
}

extension Graphviz {
  /// The letters as the fonts of this machine have them; a sub- or superscript as text of its own.
  public static func outline(of text: String, font: Font) throws(GraphvizError) -> Outline {
    try refuseNul(in: text)
    let recorder = OutlineRecorder()
    var pencil = OutlineRecorder.pencil
    var outcome = withExtendedLifetime(recorder) {
      gvshim_outline(
        text, font.graphvizName, font.flags, &pencil, Unmanaged.passUnretained(recorder).toOpaque())
    }
    defer { gvshim_outcome_free(&outcome) }
    try check(outcome)
    return Outline(steps: recorder.steps)
  }
}

private final class OutlineRecorder {
  var steps: [Outline.Step] = []

  static let pencil = gvshim_pencil { context, stroke, points in
    guard let context, let points else { return }
    let recorder = Unmanaged<OutlineRecorder>.fromOpaque(context).takeUnretainedValue()
    let at = (0..<3).map { Point(x: points[$0].x, y: points[$0].y) }
    switch stroke {
    case GVSHIM_MOVE: recorder.steps.append(.move(at[0]))
    case GVSHIM_LINE: recorder.steps.append(.line(at[0]))
    case GVSHIM_CURVE: recorder.steps.append(.curve(at[0], at[1], at[2]))
    default: recorder.steps.append(.close)
    }
  }
}
