import ComputationGraph
import Notation

/// The partials of each row by each operand, as many beside each other as there are columns.
struct TapePartials {
  private let labels: [[Line]]
  let columnCount: Int

  private static let maximumColumnCount = 2

  init(_ context: FigureContext, _ paths: PathLabels?) {
    let entering = context.presentation.enteringArcs
    labels = entering.map { Self.labels(Self.grouped($0, context), context, paths) }
    columnCount = min(Self.maximumColumnCount, labels.map(\.count).max() ?? 0)
  }

  /// From the left, then down.
  func cells(_ vertex: Int) -> [[Line]] {
    let lines = labels[vertex]
    return (0..<columnCount).map { column in
      stride(from: column, to: lines.count, by: columnCount).map { lines[$0] }
    }
  }

  /// Arcs from one operand together, in order: `x·x` has two.
  private static func grouped(_ arcs: [Int], _ context: FigureContext) -> [[Int]] {
    var groups: [[Int]] = []
    for arc in arcs where context.arrowLabel(arc) != nil {
      let node = { (index: Int) in context.presentation.vertices[context.presentation.arcs[index].tail].node }
      if let group = groups.firstIndex(where: { node($0[0]) == node(arc) }) {
        groups[group].append(arc)
      } else {
        groups.append([arc])
      }
    }
    return groups
  }

  private static func labels(_ groups: [[Int]], _ context: FigureContext, _ paths: PathLabels?) -> [Line] {
    let options = context.options
    let isNumber = options.kind != .partials && context.evaluation != nil
    let display = isNumber ? .number : options.kind == .partials ? options.partialDisplay : .symbol
    return groups.map { label($0, display, context, paths) }
  }

  /// `∂e/∂c = d = 2`; of parallel arcs `∂v/∂x = 2 + 2`.
  private static func label(
    _ arcs: [Int], _ display: PartialDisplay, _ context: FigureContext, _ paths: PathLabels?
  ) -> Line {
    let arc = context.presentation.arcs[arcs[0]]
    let (tail, head) = (context.presentation.vertices[arc.tail].node, context.presentation.vertices[arc.head].node)
    var sides: [[Piece]] = [[.runs(context.inlineDerivative(of: head, by: tail, role: .partial))]]
    let parts = arcs.map { context.partialSides($0, display) }
    let symbols = parts.compactMap(\.symbol)
    let numbers = zip(arcs, parts).compactMap { arc, part in part.number.map { [Piece.runs(signed($0, arc, paths))] } }
    let hasNumbers = numbers.count == arcs.count
    if hasNumbers, symbols.count == arcs.count { sides.append(sum(symbols)) }
    if hasNumbers {
      sides.append(sum(numbers))
    } else {
      let terms = zip(arcs, parts).map { arc, part in
        signs(arc, paths) + (part.symbol ?? [.runs(part.number ?? [Run("∂", role: .partial)])])
      }
      sides.append(sum(terms))
    }
    return Line(Array(sides.joined(separator: [.runs(context.equals(.partial))]))).inline
  }

  private static func sum(_ terms: [[Piece]]) -> [Piece] {
    var pieces = terms[0]
    for term in terms.dropFirst() {
      pieces.append(.runs([Run(" + ", role: .partial)]))
      let isSigned = Line(term).plainText.hasPrefix("−")
      pieces += isSigned ? [.runs([Run("(", role: .partial)])] + term + [.runs([Run(")", role: .partial)])] : term
    }
    return pieces
  }

  /// `①② 2`, in the colour of a path that has it for its own.
  private static func signed(_ number: [Run], _ arc: Int, _ paths: PathLabels?) -> [Run] {
    guard let through = paths?.paths(through: arc), let first = through.first else { return number }
    return signs(arc, paths).flatMap(\.runs) + (through.count == 1 ? number.colored(.path(first)) : number)
  }

  private static func signs(_ arc: Int, _ paths: PathLabels?) -> [Piece] {
    guard let paths, paths.paths.count > 1, !paths.paths(through: arc).isEmpty else { return [] }
    return [.runs(paths.paths(through: arc).map { Run(PathLabels.sign($0) + " ", role: .path($0)) })]
  }
}

extension Piece {
  fileprivate var runs: [Run] { if case .runs(let runs) = self { runs } else { [] } }
}
