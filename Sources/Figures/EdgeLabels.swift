import ComputationGraph
import Notation

extension FigureContext {
  /// `∂e/∂c = d = 2`, as much of it as `display` asks for and the point gives.
  func partialLabel(_ index: Int, _ display: PartialDisplay) -> Line? {
    let arc = presentation.arcs[index]
    let tail = presentation.vertices[arc.tail].node
    let head = presentation.vertices[arc.head].node
    guard graph.isActive(tail) else { return nil }
    let number = arc.partial.map { self.number($0, .partial(index), role: .partial) }
    var sides: [[Piece]] = []
    if let symbol = symbol(of: arc, display, besides: number) { sides.append(symbol) }
    if let number, display != .symbol || sides.isEmpty { sides.append([.runs(number)]) }
    if namesEnds(of: arc) { sides.insert([derivative(of: head, by: tail, role: .partial)], at: 0) }
    return sides.isEmpty ? nil : Line(Array(sides.joined(separator: [.runs(equals(.partial))]))).merged
  }

  /// The partial in symbols where it says more than the number does, and no more than fits.
  private func symbol(of arc: Presentation.Arc, _ display: PartialDisplay, besides number: [Run]?) -> [Piece]? {
    guard let pieces = symbolPieces(arc, role: .partial) else { return nil }
    guard let number else { return pieces }
    let text = pieces.map(\.plainText).joined()
    return display != .number && citesOnlyNames(arc) && text != number.plainText && text.count <= 24 ? pieces : nil
  }

  /// Whether ∂head/∂tail says which derivative is meant: not where parallel arcs share it, nor where a circuit shows
  /// no name for an end.
  private func namesEnds(of arc: Presentation.Arc) -> Bool {
    let parallel = presentation.arcs.count { $0.tail == arc.tail && $0.head == arc.head }
    return parallel == 1 && (options.style != .circuit || [arc.tail, arc.head].allSatisfy { isNamedInCircuit($0) })
  }

  func isNamedInCircuit(_ vertex: Int) -> Bool {
    let node = presentation.vertices[vertex].node
    return evaluation == nil || presentation.vertices[vertex].kind == .input || graph.isNamedByProgram[Int(node.index)]
  }

  /// Whether the symbol of a circuit's arc is free of names that the circuit does not show.
  private func citesOnlyNames(_ arc: Presentation.Arc) -> Bool {
    guard options.style == .circuit else { return true }
    let words = arc.symbolic.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "'" }.map(String.init)
    return words.allSatisfy { word in
      graph.node(named: word).map { !graph.isActive($0) || isNamedInCircuit(presentation.vertexOfNode[$0] ?? 0) }
        ?? true
    }
  }

  func symbolPieces(_ arc: Presentation.Arc, role: Role) -> [Piece]? {
    arc.symbolic.isEmpty || arc.symbolic.count > 60
      ? nil : Quotients.pieces(of: arc.symbolic, typesetter: typesetter, role: role)
  }

  /// A comparison as the number it is: `1(x > 0)`.
  static func markingIndicators(_ notation: String) -> String {
    var openings: [Int] = [-1]
    var marked: Set<Int> = []
    let characters = Array(notation)
    for (index, character) in characters.enumerated() {
      switch character {
      case "(": openings.append(index)
      case ")": if openings.count > 1 { openings.removeLast() }
      case "<", ">", "=", "!": marked.insert(openings.last ?? -1)
      default: break
      }
    }
    var text = marked.contains(-1) ? "1(" : ""
    for (index, character) in characters.enumerated() {
      let isCall = index > 0 && (characters[index - 1].isLetter || characters[index - 1].isNumber)
      if marked.contains(index), !isCall { text += "1" }
      text.append(character)
    }
    return text + (marked.contains(-1) ? ")" : "")
  }

  /// The local rule in words: `Edge from c to e: ∂e/∂c = d = 2`.
  func tooltip(_ arc: Presentation.Arc) -> String {
    let tail = presentation.vertices[arc.tail].node
    let head = presentation.vertices[arc.head].node
    var text = words.edge(plainName(tail), plainName(head)) + ": " + plainDerivative(of: head, by: tail)
    if !arc.symbolic.isEmpty, arc.symbolic.count <= 60 { text += " = " + arc.symbolic }
    if let partial = arc.partial, plainNumber(partial) != arc.symbolic { text += " = " + plainNumber(partial) }
    return text
  }
}
