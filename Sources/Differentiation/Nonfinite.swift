import ComputationGraph
import Notation

extension Graph {
  /// The nodes whose value matters at a point: not those that only untaken branches of `if` use.
  func aliveNodes(at values: NodeTable<Double>) -> NodeTable<Bool> {
    var isUsed = NodeTable<Bool>(repeating: false, count: nodeCount)
    var isAlive = NodeTable<Bool>(repeating: false, count: nodeCount)
    for output in outputs { isAlive[output.node] = true }
    for node in nodes.reversed() {
      if !isUsed[node] { isAlive[node] = true }
      for (slot, operand) in operands(of: node).enumerated() {
        isUsed[operand] = true
        if isAlive[node], !isUntaken(slot, of: node, at: values) { isAlive[operand] = true }
      }
    }
    return isAlive
  }

  private func isUntaken(_ slot: Int, of node: NodeID, at values: NodeTable<Double>) -> Bool {
    guard operation(of: node) == .primitive(Primitive.choice), slot > 0 else { return false }
    let condition = values[operandNodes[edgeRange(into: node).lowerBound]]
    return slot == (condition != 0 ? 2 : 1)
  }

  /// An error for each node where finite operands give a value that is not finite.
  func nonfiniteErrors(_ values: NodeTable<Double>, _ alive: NodeTable<Bool>) -> [SourceError] {
    var errors: [SourceError] = []
    for node in nodes where alive[node] && !values[node].isFinite && errors.count < 100 {
      guard operands(of: node).allSatisfy({ values[$0].isFinite }) else { continue }
      errors.append(SourceError(.notFinite(values[node], at: node, in: self, values), at: range(of: node)))
    }
    return errors
  }

  /// An error for each edge that matters and whose partial is not finite.
  func nonfiniteErrors(
    _ partials: EdgeTable<Double>, _ alive: NodeTable<Bool>?, _ values: NodeTable<Double>
  ) -> [SourceError] {
    guard !partials.values.allSatisfy(\.isFinite) else { return [] }
    let alive = alive ?? aliveNodes(at: values)
    var errors: [SourceError] = []
    for edge in edges where !partials[edge].isFinite && alive[head(of: edge)] && errors.count < 100 {
      let what = SourceError.What.partialNotFinite(partials[edge], on: edge, in: self, values)
      let error = SourceError(what, at: range(of: head(of: edge)))
      if errors.last != error { errors.append(error) }
    }
    return errors
  }

  fileprivate func placeText(_ node: NodeID, _ values: NodeTable<Double>) -> String {
    placeText(node) { values[$0].notationText }
  }

  /// ` at x = 0`: the active operands, each with its value.
  fileprivate func placeText(_ node: NodeID, value: (NodeID) -> String) -> String {
    var seen: Set<NodeID> = []
    let bindings = operands(of: node).filter { isActive($0) && seen.insert($0).inserted }.prefix(3).map {
      "\(name(of: $0)) = \(value($0))"
    }
    return bindings.isEmpty ? "" : " at " + bindings.joined(separator: ", ")
  }

  fileprivate func described(_ node: NodeID) -> String {
    let expression = expression(of: node)
    let isAlone = isFoldable(node) || operation(of: node) == .input
    return SourceError.What.quoted(isAlone ? expression : "\(name(of: node)) = \(expression)")
  }
}

extension SourceError.What {
  static func notFinite(_ value: Double, at node: NodeID, in graph: Graph, _ values: NodeTable<Double>) -> Self {
    if graph.operation(of: node) == .input {
      return Self("the input \(graph.described(node)) is \(value.isNaN ? "not a number" : "infinite")")
    }
    let place = graph.placeText(node, values)
    if value.isNaN || isPole(node, in: graph, values) {
      return Self("\(graph.described(node)) is undefined\(place)", hint: requirement(of: node, in: graph, values))
    }
    return Self(
      "\(graph.described(node)) overflows\(place)", hint: "beyond the largest number, about 1.8e308")
  }

  static func partialNotFinite(
    _ value: Double, on edge: EdgeID, in graph: Graph, _ values: NodeTable<Double>
  ) -> Self {
    let head = graph.head(of: edge)
    let size = value.isNaN ? "undefined" : "infinite"
    return Self(
      "the partial of \(graph.described(head)) by '\(graph.name(of: graph.tail(of: edge)))' is \(size)"
        + graph.placeText(head, values))
  }

