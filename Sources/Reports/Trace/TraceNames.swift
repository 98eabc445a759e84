import ComputationGraph
import Notation

/// What the nodes of a trace are called.
struct TraceNames: Sendable {
  private let graph: Graph
  /// Griewank's numbers, one for each node; empty where nodes keep the program's names.
  private var numbers: [Int32] = []
  private let letter: String

  /// The program's names.
  init(of graph: Graph) {
    self.graph = graph
    letter = ""
  }

  /// Griewank's: inputs end with v₀, operations follow from v₁ on.
  init(numbering trace: Trace) {
    graph = trace.graph
    letter = Self.freeLetter(besides: graph.program.names)
    numbers = Array(repeating: .min, count: graph.nodeCount)
    for (place, input) in graph.inputs.enumerated() {
      numbers[Int(input.node.index)] = Int32(truncatingIfNeeded: place + 1 - graph.inputs.count)
    }
    for (place, node) in trace.operations.enumerated() {
      numbers[Int(node.index)] = Int32(truncatingIfNeeded: place + 1)
    }
  }

  var isNumbered: Bool { !numbers.isEmpty }

  /// `v`, unless the program has a v₁ of its own.
  private static func freeLetter(besides names: [String]) -> String {
    let taken = Set(names.map { NameParts(of: $0) }.filter { !$0.index.isEmpty }.map { String($0.base) })
    return ["v", "u", "w", "z"].first { !taken.contains($0) } ?? "v"
  }

  private func number(of node: NodeID) -> String? {
    guard isNumbered, numbers[Int(node.index)] != .min else { return nil }
    return String(numbers[Int(node.index)])
  }

  func text(_ node: NodeID, _ mark: NameMark = .none) -> String {
    guard let number = number(of: node), let index = UnicodeName.subscripted(number) else {
      return text(named: graph.name(of: node), mark)
    }
    return UnicodeName.marked(letter[...], mark) + index
  }

  func text(named name: String, _ mark: NameMark = .none) -> String {
    UnicodeName.text(of: name, mark: mark, hasSubscript: isNumbered)
  }

  func latex(_ node: NodeID, _ mark: NameMark = .none) -> String {
    guard let number = number(of: node) else { return LatexName.text(of: graph.name(of: node), mark: mark) }
    return LatexName.marked(letter, isLetter: true, mark) + "_{\(number)}"
  }
}
