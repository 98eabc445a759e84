import ComputationGraph
import Notation

/// Writes the partials of a graph's edges as instructions over the values of its nodes.
struct StraightLinePartials {
  private let graph: Graph
  private let rules: CompiledRules
  private let ties: Ties
  /// Of rows that say how two operands are written, those for two.
  private var pairs: [PrimitiveID: [Formula]] = [:]

  init(of graph: Graph, ties: Ties) throws(SourceErrors) {
    self.graph = graph
    self.ties = ties
    rules = try CompiledRules(for: graph)
    for operation in graph.operations {
      guard case .primitive(let id) = operation, pairs[id] == nil else { continue }
      guard case .every(_, let texts?) = Primitive[id].partials else { continue }
      pairs[id] = [try Formula(parsing: texts[0]), try Formula(parsing: texts[1])]
    }
  }

  /// The partials of a node by its operands, slot by slot; nil where no input reaches the operand. O(operands).
  func partials(
    of node: NodeID, _ id: PrimitiveID, _ values: NodeTable<InstructionID>, _ code: inout StraightLine
  ) -> [InstructionID?] {
    let tails = Array(graph.operands(of: node))
    let operands = tails.map { values[$0] }
    let all: [InstructionID?]
    if ties != .both, id == Primitive.maximum || id == Primitive.minimum {
      all = shares(operands, values[node], &code)
    } else {
      switch rules.partials(of: id) {
      case .productOfOthers: all = productsOfOthers(operands, &code)
      case .each(let formulas):
        all = tails.indices.map { slot in
          guard graph.isActive(tails[slot]) else { return nil }
          return code.instantiate(formulas[slot], operands, value: values[node], count: tails.count)
        }
      case .every(let formula):
        let pair = tails.count == 2 ? pairs[id] : nil
        all = tails.indices.map { slot in
          guard graph.isActive(tails[slot]) else { return nil }
          if let pair { return code.instantiate(pair[slot], operands, value: values[node], count: 2) }
          return code.instantiate(formula, [operands[slot]], value: values[node], count: tails.count)
        }
      }
    }
    return zip(tails, all).map { graph.isActive($0) ? $1 : nil }
  }

  /// By prefixes, which the product itself has, and suffixes: linear.
  private func productsOfOthers(_ operands: [InstructionID], _ code: inout StraightLine) -> [InstructionID] {
    var products = operands
    var suffix = code.number(1)
    for slot in operands.indices.reversed() {
      products[slot] = suffix
      suffix = code.product(operands[slot], suffix)
    }
    var prefix = code.number(1)
    for slot in operands.indices {
      products[slot] = code.product(prefix, products[slot])
      prefix = code.product(prefix, operands[slot])
    }
    return products
  }

  /// What each operand of `max` or `min` gets where not every tied one gets 1.
  private func shares(
    _ operands: [InstructionID], _ value: InstructionID, _ code: inout StraightLine
  ) -> [InstructionID] {
    let equality = Primitive.operator(.equal)
    let isTied = operands.map { code.apply(equality, [$0, value]) }
    if ties == .split {
      let count = isTied.dropFirst().reduce(isTied[0]) { code.sum($0, $1) }
      let share = code.apply(Primitive.operator(.divide), [code.number(1), count])
      return isTied.map { code.chosen(if: $0, share) }
    }
    var isTaken = code.number(0)
    return isTied.map { isTied in
      let share = code.apply(Primitive.choice, [isTaken, code.number(0), isTied])
      isTaken = code.apply(Primitive.choice, [isTaken, code.number(1), isTied])
      return share
    }
  }
}
