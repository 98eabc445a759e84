import ComputationGraph
import Differentiation

/// The words of a worksheet that are not drawn: on hovering, and instead of the figure.
struct WorksheetText {
  let blanks: Blanks
  let context: FigureContext
  let isKey: Bool

  /// By the tooltip that the base figure has, the one of its worksheet.
  var tooltips: [String: String] {
    var tooltips: [String: String] = [:]
    for vertex in context.presentation.vertices { tooltips[context.tooltip(vertex)] = tooltip(vertex) }
    for (index, arc) in context.presentation.arcs.enumerated() { tooltips[context.tooltip(arc)] = tooltip(arc, index) }
    return tooltips
  }

  private func tooltip(_ vertex: Presentation.Vertex) -> String {
    guard let blank = number(.value(Int(vertex.node.index))) else { return context.tooltip(vertex) }
    let name = context.plainName(vertex.node)
    let isLeaf = vertex.kind == .input || vertex.kind == .constant
    return isLeaf ? context.words.inputIs(name, blank) : "\(name) = \(vertex.expression) = \(blank)"
  }

  /// No more than the figure shows: the rule may be the answer.
  private func tooltip(_ arc: Presentation.Arc, _ index: Int) -> String {
    let blank = number(.partial(index))
    if blank == nil, blanks.shown.contains(.number(.partial(index))) { return context.tooltip(arc) }
    let (tail, head) = (context.presentation.vertices[arc.tail].node, context.presentation.vertices[arc.head].node)
    return context.words.edge(context.plainName(tail), context.plainName(head))
      + ": \(context.plainDerivative(of: head, by: tail))" + (blank.map { " = \($0)" } ?? "")
  }

  /// `blank 2`, where the number is left out.
  private func number(_ quantity: ShownNumber.Quantity) -> String? {
    isKey ? nil : blanks.number(of: .number(quantity)).map { context.words.blank($0) }
  }

  /// What is given, in order, and what each blank asks for; with a key, what goes there.
  func description(_ title: String, _ answers: [WorkedAnswer]) -> String {
    let vertices = context.presentation.distinctVertices.prefix(200)
    let nodes = vertices.map { tooltip($0) }.map { $0.hasSuffix(".") ? $0 : $0 + "." }
    let questions = zip(answers, 1...).map { answer, number in
      let question = Line(answer.question).plainText.trimmed
      let steps = isKey ? answer.steps.map { " = " + Line($0).plainText }.joined() : ""
      return context.words.blankAsks(number, question + steps)
    }
    return ([title + "."] + nodes + given + questions).joined(separator: " ")
  }

  /// The derivatives that stand in the figure.
  private var given: [String] {
    switch context.options.kind {
    case .partials, .paths: arcs
    case .forward, .reverse: derivatives
    default: []
    }
  }

  private var arcs: [String] {
    context.presentation.arcs.enumerated().prefix(200)
      .filter { number(.partial($0.offset)) == nil && blanks.shown.contains(.number(.partial($0.offset))) }
      .map { context.tooltip($0.element) + "." }
  }

  private var derivatives: [String] {
    guard let sweep = context.sweep else { return [] }
    return context.presentation.distinctVertices.prefix(200).compactMap { vertex -> String? in
      let quantity = sweep.quantity(of: vertex.node)
      guard let value = sweep.number(vertex.node), number(quantity) == nil, blanks.shown.contains(.number(quantity))
      else { return nil }
      return "\(sweep.plainDerivative(vertex.node)) = \(context.plainNumber(value))."
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

extension String {
  /// `(1)` for ①: which blank it is must be said.
  var withPlainSigns: String {
    unicodeScalars.map { scalar in
      ("①"..."⑳").contains(scalar) ? "(\(scalar.value - 0x245F))" : String(scalar)
    }.joined()
  }
}
