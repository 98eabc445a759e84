import ComputationGraph
import Notation

extension Figure {
  /// Left to right: gates, and wires with the value above and the derivative below.
  mutating func addCircuit(
    _ context: FigureContext, _ sweep: SweepLabels?, _ paths: PathLabels?, _ frame: Int?, _ prefix: String
  ) {
    let frames = addFrames(context, inside: frame)
    let presentation = context.presentation
    var gates = [Int](repeating: -1, count: presentation.vertices.count)
    var wires = gates
    for (index, vertex) in presentation.vertices.enumerated() {
      let around = presentation.visibleGroup(of: vertex).flatMap { frames[$0] } ?? frame
      if context.isGate(vertex) {
        gates[index] = addGate(context, vertex, around, prefix)
      }
      wires[index] = addWire(context, index, sweep, around, prefix)
      if gates[index] >= 0 { connect(gates[index], wires[index], "\(prefix)g\(vertex.node.index)", context, index) }
      if presentation.vertexOfNode[vertex.node] == index {
        addOutputNames(context, vertex, wires[index], frame, prefix)
      }
    }
    addWireRow(context, wires)
    for (index, arc) in presentation.arcs.enumerated() {
      addWireArrows(context, arc, index, wires[arc.tail], gates[arc.head], sweep, paths, prefix)
    }
  }

  private mutating func addGate(
    _ context: FigureContext, _ vertex: Presentation.Vertex, _ frame: Int?, _ prefix: String
  ) -> Int {
    var lines = [Line(context.gateSymbol(vertex))]
    lines.append(contentsOf: context.gateCounts(vertex) + context.kinkLines(vertex))
    let fill: Box.Fill = vertex.composite == nil ? .operation : .composite
    boxes.append(
      Box(
        id: "\(prefix)n\(vertex.node.index)", shape: .gate, fill: fill,
        lines: lines, frame: frame, tooltip: context.tooltip(vertex), seed: nil, group: vertex.composite,
        standsFor: context.presentation.isFolded ? vertex.nodeCount : nil,
        outline: context.presentation.outline(of: vertex)))
    return boxes.count - 1
  }

  private mutating func addWire(
    _ context: FigureContext, _ index: Int, _ sweep: SweepLabels?, _ frame: Int?, _ prefix: String
  ) -> Int {
    let vertex = context.presentation.vertices[index]
    if let fold = context.presentation.fold(of: vertex) {
      boxes.append(context.foldedWire(fold, vertex, index, sweep, frame, prefix))
      return boxes.count - 1
    }
    let isLeaf = vertex.kind == .input || vertex.kind == .constant
    let isNamed = context.graph.isNamedByProgram[Int(vertex.node.index)]
    let isOutput = context.outputNames[vertex.node] != nil
    let name = isLeaf || (isNamed && !isOutput) ? context.name(vertex.node) : []
    var above = context.options.kind == .graph ? nil : context.value(vertex.node, role: .value)
    // Symbols speak of intermediates by name.
    if context.evaluation == nil, context.options.kind != .graph, name.isEmpty { above = context.name(vertex.node) }
    let below = context.wireDerivative(vertex.node, sweep).appearing(at: sweep?.step(index))
    boxes.append(
      Box(
        id: "\(prefix)w\(context.presentation.id(of: index))",
        shape: .wire(name: name, above: above ?? [], below: below),
        fill: .operation, lines: [], frame: frame, tooltip: context.tooltip(vertex),
        seed: sweep?.seed == vertex.node ? sweep?.role : nil, step: sweep?.step(index)))
    return boxes.count - 1
  }

  private mutating func addOutputNames(
    _ context: FigureContext, _ vertex: Presentation.Vertex, _ wire: Int, _ frame: Int?, _ prefix: String
  ) {
    guard let names = context.outputNames[vertex.node] else { return }
    var runs = [Run(" ")]
    for (index, name) in names.enumerated() {
      runs += (index > 0 ? [Run(", ")] : []) + context.typesetter.name(name)
    }
    boxes.append(
      Box(
        id: "\(prefix)o\(vertex.node.index)", shape: .plain, fill: .output, lines: [Line(runs)], frame: frame,
        tooltip: context.tooltip(vertex), seed: nil))
    arrows.append(
      Arrow(
        id: "\(prefix)o\(vertex.node.index)a", from: wire, to: boxes.count - 1, label: nil, role: .ink,
        isCarrying: false, hasHead: true, tooltip: context.tooltip(vertex)))
  }

