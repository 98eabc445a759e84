import ComputationGraph
import Differentiation
import Notation

extension FigureContext {
  // MARK: Names

  /// `h₁ … h₁₀₀`; nothing where the program names none of them.
  func span(of fold: Fold, role: Role = .ink) -> [Run] {
    guard let first = fold.members.first, let last = fold.members.last, isNamed(first) || isNamed(last) else {
      return []
    }
    let between = fold.members.count == 2 && fold.kind == .stack ? ", " : " … "
    return name(first, role: role) + [Run(between, role: role)] + name(last, role: role)
  }

  func plainSpan(of fold: Fold) -> String {
    guard let first = fold.members.first, let last = fold.members.last else { return "" }
    return "\(plainName(first)) … \(plainName(last))"
  }

  private func isNamed(_ node: NodeID) -> Bool {
    graph.operation(of: node) == .input || graph.isNamedByProgram[Int(node.index)]
  }

  /// What any member of a box is called: `hᵢ`, where all are called alike.
  func anyMember(of fold: Fold, role: Role, mark: Typesetter.Mark? = nil) -> [Run] {
    guard let name = fold.commonName else { return [] }
    return typesetter.name(name, role: role, mark: mark)
      + [Run("i", isItalic: true, script: .subscripted, role: role)]
  }

  // MARK: Lines of a box

  /// Names, how many, how they are made, and their values.
  func foldLines(_ fold: Fold, _ vertex: Presentation.Vertex) -> [Line] {
    let span = span(of: fold)
    var lines = span.isEmpty ? [] : [Line(span)]
    let made = vertex.expression.isEmpty || fold.kind == .part ? [] : typesetter.runs(of: short(vertex.expression))
    if fold.kind == .stack, !made.isEmpty { lines.append(Line([Run(words.times(fold.members.count) + " ")] + made)) }
    if fold.kind == .part { lines.append(Line("⋮")) }
    if fold.kind == .part || made.isEmpty || fold.nodeCount > fold.members.count {
      lines.append(Line(words.content(of: fold), role: .muted))
    }
    if options.kind != .graph, let value = foldedValue(fold) { lines.append(value) }
    if options.kind != .graph, hasKink(fold) { lines.append(Line(words.kinkInside, role: .kink)) }
    return lines
  }

  /// `hᵢ ∈ [−0.3, 0.9]`
  func foldedValue(_ fold: Fold) -> Line? {
    valueRange(of: fold).map { Line(anyMember(of: fold, role: .value) + between($0, role: .value)) }
  }

  /// Cut where a box would grow too wide.
  func short(_ expression: String) -> String {
    guard expression.count > Self.longestExpression else { return expression }
    let head = expression.prefix(Self.longestExpression - 4)
    let end = head.lastIndex(of: " ") ?? head.endIndex
    return String(head[..<end]) + " …"
  }

  private static let longestExpression = 44

  private func hasKink(_ fold: Fold) -> Bool {
    guard let evaluation, !evaluation.kinks.isEmpty else { return false }
    return fold.members.contains { evaluation.isAtKink($0) }
  }

  // MARK: Numbers of many

  func valueRange(of fold: Fold) -> ClosedRange<Double>? {
    evaluation.flatMap { evaluation in Presentation.range(fold.members.map { evaluation.values[$0] }) }
  }

  /// ` ∈ [−0.3, 0.9]`, or ` = 0.5` where all are equal.
  func between(_ range: ClosedRange<Double>, role: Role) -> [Run] {
    let least = number(range.lowerBound, role: role)
    let most = number(range.upperBound, role: role)
    if least == most { return equals(role) + least }
    return [Run(" ∈ [", role: role)] + least + [Run(", ", role: role)] + most + [Run("]", role: role)]
  }

  /// `[−0.3, 0.9]`, or `0.5` where all are equal.
  func bracketed(_ range: ClosedRange<Double>, role: Role) -> [Run] {
    let least = number(range.lowerBound, role: role)
    let most = number(range.upperBound, role: role)
    if least == most { return least }
    return [Run("[", role: role)] + least + [Run(", ", role: role)] + most + [Run("]", role: role)]
  }

  func plainRange(_ range: ClosedRange<Double>, _ what: String) -> String {
    words.isBetween(what, plainNumber(range.lowerBound), plainNumber(range.upperBound))
  }

  // MARK: Arrows

  /// `50 × 40 ∈ [−0.3, 0.9]`: how many partials there are, and between what they lie.
  func blockLabel(_ block: PartialBlock, role: Role) -> Line? {
    let isFull = block.count == block.rows * block.columns && block.rows * block.columns > 1
    let shape =
      isFull
      ? "\(words.count(block.rows))\u{A0}×\u{A0}\(words.count(block.columns))"
      : block.count > 1 ? words.partials(block.count) : ""
    guard let range = block.range else { return shape.isEmpty ? nil : Line(shape, role: role) }
    if options.kind != .partials { return Line(bracketed(range, role: role)) }
    return Line((shape.isEmpty ? [] : [Run("\(shape): ", role: role)]) + bracketed(range, role: role))
  }

  // MARK: Words

  /// `h1 … h100: 8,100 operations; values from −0.3 to 0.9`
  func tooltip(_ fold: Fold) -> String {
    var text = "\(plainSpan(of: fold)): \(words.content(of: fold))"
    if let range = valueRange(of: fold) { text += "; " + plainRange(range, words.value) }
    return text
  }

  func tooltip(_ block: PartialBlock, _ arc: Presentation.Arc) -> String {
    let ends = [arc.tail, arc.head].map { end -> String in
      let vertex = presentation.vertices[end]
      return presentation.fold(of: vertex).map { plainSpan(of: $0) } ?? plainName(vertex.node)
    }
    var text = words.edge(ends[0], ends[1]) + ": " + words.edges(arc.edgeCount)
    if block.count > 0 { text += ", " + words.partials(block.count) }
    if let range = block.range { text += ", [\(plainNumber(range.lowerBound)), \(plainNumber(range.upperBound))]" }
    if let norm = block.norm, block.count > 1 { text += ", ‖·‖₂ = \(plainNumber(norm))" }
    return text
  }

  /// What was folded, and how much each box stands for.
  var foldingCaption: [Line] {
    var lines: [Line] = []
    if presentation.reclosedCount > 0 { lines.append(Line(words.reclosed(presentation.reclosedCount), role: .muted)) }
    let boxes = presentation.vertices.filter { $0.nodeCount > 1 }
    guard presentation.isFolded, !boxes.isEmpty else { return lines }
    let nodes = boxes.reduce(0) { $0 + $1.nodeCount }
    lines.append(Line(words.folded(boxes: boxes.count, nodes: nodes), role: .muted))
    let largest = boxes.indices.sorted { (-boxes[$0].nodeCount, $0) < (-boxes[$1].nodeCount, $1) }
    for index in largest.prefix(Self.longestList).sorted() {
      lines.append(Line(content(of: boxes[index]).colored(.muted)))
    }
    if boxes.count > Self.longestList {
      lines.append(Line(words.furtherBoxes(boxes.count - Self.longestList), role: .muted))
    }
    return lines
  }

  private static let longestList = 4

  private func content(of vertex: Presentation.Vertex) -> [Run] {
    guard let fold = presentation.fold(of: vertex) else {
      return name(vertex.node) + [Run(": " + words.operations(vertex.nodeCount))]
    }
    let span = span(of: fold)
    let names = span.isEmpty ? name(fold.members[0]) + [Run(" … ")] + name(fold.members[fold.members.count - 1]) : span
    return names + [Run(": " + words.content(of: fold))]
  }
}