  /// - Parameters:
  ///   - limit: the digits that a number may have.
  ///   - value: the text of an operand's value.
  static func noValue(
    _ failure: NumberFailure, at node: NodeID, in graph: Graph, rounded values: NodeTable<Double>, adjective: String,
    limit: Int?, value: (NodeID) -> String
  ) -> Self {
    let place = graph.placeText(node, value: value)
    let digits = limit.map { " of \($0) digits" } ?? ""
    return switch failure {
    case .outsideDomain:
      Self("\(graph.described(node)) is undefined\(place)", hint: requirement(of: node, in: graph, values))
    case .notInSystem where graph.operation(of: node) == .constant: notInSystem(node, in: graph, adjective: adjective)
    case .notInSystem: Self("\(graph.described(node)) is not \(adjective)\(place)")
    case .tooLong: Self("\(graph.described(node)) is too long\(place)", hint: "beyond the limit\(digits)")
    }
  }

  /// Wherever the point is.
  static func notInSystem(_ node: NodeID, in graph: Graph, adjective: String) -> Self {
    let kind = graph.operation(of: node) == .constant ? "the constant " : ""
    return Self("\(kind)\(graph.described(node)) is not \(adjective)")
  }

  static func noPartial(
    _ failure: NumberFailure, on edge: EdgeID, in graph: Graph, adjective: String, limit: Int?,
    value: (NodeID) -> String
  ) -> Self {
    let head = graph.head(of: edge)
    let state =
      switch failure {
      case .outsideDomain: "undefined or infinite"
      case .notInSystem: "not \(adjective)"
      case .tooLong: "beyond the limit" + (limit.map { " of \($0) digits" } ?? "")
      }
    return Self(
      "the partial of \(graph.described(head)) by '\(graph.name(of: graph.tail(of: edge)))' is \(state)"
        + graph.placeText(head, value: value))
  }

  static func derivativeTooLong(at node: NodeID, in graph: Graph, limit: Int?) -> Self {
    Self(
      "the derivative at '\(graph.name(of: node))' is too long",
      hint: limit.map { "beyond the limit of \($0) digits" })
  }

  /// An infinity that is no overflow: division by zero, the logarithm of zero.
  private static func isPole(_ node: NodeID, in graph: Graph, _ values: NodeTable<Double>) -> Bool {
    guard let primitive = graph.primitive(of: node), primitive.domain != nil else { return false }
    let operands = graph.operands(of: node).map { values[$0] }
    return switch primitive.form {
    case .infix(.divide): operands[1] == 0
    case .infix(.power): operands[0] == 0
    case .infix, .negation: false
    case .function: true
    }
  }

  /// What the operation needs of its operands, in their own names where they have them.
  private static func requirement(of node: NodeID, in graph: Graph, _ values: NodeTable<Double>) -> String? {
    guard let primitive = graph.primitive(of: node), let domain = primitive.domain else { return nil }
    let operands = graph.operands(of: node)
    switch primitive.form {
    case .infix(.divide): return "division by zero"
    case .infix(.power):
      return values[operands.first ?? node] == 0 ? "0 has no negative power" : "a negative base needs a whole exponent"
    case .function where operands.allSatisfy { !graph.isFoldable($0) }:
      return "needs \(readable(domain, operands.map { graph.name(of: $0) }))"
    default: return "\(primitive.name)(u) needs \(readable(domain, ["u"]))"
    }
  }

  private static func readable(_ domain: String, _ names: [String]) -> String {
    domain.split(separator: " ").map { $0 == "x" ? names.first ?? "x" : String($0) }.joined(separator: " ")
  }

  static func unboundInput(_ name: String) -> Self {
    Self("the input '\(name)' has no value", hint: "set it with --at \(name)=…")
  }

  static func notAnInput(_ name: String, isComputed: Bool, nearest: String?) -> Self {
    let what = isComputed ? "'\(name)' is computed, not an input" : "the program has no input '\(name)'"
    return Self(what, hint: nearest.map { "did you mean '\($0)'?" })
  }
}
