import ComputationGraph
import Notation

extension SymbolicStore: PrintableExpressions {
  public func printableKind(of id: Int32) -> PrintableKind {
    switch kinds[Int(id)] {
    case .number(let value): .number(value)
    case .node(let node): .name(graph.name(of: node))
    case .apply(let primitive):
      switch Primitive[primitive].form {
      case .infix(let symbol): .binary(symbol)
      case .negation: .negate
      case .function: .call(Primitive[primitive].name)
      }
    }
  }

  public func printableOperands(of id: Int32) -> [Int32] { operandLists[Int(id)].map(\.index) }

  /// The node that the expression is, where it is one.
  public func node(of id: Int32) -> NodeID? {
    if case .node(let node) = kinds[Int(id)] { node } else { nil }
  }

  /// The expression in notation.
  public func text(of id: SymbolicID, printer: ExpressionPrinter = ExpressionPrinter()) -> String {
    printer.text(of: id.index, in: self)
  }

  /// The nodes that the expression names.
  public func nodes(in id: SymbolicID) -> Set<NodeID> {
    var found: Set<NodeID> = []
    var seen: Set<SymbolicID> = [id]
    var stack = [id]
    while let next = stack.popLast() {
      if case .node(let node) = kind(of: next) { found.insert(node) }
      for operand in operands(of: next) where seen.insert(operand).inserted { stack.append(operand) }
    }
    return found
  }

  /// How many operands and operations the expression has when written out, which may be astronomical.
  public func writtenSize(of id: SymbolicID) -> Double {
    var sizes = [Double](repeating: 1, count: Int(id.index) + 1)
    for index in sizes.indices {
      for operand in operandLists[index] { sizes[index] += sizes[Int(operand.index)] }
    }
    return sizes[Int(id.index)]
  }

  /// The value at a point where the graph's nodes have these values. O(expressions stored).
  public func value(of id: SymbolicID, at values: NodeTable<Double>) -> Double {
    var results: [Double] = []
    for index in 0...Int(id.index) {
      switch kinds[index] {
      case .number(let value): results.append(value)
      case .node(let node): results.append(values[node])
      case .apply(let primitive):
        let operands = operandLists[index].map { results[Int($0.index)] }
        results.append(operands.withUnsafeBufferPointer { Formula.apply(primitive, $0) })
      }
    }
    return results.last ?? .nan
  }
}
