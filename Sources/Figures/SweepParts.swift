import ComputationGraph
import Differentiation
import Notation

extension SweepLabels {
  /// What a sweep says of a node, for styles that set its parts apart.
  struct Parts {
    /// `b̄ = `
    var head: [Run]
    /// `3·1 + 2·1 = ` where contributions meet, else nothing.
    var sum: [Run] = []
    /// `5`, or symbols where there are no numbers.
    var result: [Piece]

    var line: Line { Line([.runs(head + sum)] + result).merged }
  }

  /// Nil where the sweep does not come; with `hasSums` tangents are sums too.
  func parts(_ vertex: Int, hasSums: Bool) -> Parts? {
    let node = context.presentation.vertices[vertex].node
    guard context.graph.isActive(node) || context.presentation.vertices[vertex].kind != .constant else { return nil }
    if direction == .reverse, context.presentation.isRepeated(vertex) { return contribution(of: vertex) }
    let head = shortHead(node) + context.equals(role)
    guard let number = number(node) else {
      guard let text = symbol(node) else { return nil }
      return Parts(head: head, result: Quotients.pieces(of: text, typesetter: context.typesetter, role: role))
    }
    let result = [Piece.runs(context.number(number, quantity(of: node), role: role))]
    let isSum = direction == .forward ? hasSums : context.options.kind == .reverse
    return Parts(head: head, sum: isSum ? sum(at: vertex) : [], result: result)
  }

  /// `b̄`, or where a name takes no mark `∂e/∂loss`.
  func shortHead(_ node: NodeID) -> [Run] {
    let marked = context.name(node, role: role, mark: direction == .forward ? .dot : .bar)
    return marked == context.name(node, role: role) ? inlineDerivative(node) : marked
  }

  func inlineDerivative(_ node: NodeID) -> [Run] {
    direction == .forward
      ? context.inlineDerivative(of: node, by: seed, role: role)
      : context.inlineDerivative(of: seed, by: node, role: role)
  }

  private func sum(at vertex: Int) -> [Run] {
    guard context.presentation.vertices[vertex].node != seed else { return [] }
    let terms = terms(at: vertex)
    return terms.count > 1 ? joined(terms) + context.equals(role) : []
  }
}

extension FigureContext {
  /// ∂head/∂tail on one line.
  func inlineDerivative(of head: NodeID, by tail: NodeID, role: Role) -> [Run] {
    [Run("∂", role: role)] + name(head, role: role) + [Run("/∂", role: role)] + name(tail, role: role)
  }
}

extension Line {
  /// With fractions on one line: a sum on either side of the stroke in brackets.
  var inline: Line {
    Line(
      pieces.map { piece -> Piece in
        guard case .fraction(let numerator, let denominator, let role) = piece else { return piece }
        let divisor = denominator.isProduct ? denominator.bracketed(role) : denominator
        let dividend = numerator.isSum ? numerator.bracketed(role) : numerator
        return .runs(dividend + [Run("/", role: role)] + divisor)
      }
    ).merged
  }
}

extension [Run] {
  fileprivate var isSum: Bool { contains { $0.text.contains(" + ") || $0.text.contains(" − ") } }

  fileprivate var isProduct: Bool { isSum || contains { $0.text.contains("·") || $0.text.contains("/") } }

  fileprivate func bracketed(_ role: Role) -> [Run] { [Run("(", role: role)] + self + [Run(")", role: role)] }
}
