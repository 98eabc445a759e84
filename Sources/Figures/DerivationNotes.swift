import ComputationGraph
import Differentiation
import Notation

extension FigureContext {
  /// Nil where there is a derivation, but too long a one.
  var derivationNotes: [Figure.Note]? {
    guard options.style == .olah, options.kind != .compare, let output = outputs.first?.node else { return [] }
    guard !presentation.isFolded else { return nil }
    guard let variable = options.kind == .paths ? pathSource(to: output) : forwardSeed else { return [] }
    return DerivationNotes(of: output, wrt: variable, in: self)?.notes
  }
}

extension Figure.Note {
  /// `product rule: ∂y/∂x = v · ∂u/∂x + u · ∂v/∂x = …`
  var sentences: [String] {
    lines.split(separator: DerivationNotes.gap).map { lines in
      let rest = lines.dropFirst().map { $0.plainText.split(separator: "\u{A0}").joined() }
      return "\(lines.first?.plainText ?? ""): \(rest.joined())."
    }
  }
}

/// The derivation of one derivative as notes beside the rows of a drawing, from the inputs up.
struct DerivationNotes {
  private let context: FigureContext
  private let variable: NodeID
  private var steps: [NodeID: DerivationStep] = [:]
  private var store: SymbolicStore

  /// Between what is said of two boxes of a row.
  static let gap = Line("\u{A0}")

  /// Beyond so many operations the notes would be taller than the drawing.
  static let limit = 12

  /// Nil where nothing depends on the variable, or too much does.
  init?(of output: NodeID, wrt variable: NodeID, in context: FigureContext) {
    var derivatives = SymbolicDerivatives(of: context.graph, wrt: [variable])
    guard let steps = try? derivatives.steps(of: output, wrt: [variable]), !steps.isEmpty else { return nil }
    self.context = context
    self.variable = variable
    store = derivatives.store
    for step in steps { if let node = step.node { self.steps[node] = step } }
    guard (1...Self.limit).contains(self.steps.count) else { return nil }
  }

  var notes: [Figure.Note] {
    let vertices = context.presentation.vertices
    let noted = vertices.indices.filter { vertices[$0].kind == .operation && steps[vertices[$0].node] != nil }
    let levels = levels
    let rows: [Int: [Int]] = Dictionary(grouping: noted) { levels[$0] }
    return rows.keys.sorted().compactMap { rows[$0] }.map { row in
      Figure.Note(boxes: row, lines: Array(row.map { lines(vertices[$0].node) }.joined(separator: [Self.gap])))
    }
  }

  /// How many operations lie beneath each vertex at most.
  private var levels: [Int] {
    var levels = [Int](repeating: 0, count: context.presentation.vertices.count)
    for arc in context.presentation.arcs.sorted(by: { $0.head < $1.head }) {
      levels[arc.head] = max(levels[arc.head], levels[arc.tail] + 1)
    }
    return levels
  }

  /// The rule, the derivative as the rule gives it, and what it comes to.
  private func lines(_ node: NodeID) -> [Line] {
    guard let step = steps[node] else { return [] }
    let rule = Line(context.words.name(of: step.rule), role: .muted)
    let lead: [Piece] = [context.derivative(of: node, by: variable, role: .ink), .runs(context.equals(.ink))]
    let result = pieces(step.derivative)
    let byRule = terms(node)
    let isSame = Line(byRule).plainText == Line(result).plainText
    if isSame || byRule.isEmpty { return [rule, Line(lead + result).merged] }
    return [rule, Line(lead + byRule).merged, Line([.runs([Run(Self.indent)] + context.equals(.ink))] + result).merged]
  }

  private static let indent = String(repeating: "\u{A0}", count: 6)

  /// `∂f/∂u · ∂u/∂x + …`, the partials written out.
  private func terms(_ node: NodeID) -> [Piece] {
    var sum: [Piece] = []
    for arc in context.presentation.arcs where context.presentation.vertices[arc.head].node == node {
      let tail = context.presentation.vertices[arc.tail].node
      guard tail == variable || steps[tail] != nil else { continue }
      guard let partial = context.symbolPieces(arc, role: .ink) else { return [] }
      sum = added(term(partial, tail), to: sum)
    }
    return sum
  }

  private func added(_ term: [Piece], to sum: [Piece]) -> [Piece] {
    if sum.isEmpty { return term }
    guard case .runs(var runs) = term.first, let text = runs.first?.text, text.hasPrefix("−") else {
      return sum + [.runs([Run(" + ")])] + term
    }
    runs[0].text.removeFirst()
    return sum + [.runs([Run(" − ")] + runs)] + term.dropFirst()
  }

  private func term(_ partial: [Piece], _ tail: NodeID) -> [Piece] {
    if tail == variable { return partial }
    let inner = context.derivative(of: tail, by: variable, role: .ink)
    let text = Line(partial).plainText
    if text == "1" { return [inner] }
    if text == "−1" { return [.runs([Run("−")]), inner] }
    let isSum = text.contains(" + ") || text.contains(" − ")
    let factor = isSum ? [.runs([Run("(")])] + partial + [.runs([Run(")")])] : partial
    return factor + [.runs([Run(" · ")]), inner]
  }

  private func pieces(_ derivative: SymbolicID) -> [Piece] {
    guard store.writtenSize(of: derivative) < 40 else { return [.runs([Run("…")])] }
    return Quotients.pieces(of: store.text(of: derivative), typesetter: context.typesetter, role: .ink)
  }
}
