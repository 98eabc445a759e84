import ComputationGraph
import Differentiation
import Notation

/// What stands in the columns of a tape, for one figure.
struct TapeRows {
  /// Neighbouring columns under one heading.
  private enum Quantity {
    case statement, value, partials
    case sweep(Int)
    case kink
  }

  private let context: FigureContext
  private let sweeps: [SweepLabels]
  private let partials: TapePartials
  private var quantities: [Quantity] = [.statement]

  init(_ context: FigureContext, _ sweeps: [SweepLabels], _ paths: PathLabels?) {
    self.context = context
    self.sweeps = sweeps
    partials = TapePartials(context, paths)
    let vertices = context.presentation.vertices
    let showsValues = context.showsValues
    if showsValues { quantities.append(.value) }
    if partials.columnCount > 0 { quantities.append(.partials) }
    quantities += sweeps.indices.map { .sweep($0) }
    if showsValues, vertices.contains(where: { !context.kinkLines($0).isEmpty }) { quantities.append(.kink) }
  }

  // MARK: Columns

  func tape(ruledBoxes: [Int]) -> Figure.Tape {
    var tape = Figure.Tape(ruledBoxes: ruledBoxes)
    for quantity in quantities {
      let first = tape.columns.count
      tape.columns += columns(of: quantity)
      let last = tape.columns.count - 1
      if let title = title(of: quantity) { tape.headings.append(.init(title: title, first: first, last: last)) }
      if sweeps.count > 1, let mode = mode(of: quantity) {
        tape.groups.append(.init(title: mode, first: first, last: last))
      }
    }
    return tape
  }

  private func columns(of quantity: Quantity) -> [Figure.Tape.Column] {
    switch quantity {
    case .statement: [.init(alignment: .leading, gap: .none), .init(alignment: .leading, gap: .none)]
    case .value: [.init(alignment: .decimal, gap: .quantity)]
    case .partials:
      (0..<partials.columnCount).map { .init(alignment: .leading, gap: $0 == 0 ? .quantity : .item) }
    case .sweep:
      [
        .init(alignment: .trailing, gap: .quantity),
        .init(alignment: context.evaluation == nil ? .leading : .decimal, gap: .none),
      ]
    case .kink: [.init(alignment: .leading, gap: .quantity)]
    }
  }

  private func title(of quantity: Quantity) -> Line? {
    switch quantity {
    case .statement: Line(context.words.statement, role: .muted)
    case .value: Line(context.words.value, role: .value)
    case .partials: Line(context.words.partials, role: .muted)
    case .sweep(let index): title(of: sweeps[index])
    case .kink: nil
    }
  }

  /// `tangent v̇ = ∂v/∂b ↓`
  private func title(of sweep: SweepLabels) -> Line {
    let isForward = sweep.direction == .forward
    let row = Run(context.rowLetter, isItalic: true, role: sweep.role)
    var runs = [Run(isForward ? context.words.tangentOfRow : context.words.adjointOfRow, role: sweep.role)]
    runs += [Run(" ", role: sweep.role)] + context.markedRow(sweep.direction) + context.equals(sweep.role)
    let seed = context.name(sweep.seed, role: sweep.role)
    let (head, tail) = isForward ? ([row], seed) : (seed, [row])
    runs += [Run("∂", role: sweep.role)] + head + [Run("/∂", role: sweep.role)] + tail
    return Line(runs + [Run(isForward ? " ↓" : " ↑", role: sweep.role)])
  }

  private func mode(of quantity: Quantity) -> Line? {
    guard case .sweep(let index) = quantity else { return nil }
    let words = context.words
    return Line(
      sweeps[index].direction == .forward ? words.forwardMode : words.reverseMode, role: sweeps[index].role)
  }

  // MARK: Cells

  /// For each column its lines.
  func cells(_ vertex: Int) -> [[Line]] {
    quantities.flatMap { cells(of: $0, vertex) }
  }

