import ComputationGraph
import Notation

/// The values and partials of a graph while they are made, with the reasons for those that are missing.
struct NumberTables<Number: NumberSystem> {
  typealias Outcome = Result<Number, NumberFailure>

  let graph: Graph
  let rules: NumberRules<Number>
  private(set) var values: NodeTable<Outcome>
  private(set) var partials: EdgeTable<Outcome>

  init(graph: Graph, rules: NumberRules<Number>) {
    self.graph = graph
    self.rules = rules
    values = NodeTable(repeating: .success(.zero), count: graph.nodeCount)
    partials = EdgeTable(repeating: .success(.zero), count: graph.edgeCount)
  }

  mutating func fillValues(at point: [String: Number]) {
    for input in graph.inputs {
      let text = input.value == nil ? nil : graph.writtenValue(of: input)
      let value = point[input.name] ?? Number(literal: input.value ?? 0, writtenAs: text)
      values[input.node] = checked(value)
    }
    for node in graph.nodes {
      switch graph.operation(of: node) {
      case .input: break
      case .constant: values[node] = constant(graph.origin(of: node))
      case .primitive(let id): values[node] = rules.value(of: id, operands(of: node))
      }
    }
  }

  private func checked(_ value: Number) -> Outcome {
    Outcome { () throws(NumberFailure) -> Number in try value.checked() }
  }

  private func constant(_ origin: ConstantOrigin) -> Outcome {
    switch origin {
    case .literal(let value, let text): return checked(Number(literal: value, writtenAs: text))
    case .pi: return Outcome { () throws(NumberFailure) -> Number in try Number.pi() }
    case .computed(let steps): return results(of: steps).last ?? .failure(.outsideDomain)
    }
  }

  private func results(of steps: [ConstantStep]) -> [Outcome] {
    var results: [Outcome] = []
    for step in steps {
      switch step {
      case .literal(let value, let range):
        results.append(checked(Number(literal: value, writtenAs: graph.numberText(at: range))))
      case .pi: results.append(constant(.pi))
      case .constant(let node): results.append(values[node])
      case .apply(let id, let operands, _): results.append(rules.value(of: id, operands.map { results[$0] }))
      }
    }
    return results
  }

  /// Where it is written that a node has no value: in a constant's definition the first operation without one.
  func originRange(of node: NodeID) -> SourceRange {
    guard graph.operation(of: node) == .constant, case .computed(let steps) = graph.origin(of: node) else {
      return graph.range(of: node)
    }
    for (step, result) in zip(steps, results(of: steps)) {
      if case .apply(_, _, let range) = step, case .failure = result { return range }
    }
    return graph.range(of: node)
  }

  private func operands(of node: NodeID) -> [Outcome] { graph.operands(of: node).map { values[$0] } }

  mutating func fillPartials(_ ties: Ties) {
    for node in graph.nodes where graph.isActive(node) {
      guard case .primitive(let id) = graph.operation(of: node) else { continue }
      let tails = Array(graph.operands(of: node))
      let found = rules.partials(of: id, operands(of: node), value: values[node], ties: ties) {
        graph.isActive(tails[$0])
      }
      for (slot, edge) in graph.edges(into: node).enumerated() where graph.isActive(tails[slot]) {
        partials[edge] = found[slot]
      }
    }
  }
}

// MARK: - Kinks

extension NumberTables {
  func kinks() -> [NodeOnKink<Number>] {
    graph.nodes.filter { graph.isActive($0) }.compactMap { node in
      guard case .primitive(let id) = graph.operation(of: node), rules.compiled.hasKinks(id) else { return nil }
      if id == Primitive.maximum || id == Primitive.minimum { return tie(at: node, id) }
      return rules.compiled.kinks(of: id).lazy.compactMap { kink(at: node, $0) }.first
    }
  }

  private func kink(at node: NodeID, _ kink: CompiledRules.CompiledKink) -> NodeOnKink<Number>? {
    let operands = operands(of: node)
    func number(_ formula: Formula) -> Number? {
      try? rules.evaluate(formula, operands, value: values[node], count: operands.count).get()
    }
    guard number(kink.zero)?.isZero == true else { return nil }
    let tails = Array(graph.operands(of: node))
    let sides: [NodeOnKink<Number>.Side] = kink.below.indices.compactMap { slot in
      guard graph.isActive(tails[slot]), let below = number(kink.below[slot]), let above = number(kink.above[slot])
      else { return nil }
      return below == above && !kink.isJump ? nil : NodeOnKink.Side(slot: slot, below: below, above: above)
    }
    return sides.isEmpty ? nil : NodeOnKink(node: node, isJump: kink.isJump, sides: sides)
  }

  private func tie(at node: NodeID, _ id: PrimitiveID) -> NodeOnKink<Number>? {
    let operands = operands(of: node)
    let tied = operands.indices.filter { operands[$0] == values[node] }
    guard tied.count > 1 else { return nil }
    let isMaximum = id == Primitive.maximum
    let tails = Array(graph.operands(of: node))
    let sides = tied.filter { graph.isActive(tails[$0]) }.map {
      NodeOnKink<Number>.Side(slot: $0, below: isMaximum ? .zero : .one, above: isMaximum ? .one : .zero)
    }
    return sides.isEmpty ? nil : NodeOnKink(node: node, isJump: false, sides: sides)
  }
}

// MARK: - What has no value

extension NumberTables {
  private static var errorLimit: Int { 100 }

  /// Doubles that say of each value no more than messages and the choice of branches need.
  var rounded: NodeTable<Double> {
    NodeTable(
      values.values.map { outcome in
        guard let number = try? outcome.get() else { return .nan }
        let value = number.nearestDouble
        return value == 0 && !number.isZero ? .leastNonzeroMagnitude : value
      })
  }

  /// An error for each node that matters and that has no value though its operands have; of those that are none of
  /// the system's only the first.
  func valueErrors(_ alive: NodeTable<Bool>) -> [SourceError] {
    let rounded = rounded
    var errors: [SourceError] = []
    var hasForeigner = false
    for node in graph.nodes where alive[node] && errors.count < Self.errorLimit {
      guard case .failure(let failure) = values[node], isOrigin(node) else { continue }
      if failure == .notInSystem, hasForeigner { continue }
      hasForeigner = hasForeigner || failure == .notInSystem
      let what = SourceError.What.noValue(
        failure, at: node, in: graph, rounded: rounded, adjective: Number.adjective, limit: Number.digitLimit,
        value: text)
      errors.append(SourceError(what, at: originRange(of: node)))
    }
    return errors
  }

  func isOrigin(_ node: NodeID) -> Bool {
    operands(of: node).allSatisfy { (try? $0.get()) != nil }
  }

  func partialErrors(_ alive: NodeTable<Bool>) -> [SourceError] {
    var errors: [SourceError] = []
    for edge in graph.edges where alive[graph.head(of: edge)] && errors.count < Self.errorLimit {
      guard case .failure(let failure) = partials[edge] else { continue }
      let what = SourceError.What.noPartial(
        failure, on: edge, in: graph, adjective: Number.adjective, limit: Number.digitLimit, value: text)
      let error = SourceError(what, at: graph.range(of: graph.head(of: edge)))
      if errors.last != error { errors.append(error) }
    }
    return errors
  }

  private func text(of node: NodeID) -> String {
    guard let number = try? values[node].get() else { return "?" }
    let text = "\(number)"
    return text.utf8.count <= 40 ? text : "a number of \(text.count { $0.isNumber }) digits"
  }
}
