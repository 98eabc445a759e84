import ComputationGraph
import Differentiation
import Notation

extension EvaluationReport {
  /// The report as tables for people: what nobody asked for by name is shown as far as it fits on a page.
  func blocks(_ words: ReportWords) throws(SourceErrors) -> [Block] {
    var blocks = [Block.table(nodeTable(words)), .table(try partialTable(words))]
    blocks += kinkLines(words)
    if let jacobianRows { blocks.append(.table(jacobianTable(jacobianRows, words))) }
    if let hessianRows, let output = outputs.names.first {
      blocks.append(.table(hessianTable(hessianRows, of: output, words)))
    }
    blocks.append(.table(costTable(words)))
    return blocks
  }

  /// How many columns of derivatives a table has that nobody asked for by name.
  private static let columnLimit = 8

  private var shownVariables: ArraySlice<NamedNode> {
    guard extent.hasForward else { return [] }
    return variables.isExplicit ? variables.all[...] : variables.all.prefix(Self.columnLimit)
  }

  private var shownOutputs: ArraySlice<NamedNode> {
    guard extent.hasReverse else { return [] }
    return outputs.isExplicit ? outputs.all[...] : outputs.all.prefix(Self.columnLimit)
  }

  private func nodeTable(_ words: ReportWords) -> Table {
    var columns: [Table.Column] = [.left(.words(words.node)), .left(.words(words.expression))]
    var sweeps: [QuantityRow] = []
    if evaluation != nil {
      columns.append(.right(.words(words.value)))
      columns += shownVariables.map { .right(.derivative(of: Cell.anyNode, by: $0.name)) }
      columns += shownOutputs.map { .right(.derivative(of: $0.name, by: Cell.anyNode)) }
      sweeps = shownVariables.indices.compactMap { tangents($0) } + shownOutputs.indices.compactMap { adjoints($0) }
    }
    var kinks = (evaluation?.kinks ?? [])[...]
    var table = Table(title: words.nodes, columns: columns)
    for node in graph.nodes where isShown(node) {
      while let first = kinks.first, first.node < node { kinks.removeFirst() }
      var row: [Cell] = [.notation(graph.name(of: node)), expression(of: node, words)]
      if evaluation != nil { row.append(.quantity(value(of: node), isMarked: kinks.first?.node == node)) }
      row += sweeps.map { .quantity($0[Int(node.index)]) }
      table.rows.append(row)
    }
    return table
  }

  /// Constants without a name stand in the expressions that use them.
  private func isShown(_ node: NodeID) -> Bool {
    !graph.isFoldable(node) || graph.isNamedByProgram[Int(node.index)]
  }

  private func expression(of node: NodeID, _ words: ReportWords) -> Cell {
    switch graph.operation(of: node) {
    case .input: .words(words.input)
    case .constant: .notation(constantText(of: node))
    case .primitive: .notation(graph.expression(of: node))
    }
  }

  private func constantText(of node: NodeID) -> String {
    if case .exact(let value) = value(of: node), value.isShort { return value.description }
    return graph.literal(of: node).notationText
  }

  private func partialTable(_ words: ReportWords) throws(SourceErrors) -> Table {
    var columns: [Table.Column] = [.left(.words(words.partial)), .left(.words(words.symbolic))]
    if evaluation != nil { columns.append(.right(.words(words.value))) }
    var table = Table(title: words.partials, columns: columns)
    var symbols = EdgeSymbols(of: graph)
    for node in graph.nodes {
      for edge in graph.edges(into: node) where graph.isActive(graph.tail(of: edge)) {
        let tail = graph.name(of: graph.tail(of: edge))
        var row: [Cell] = [.derivative(of: graph.name(of: node), by: tail), .notation(try symbols.text(on: edge))]
        if evaluation != nil { row.append(.quantity(partial(on: edge))) }
        table.rows.append(row)
      }
    }
    return table
  }

  private func kinkLines(_ words: ReportWords) -> [Block] {
    (evaluation?.kinks ?? []).flatMap { kink -> [Block] in
      let operands = Array(graph.operands(of: kink.node))
      return sides(of: kink).map { side -> Block in
        let partial = Cell.derivative(of: graph.name(of: kink.node), by: graph.name(of: operands[side.slot]))
        let jump = kink.isJump ? "; " + words.jump : ""
        return .line([
          .words("* "), partial, .words(": "), .quantity(side.below), .words(" \(words.below), "),
          .quantity(side.above),
          .words(" \(words.above)\(jump)"),
        ])
      }
    }
  }
}

// MARK: - Derivatives

extension EvaluationReport {
  /// A row for each output; where there are many variables, a row for each of them.
  private func jacobianTable(_ jacobian: [QuantityRow], _ words: ReportWords) -> Table {
    if variables.count > Self.columnLimit, outputs.count < variables.count {
      let columns = outputs.names.map { Table.Column.right(.derivative(of: $0, by: Cell.anyNode)) }
      var table = Table(title: words.jacobian, columns: [.left(.words(""))] + columns)
      for (column, name) in variables.names.enumerated() {
        table.rows.append([.notation(name)] + jacobian.map { .quantity($0[column]) })
      }
      return table
    }
    let columns = variables.names.map { Table.Column.right(.derivative(of: Cell.anyNode, by: $0)) }
    var table = Table(title: words.jacobian, columns: [.left(.words(""))] + columns)
    for (name, row) in zip(outputs.names, jacobian) {
      table.rows.append([.notation(name)] + row.quantities.map { .quantity($0) })
    }
    return table
  }

  private func hessianTable(_ hessian: [QuantityRow], of output: String, _ words: ReportWords) -> Table {
    let columns = variables.names.map { Table.Column.right(.notation($0)) }
    var table = Table(title: words.hessian, columns: [.left(.notation(output))] + columns)
    for (name, row) in zip(variables.names, hessian) {
      table.rows.append([.notation(name)] + row.quantities.map { .quantity($0) })
    }
    return table
  }

  private func costTable(_ words: ReportWords) -> Table {
    let counts = [words.sweeps, words.multiplications, words.additions]
    let columns = counts.map { Table.Column.right(.words($0)) }
    var table = Table(title: words.cost, columns: [.left(.words(words.mode))] + columns)
    for (mode, cost) in [(words.forward, forwardCost), (words.reverse, reverseCost)] {
      guard let cost else { continue }
      let numbers = [cost.sweeps, cost.multiplications, cost.additions]
      table.rows.append([.words(mode)] + numbers.map { .words(String($0)) })
    }
    return table
  }
}
