/// What Graphviz, or the guard before it, would not do.
public struct GraphvizError: Error, Sendable, Equatable {
  public enum Stage: String, Sendable {
    case library, parse, layout, render, tooLarge
    /// A format that is not there, or cannot hold the picture.
    case format
  }

  public var stage: Stage
  /// One line.
  public var message: String
  /// Everything Graphviz said during this call.
  public var detail: String

  public init(stage: Stage, message: String, detail: String = "") {
    self.stage = stage
    self.message = message
    self.detail = detail
  }
}

extension GraphvizError: CustomStringConvertible {
  public var description: String { "graphviz \(stage.rawValue): \(message)" }
}
