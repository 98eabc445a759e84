import Figures

/// Everything in a figure that has a colour of its own.
enum PaintName: Hashable, Sendable {
  case ink, value, muted, partial, forward, reverse, kink, composite
  case path(Int)
  /// Arrows that carry nothing, and outlines.
  case line
  /// The wires of circuits.
  case wire
  case inputFill, outputFill, operationFill, constantFill, compositeFill
  case background
  /// A step of ``Heat``.
  case heat(Int)
  case answer

  static let all: [PaintName] =
    [
      .ink, .value, .muted, .partial, .forward, .reverse, .kink, .composite, .line, .wire, .inputFill, .outputFill,
      .operationFill, .constantFill, .compositeFill, .background,
    ] + (1...12).map { .path($0) } + Heat.steps.map { .heat($0) } + [.answer]

  init(_ role: Role) {
    switch role {
    case .ink: self = .ink
    case .value: self = .value
    case .muted: self = .muted
    case .partial: self = .partial
    case .forward: self = .forward
    case .reverse: self = .reverse
    case .kink: self = .kink
    case .composite: self = .composite
    case .path(let number): self = .path((number - 1) % 12 + 1)
    case .answer: self = .answer
    }
  }

  init(_ fill: Figure.Box.Fill) {
    switch fill {
    case .input: self = .inputFill
    case .output: self = .outputFill
    case .operation: self = .operationFill
    case .constant: self = .constantFill
    case .composite: self = .compositeFill
    }
  }

  /// The custom property `--chainrule-…` and the class that a figure's style sheet binds to it.
  var className: String {
    switch self {
    case .ink: "ink"
    case .value: "value"
    case .muted: "muted"
    case .partial: "partial"
    case .forward: "forward"
    case .reverse: "reverse"
    case .kink: "kink"
    case .composite: "composite"
    case .path(let number): "path-\(number)"
    case .line: "line"
    case .wire: "wire"
    case .inputFill: "input-fill"
    case .outputFill: "output-fill"
    case .operationFill: "operation-fill"
    case .constantFill: "constant-fill"
    case .compositeFill: "composite-fill"
    case .background: "background"
    case .heat(let step): "heat-\(HeatColors.index(of: step))"
    case .answer: "answer"
    }
  }

  var isFill: Bool { className.hasSuffix("fill") || self == .background }
}
