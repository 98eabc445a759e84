import Notation

/// One node's operation over its operands' names: `a + b`. An operand's id is its edge's position.
private struct OneOperation: PrintableExpressions {
  let graph: Graph
  let node: NodeID

  func printableKind(of index: Int32) -> PrintableKind {
    if index < 0 { return graph.operationKind(of: node) ?? atom(node) }
    return atom(graph.operandNodes[Int(index)])
  }

  func printableOperands(of index: Int32) -> [Int32] {
    index < 0 ? graph.edgeRange(into: node).map { Int32(truncatingIfNeeded: $0) } : []
  }

  private func atom(_ operand: NodeID) -> PrintableKind {
    let isNumber = graph.operation(of: operand) == .constant && !graph.isNamedByProgram[Int(operand.index)]
    return isNumber ? .number(graph.literal(of: operand)) : .name(graph.name(of: operand))
  }
}

extension Graph {
  /// How the node's operation is written over its operands; nil for a leaf.
  public func operationKind(of node: NodeID) -> PrintableKind? {
    guard let primitive = primitive(of: node) else { return nil }
    return switch primitive.form {
    case .infix(let symbol) where operands(of: node).count == 2: .binary(symbol)
    case .negation: .negate
    case .infix(.add): .call("sum")
    case .infix(.multiply): .call("prod")
    default: .call(primitive.name)
    }
  }

  /// The node's operation in notation, over its operands' names: `a + b`; a leaf's is its name.
  public func expression(of node: NodeID) -> String {
    ExpressionPrinter().text(of: -1, in: OneOperation(graph: self, node: node))
  }
}