  private func cells(of quantity: Quantity, _ vertex: Int) -> [[Line]] {
    let shown = context.presentation.vertices[vertex]
    if let fold = context.presentation.fold(of: shown) { return cells(of: quantity, fold, vertex) }
    switch quantity {
    case .statement: return statement(shown)
    case .value: return [context.value(shown.node, role: .value).map { [Line($0)] } ?? []]
    case .partials: return partials.cells(vertex)
    case .sweep(let index):
      guard let parts = sweeps[index].parts(vertex, hasSums: sweeps.count == 1) else { return [[], []] }
      let isSeed = sweeps[index].seed == shown.node
      let seed = isSeed ? sweeps[index].inlineDerivative(shown.node) + context.equals(sweeps[index].role) : []
      // A name that takes no mark has the derivative before it already.
      let sum = isSeed && parts.head != seed ? seed : parts.sum
      let lines = [Line((parts.head + sum).withoutTrailingSpace), Line(parts.result).inline]
      return lines.map { [$0.appearing(at: sweeps[index].step(vertex))] }
    case .kink: return [context.kinkLines(shown)]
    }
  }

  /// Of several nodes in one row: what they are, and between what their numbers lie.
  private func cells(of quantity: Quantity, _ fold: Fold, _ vertex: Int) -> [[Line]] {
    let value = context.foldedValue(fold)
    switch quantity {
    case .statement:
      let span = context.span(of: fold)
      let lines = context.foldLines(fold, context.presentation.vertices[vertex]).filter { $0 != value }
      return span.isEmpty ? [[], lines] : [[Line(span)], Array(lines.dropFirst())]
    case .value: return [value.map { [$0] } ?? []]
    case .partials: return partials.cells(vertex)
    case .sweep(let index):
      let line = sweeps[index].line(of: fold)?.inline.appearing(at: sweeps[index].step(vertex))
      return [[], line.map { [$0] } ?? []]
    case .kink: return [[]]
    }
  }

  private func statement(_ vertex: Presentation.Vertex) -> [[Line]] {
    let name = [Line(context.name(vertex.node))]
    switch vertex.kind {
    case .input: return [name, []]
    case .constant:
      let isSaid = context.evaluation != nil || !context.graph.isNamedByProgram[Int(vertex.node.index)]
      let literal = context.number(context.graph.literal(of: vertex.node))
      return [name, isSaid ? [] : [Line([Run("= ")] + literal)]]
    case .operation, .composite, .folded:
      return [name, [Line([Run("= ")] + context.typesetter.runs(of: vertex.expression))]]
    }
  }

  /// `f = x` and the value once more.
  func cells(ofOutput output: Graph.Output) -> [[Line]] {
    quantities.flatMap { quantity -> [[Line]] in
      switch quantity {
      case .statement:
        [[Line(context.typesetter.name(output.name))], [Line([Run("= ")] + context.name(output.node))]]
      case .value: [context.value(output.node, role: .value).map { [Line($0)] } ?? []]
      case .partials, .sweep, .kink: columns(of: quantity).map { _ in [] }
      }
    }
  }
}

extension FigureContext {
  /// Any row: a letter that stands for no one node.
  var rowLetter: String {
    let taken = Set(graph.nodes.map { graph.name(of: $0) })
    return ["v", "u", "w", "x", "t"].first { !taken.contains($0) } ?? "•"
  }

  /// `v̇` or `v̄`
  func markedRow(_ direction: SweepLabels.Direction) -> [Run] {
    let isForward = direction == .forward
    let mark: Typesetter.Mark = isForward ? .dot : .bar
    return [Run(rowLetter + mark.rawValue, isItalic: true, role: isForward ? .forward : .reverse)]
  }
}

extension [Run] {
  /// Columns have gaps of their own.
  fileprivate var withoutTrailingSpace: [Run] {
    guard var last, last.text.hasSuffix(" ") else { return self }
    last.text.removeLast()
    return dropLast() + [last]
  }
}
