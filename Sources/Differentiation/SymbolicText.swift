import ComputationGraph
import Notation

extension SymbolicStore: PrintableExpressions {
  public func printableKind(of id: Int32) -> PrintableKind {
    switch kinds[Int(id)] {
    case .number(let value): value == .pi && knowsPi ? .name("pi") : .number(value)
    case .node(let node): .name(exactNumeral(of: node) ?? graph.name(of: node))
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
    for expression in reachable(from: id) {
      if case .node(let node) = kind(of: expression) { found.insert(node) }
    }
    return found
  }

  /// How many operands and operations the expression has when written out, which may be astronomical, or infinite
  /// where no double holds it. O(1).
  public func writtenSize(of id: SymbolicID) -> Double { writtenSizes[Int(id.index)] }

  /// How many different operands and operations the expression has: what equal ones stored once come to.
  public func sharedSize(of ids: SymbolicID...) -> Int { sharedSize(of: ids) }

  public func sharedSize(of ids: [SymbolicID]) -> Int { reachable(from: ids).count }

  /// The expression and all that it is made of, operands before their users.
  func reachable(from id: SymbolicID) -> [SymbolicID] { reachable(from: [id]) }

  func reachable(from ids: [SymbolicID]) -> [SymbolicID] {
    var seen = Set(ids)
    var stack = Array(seen)
    while let next = stack.popLast() {
      for operand in operands(of: next) where seen.insert(operand).inserted { stack.append(operand) }
    }
    return seen.sorted()
  }

  /// The value at a point where the graph's nodes have these values. O(expressions stored).
  public func value(of id: SymbolicID, at values: NodeTable<Double>) -> Double {
    self.values(upTo: id, at: values).last ?? .nan
  }

  /// The value of every expression stored, by its index.
  public func values(at values: NodeTable<Double>) -> [Double] {
    count == 0 ? [] : self.values(upTo: SymbolicID(count - 1), at: values)
  }

  private func values(upTo last: SymbolicID, at values: NodeTable<Double>) -> [Double] {
    var results: [Double] = []
    results.reserveCapacity(Int(last.index) + 1)
    for index in 0...Int(last.index) {
      switch kinds[index] {
      case .number(let value): results.append(value)
      case .node(let node): results.append(values[node])
      case .apply(let primitive):
        let operands = operandLists[index].map { results[Int($0.index)] }
        results.append(operands.withUnsafeBufferPointer { Formula.apply(primitive, $0) })
      }
    }
    return results
  }

  /// The values of some expressions in a number system, at the point of an evaluation in it. O(different operations).
  public func values<Number: NumberSystem>(
    of ids: [SymbolicID], at evaluation: NumberEvaluation<Number>
  ) -> [Result<Number, NumberFailure>] {
    var results: [SymbolicID: Result<Number, NumberFailure>] = [:]
    for id in reachable(from: ids) {
      switch kind(of: id) {
      case .number(.pi): results[id] = Result { () throws(NumberFailure) -> Number in try Number.pi() }
      case .number(let value): results[id] = .success(Number(literal: value, writtenAs: nil))
      case .node(let node): results[id] = evaluation.values[node].map { .success($0) } ?? .failure(.outsideDomain)
      case .apply(let primitive):
        results[id] = evaluation.rules.applied(primitive, operands(of: id).compactMap { results[$0] })
      }
    }
    return ids.map { results[$0] ?? .failure(.outsideDomain) }
  }
}
