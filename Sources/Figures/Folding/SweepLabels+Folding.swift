import ComputationGraph
import Differentiation

extension SweepLabels {
  /// Between what the derivatives of a folded box lie.
  func range(of fold: Fold) -> ClosedRange<Double>? {
    var numbers: [Double] = []
    for node in fold.members {
      guard let number = number(node) else { return nil }
      numbers.append(number)
    }
    return Presentation.range(numbers)
  }

  /// `h̄ᵢ = ∂L/∂hᵢ ∈ [−0.01, 0.2]`
  func line(of fold: Fold) -> Line? {
    guard let range = range(of: fold) else { return nil }
    let mark: Typesetter.Mark = direction == .forward ? .dot : .bar
    let name = context.anyMember(of: fold, role: role, mark: mark)
    let member = context.anyMember(of: fold, role: role)
    let any = member.isEmpty ? [Run("·", role: role)] : member
    let seed = context.name(self.seed, role: role)
    let (above, below) = direction == .forward ? (any, seed) : (seed, any)
    let sign = Run("∂", role: role)
    return Line(
      [
        .runs(name.isEmpty ? [] : name + context.equals(role)),
        .fraction(numerator: [sign] + above, denominator: [sign] + below, role: role),
        .runs(context.between(range, role: role)),
      ].filter { $0 != .runs([]) }
    ).merged
  }

  func foldSentence(_ vertex: Presentation.Vertex) -> String? {
    guard let fold = context.presentation.fold(of: vertex) else { return nil }
    guard let range = range(of: fold) else { return "" }
    let seed = context.plainName(self.seed)
    let what =
      direction == .forward
      ? "∂(\(context.plainSpan(of: fold)))/∂\(seed)" : "∂\(seed)/∂(\(context.plainSpan(of: fold)))"
    return context.plainRange(range, what) + "."
  }

  /// Whether any node that the vertex stands for has a derivative other than 0.
  func isNonzero(_ vertex: Int) -> Bool {
    let vertex = context.presentation.vertices[vertex]
    guard let fold = context.presentation.fold(of: vertex) else { return (number(vertex.node) ?? 0) != 0 }
    return fold.members.contains { (number($0) ?? 0) != 0 }
  }

  func carries(_ block: PartialBlock, to end: Int, from start: Int) -> Bool {
    guard isNonzero(end) else { return false }
    if let range = block.range { return range.lowerBound != 0 || range.upperBound != 0 }
    return isNonzero(start)
  }
}
