import Figures

/// The numbers and steps that the text of a figure stands for, each with an index that colours carry through Graphviz.
struct TextMarks: Sendable {
  private struct Mark: Hashable {
    let number: ShownNumber?
    let step: Int?
  }

  private var marks: [Mark] = []
  private var indices: [Mark: Int] = [:]
  private var lastStep = Int.max

  /// Without marks: text is only painted.
  static let none = TextMarks()

  private init() {}

  init(of figure: Figure) {
    let passing = figure.steps.indices.flatMap { step in
      figure.slotLines(step).map { $0.line.passing(at: figure.passingStep(step)) }
    }
    lastStep = figure.steps.count - 1
    for line in figure.lines + passing {
      for piece in line.pieces {
        switch piece {
        case .runs(let runs): for run in runs { add(run) }
        case .fraction(let numerator, let denominator, _): for run in numerator + denominator { add(run) }
        }
      }
    }
  }

  private mutating func add(_ run: Run) {
    guard let mark = Self.mark(of: run), indices[mark] == nil, marks.count < Palette.maximumMarkCount else { return }
    indices[mark] = marks.count
    marks.append(mark)
  }

  private static func mark(of run: Run) -> Mark? {
    run.number == nil && run.step == nil ? nil : Mark(number: run.number, step: run.step)
  }

  subscript(run: Run) -> Int? { indices.isEmpty ? nil : Self.mark(of: run).flatMap { indices[$0] } }

  /// By the bits of a colour's code that are not the paint's.
  var attributes: [UInt32: String] {
    var attributes: [UInt32: String] = [:]
    for (index, mark) in marks.enumerated() {
      var text = mark.number.map { " data-number=\"\($0.quantity.attribute)\"" } ?? ""
      if mark.number?.isBracketed == true { text += " data-factor=\"\"" }
      text += mark.step.map { attribute(of: $0) } ?? ""
      attributes[Palette.bits(of: index)] = text
    }
    return attributes
  }
}

extension TextMarks {
  /// What is there for one step alone is hidden where nothing moves, but for the last.
  private func attribute(of step: Int) -> String {
    guard step > lastStep else { return " data-step=\"\(step)\"" }
    let rule = step - lastStep - 1
    return " data-rule=\"\(rule)\"" + (rule < lastStep ? " visibility=\"hidden\"" : "")
  }

  /// The rule that a piece painted so belongs to.
  func rule(ofColor rgba: UInt32) -> Int? {
    let bits = (rgba >> 8) & ~Palette.paintMask
    guard bits != 0, marks.indices.contains(Palette.mark(ofBits: bits)) else { return nil }
    return marks[Palette.mark(ofBits: bits)].step.flatMap { $0 > lastStep ? $0 - lastStep - 1 : nil }
  }
}

extension ShownNumber.Quantity {
  /// What `data-number` says of it: `adjoint-3`.
  public var attribute: String {
    switch self {
    case .value(let node): "value-\(node)"
    case .tangent(let node): "tangent-\(node)"
    case .adjoint(let node): "adjoint-\(node)"
    case .partial(let arrow): "partial-\(arrow)"
    case .contribution(let arrow): "contribution-\(arrow)"
    case .product(let path): "product-\(path)"
    case .sumOverPaths: "sum"
    }
  }
}

extension Figure {
  /// Everything that is set as text, in the order of the figure's parts.
  fileprivate var lines: [Line] {
    boxes.flatMap(\.allLines) + arrows.compactMap(\.label) + frames.map(\.title) + notes.flatMap(\.lines) + formulas
      + caption + legend.map { Line($0.sign) }
  }
}

extension Figure.Box {
  fileprivate var allLines: [Line] {
    if case .wire(let name, let above, let below) = shape { return [Line(name), Line(above), Line(below)] + lines }
    return lines
  }
}
