import ChainRule
import Testing

/// A style changes no number.
@Suite struct StyleAgreementTests {
  @Test(arguments: HostileBatch.all)
  func `all styles show the same values, partials, tangents and adjoints`(_ batch: HostileBatch) throws {
    for drawing in try batch.drawings(count: 2) where drawing.evaluation != nil {
      // What a worksheet leaves out goes by what its figure shows.
      for kind in FigureKind.allCases where kind != .worksheet {
        let figures = try FigureStyle.allCases.map { try drawing.figure(kind, $0) }
        expectOneText(figures, drawing.name)
        let numbers = figures.map { ShownNumbers($0).keeping { drawing.isOfInterest($0) } }
        let expected = numbers[0]
        for (figure, shown) in zip(figures, numbers).dropFirst() {
          // A circuit has partials on its wires only where they are what is shown.
          let hasPartials = figure.style != .circuit || kind == .partials || kind == .paths
          let wanted = expected.filter { hasPartials || !$0.key.isPartial }
          // Its wires tell more: a number where a name in a symbol is not shown, the whole adjoint of a repeated input.
          let keys = figure.style == .circuit ? Set(wanted.keys) : Set(shown.keys).union(wanted.keys)
          let different = keys.filter { shown[$0] != wanted[$0] }
          if !different.isEmpty {
            Issue.record("\(drawing.name) \(kind) \(figure.style): \(different.map { ($0, shown[$0], wanted[$0]) })")
          }
        }
      }
    }
  }

  private func expectOneText(_ figures: [Figure], _ name: String) {
    for figure in figures {
      for (quantity, texts) in ShownNumbers(figure).texts where texts.count != 1 {
        Issue.record("\(name) \(figure.kind) \(figure.style): \(quantity) is written \(texts)")
      }
    }
  }

  @Test func `a tape has the same sums as boxes, and those of tangents`() throws {
    let graph = try Graph(of: Program(parsing: "a = 2; b = 1; e = (a + b)*(b + 1)"))
    func lines(_ kind: FigureKind, _ style: FigureStyle) throws -> [String] {
      let options = FigureOptions(kind: kind, style: style, variables: graph.inputs.suffix(1).map { .init($0) })
      return try Figure(of: graph.evaluated(), options: options).boxes.flatMap(\.allLines).map(\.plainText)
    }
    #expect(try lines(.reverse, .tape).contains("b̄ = 2·1 + 3·1 ="))
    #expect(try lines(.reverse, .plain).contains("b̄ = 2·1 + 3·1 = 5"))
    #expect(try lines(.forward, .tape).contains("ė = 2·1 + 3·1 ="))
  }
}

extension HostileDrawing {
  /// Constants are drawn as text in one style and as wires in another.
  fileprivate func isOfInterest(_ quantity: ShownNumber.Quantity) -> Bool {
    switch quantity {
    case .value(let node): graph.operation(of: NodeID(node)) != .constant
    case .tangent(let node), .adjoint(let node): graph.isActive(NodeID(node)) || isInput(node)
    case .partial, .contribution, .product, .largest, .rest, .sumOverPaths:
      !options.repeatsInputs || !quantity.isContribution
    }
  }

  private func isInput(_ node: Int) -> Bool { graph.operation(of: NodeID(node)) == .input }
}

extension ShownNumber.Quantity {
  fileprivate var isPartial: Bool { if case .partial = self { true } else { false } }
  fileprivate var isContribution: Bool { if case .contribution = self { true } else { false } }
}

extension Graph.Output {
  fileprivate init(_ input: Graph.Input) { self.init(name: input.name, node: input.node) }
}
