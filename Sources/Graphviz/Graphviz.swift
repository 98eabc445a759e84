import CGraphvizShim

/// Lays out and draws graphs written in DOT.
///
/// Safe to call from any thread. Graphviz is not, so calls wait for each other: parallel work is in processes.
public enum Graphviz {
  /// The part of a line's size at which its sub- and superscripts are set.
  public static let scriptScale = gvshim_script_scale
  /// The parts of a line's size by which superscripts stand above and subscripts hang below its baseline.
  public static let superscriptRise = gvshim_superscript_rise
  public static let subscriptDrop = gvshim_subscript_drop

  /// Of the library this was built against.
  public static var version: String { String(cString: gvshim_version()) }

  /// The width in points that layout counts with. Opens no engine.
  public static func textWidth(_ text: String, font: Font, size: Double) -> Double {
    gvshim_text_width(text, font.graphvizName, size, font.flags)
  }

  /// Lays out with our own metrics: the same numbers on every machine, with no font installed.
  public static func drawing(
    of dot: String, limits: LayoutLimits = .standard
  ) throws(GraphvizError) -> Drawing {
    try refuseNul(in: dot)
    let recorder = DrawingRecorder()
    var outcome = withExtendedLifetime(recorder) {
      withUnsafePointer(to: DrawingRecorder.sink) {
        gvshim_draw(dot, limits.shim, $0, Unmanaged.passUnretained(recorder).toOpaque())
      }
    }
    defer { gvshim_outcome_free(&outcome) }
    try check(outcome)
    return Drawing(bounds: recorder.bounds, operations: recorder.operations, warnings: lines(of: outcome.log))
  }
}

// A NUL would end the text early, in silence.
func refuseNul(in text: String) throws(GraphvizError) {
  let hasNul = text.utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? text.utf8.contains(0)
  if hasNul { throw GraphvizError(stage: .parse, message: "the text contains a NUL character") }
}

func check(_ outcome: gvshim_outcome) throws(GraphvizError) {
  guard let stage = GraphvizError.Stage(outcome.stage) else { return }
  let detail = text(outcome.log)
  let message = outcome.message.map { String(cString: $0) } ?? firstComplaint(in: detail, stage: stage)
  throw GraphvizError(stage: stage, message: message, detail: detail)
}

private func firstComplaint(in detail: String, stage: GraphvizError.Stage) -> String {
  let lines = detail.split(separator: "\n")
  let worst = lines.first { $0.hasPrefix("Error: ") }?.dropFirst("Error: ".count)
  return String(worst ?? lines.first ?? "\(stage.rawValue) failed without a word")
}

private func text(_ characters: UnsafePointer<CChar>?) -> String {
  characters.map { String(cString: $0) } ?? ""
}

private func lines(of characters: UnsafePointer<CChar>?) -> [String] {
  text(characters).split(separator: "\n").map(String.init)
}

extension GraphvizError.Stage {
  init?(_ stage: gvshim_stage) {
    switch stage {
    case GVSHIM_DONE: return nil
    case GVSHIM_LIBRARY: self = .library
    case GVSHIM_PARSE: self = .parse
    case GVSHIM_LAYOUT: self = .layout
    case GVSHIM_TOO_LARGE: self = .tooLarge
    default: self = .render
    }
  }
}

extension LayoutLimits {
  var shim: gvshim_limits {
    gvshim_limits(
      nodes: Int32(clamping: nodes), edges: Int32(clamping: edges),
      ranks: Int32(clamping: min(depth, Self.mostDepth)), bytes: max(bytes, 0))
  }
}

extension Font {
  var flags: UInt32 {
    var flags = 0
    if bold { flags |= GVSHIM_BOLD }
    if italic { flags |= GVSHIM_ITALIC }
    switch script {
    case .super: flags |= GVSHIM_SUPERSCRIPT
    case .sub: flags |= GVSHIM_SUBSCRIPT
    case nil: break
    }
    return UInt32(flags)
  }
}