  private mutating func connect(
    _ gate: Int, _ wire: Int, _ id: String, _ context: FigureContext, _ index: Int
  ) {
    arrows.append(
      Arrow(
        id: id, from: gate, to: wire, label: nil, role: .ink, isCarrying: false, hasHead: false,
        tooltip: context.tooltip(context.presentation.vertices[index])))
  }

  private mutating func addWireRow(_ context: FigureContext, _ wires: [Int]) {
    let inputs = context.presentation.vertices.indices.filter { context.presentation.vertices[$0].kind == .input }
    if inputs.count > 1, inputs.count <= 10, !context.options.repeatsInputs { rows.append(inputs.map { wires[$0] }) }
  }

  private mutating func addWireArrows(
    _ context: FigureContext, _ arc: Presentation.Arc, _ index: Int, _ wire: Int, _ gate: Int, _ sweep: SweepLabels?,
    _ paths: PathLabels?, _ prefix: String
  ) {
    let isLabelled = [.partials, .paths, .heat].contains(context.options.kind)
    let arrow = Arrow(
      id: "\(prefix)e\(index)", from: wire, to: gate, label: isLabelled ? context.arrowLabel(index) : nil, role: .ink,
      isCarrying: false, hasHead: false, tooltip: context.tooltip(arc),
      standsFor: context.presentation.isFolded ? arc.edgeCount : nil, step: sweep?.step(of: arc))
    append(arrow, index, paths)
  }
}

extension FigureContext {
  /// What stands under a wire: the tangent or the adjoint of the sweep.
  func wireDerivative(_ node: NodeID, _ sweep: SweepLabels?) -> [Run] {
    guard let sweep else { return [] }
    if let number = sweep.number(node) { return self.number(number, sweep.quantity(of: node), role: sweep.role) }
    return sweep.symbol(node).map { typesetter.runs(of: $0, role: sweep.role) } ?? []
  }

  /// `×`, `max`, `σ`; with a constant operand what the gate does to the other: `× −1`, `+ 1`, `1 / x`.
  func gateSymbol(_ vertex: Presentation.Vertex) -> [Run] {
    if let fold = presentation.fold(of: vertex), fold.kind == .part { return [Run("⋮")] }
    if case .composite(let group) = vertex.kind {
      return functionName(graph.groups[group].function)
    }
    guard let primitive = graph.primitive(of: vertex.node) else { return typesetter.runs(of: vertex.expression) }
    let tails = Array(graph.operands(of: vertex.node))
    guard case .infix(let symbol) = primitive.form, tails.count == 2, !options.showsConstants else {
      return [Run(primitive.symbol)]
    }
    if tails.allSatisfy({ graph.isFoldable($0) }) { return typesetter.runs(of: vertex.expression) }
    if graph.isFoldable(tails[1]) { return symbolBefore(tails[1], symbol, primitive) }
    if graph.isFoldable(tails[0]) { return symbolAfter(tails[0], symbol, primitive) }
    return [Run(symbol == .power ? "pow" : primitive.symbol)]
  }

  /// A function's name alone, upright.
  func functionName(_ name: String, role: Role = .ink) -> [Run] {
    [Run(Primitive.callable(name).map { Primitive[$0].symbol } ?? GreekLetters.letter(named: name) ?? name, role: role)]
  }

  private func constantText(_ node: NodeID) -> String {
    let text = graph.operation(of: node) == .constant ? graph.name(of: node) : graph.labelExpression(of: node)
    return text.contains(" ") || text.hasPrefix("-") ? "(\(text))" : text
  }

  /// What stands for the wire in a gate's sign: a letter that the program does not use.
  private var operandLetter: String {
    let taken = Set(graph.program.names)
    return ["x", "u", "t"].first { !taken.contains($0) } ?? "•"
  }

  private func symbolBefore(_ constant: NodeID, _ symbol: BinaryOperator, _ primitive: Primitive) -> [Run] {
    if symbol == .power { return typesetter.runs(of: "\(operandLetter)^\(constantText(constant))") }
    return [Run(primitive.symbol + " ")] + typesetter.runs(of: constantText(constant))
  }

  private func symbolAfter(_ constant: NodeID, _ symbol: BinaryOperator, _ primitive: Primitive) -> [Run] {
    let text = constantText(constant)
    return switch symbol {
    case .add, .multiply: [Run(primitive.symbol + " ")] + typesetter.runs(of: text)
    case .divide, .power: typesetter.runs(of: "\(text)\(symbol.symbol)\(operandLetter)")
    default: typesetter.runs(of: "\(text) \(symbol.symbol) \(operandLetter)")
    }
  }
}
