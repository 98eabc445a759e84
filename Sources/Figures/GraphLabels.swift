import ComputationGraph
import Notation

/// A node's expression with operations that have no name of their own written out.
private struct LabelExpression: PrintableExpressions {
  let graph: Graph
  let root: NodeID
  let isExpandingUnnamed: Bool

  func printableKind(of index: Int32) -> PrintableKind {
    let node = NodeID(Int(index))
    guard node == root || isWrittenOut(node), let primitive = graph.primitive(of: node) else { return atom(node) }
    return switch primitive.form {
    case .infix(let symbol) where graph.operands(of: node).count == 2: .binary(symbol)
    case .negation: .negate
    case .infix(.add): .call("sum")
    case .infix(.multiply): .call("prod")
    default: .call(primitive.name)
    }
  }

  func printableOperands(of index: Int32) -> [Int32] {
    let node = NodeID(Int(index))
    return node == root || isWrittenOut(node) ? graph.operands(of: node).map(\.index) : []
  }

  private func isWrittenOut(_ node: NodeID) -> Bool {
    graph.operation(of: node) != .input && !graph.isNamedByProgram[Int(node.index)]
      && (isExpandingUnnamed || graph.isFoldable(node))
  }

  private func atom(_ node: NodeID) -> PrintableKind {
    let isNumber = graph.operation(of: node) == .constant && !graph.isNamedByProgram[Int(node.index)]
    return isNumber ? .number(graph.literal(of: node)) : .name(graph.name(of: node))
  }
}

extension Graph {
  /// The operation over its operands' names, constants written out: `b + 1`.
  func labelExpression(of node: NodeID) -> String { expression(of: node, isExpandingUnnamed: false) }

  func expression(of node: NodeID, isExpandingUnnamed: Bool) -> String {
    let text = ExpressionPrinter().text(
      of: node.index, in: LabelExpression(graph: self, root: node, isExpandingUnnamed: isExpandingUnnamed))
    return text.count > 120 ? String(text.prefix(100)) + " …" : text
  }
}
