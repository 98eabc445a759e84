import ComputationGraph
import Differentiation

/// Whether a worksheet leaves something out.
struct BlankChoice {
  private let choices: [Worksheet.Choice]
  private let base: Worksheet.Base
  private let context: FigureContext
  private let nodesWithSums: Set<Int>

  init(_ choices: [Worksheet.Choice], _ base: Worksheet.Base, _ context: FigureContext, sums: Set<Int>) {
    self.choices = choices
    self.base = base
    self.context = context
    nodesWithSums = sums
  }

  func contains(_ unknown: Unknown) -> Bool { choices.contains { contains(unknown, $0) } }

  private func contains(_ unknown: Unknown, _ choice: Worksheet.Choice) -> Bool {
    switch choice {
    case .node(let node): isSubject(unknown, of: node)
    case .sums: isSum(unknown)
    case .values, .partials, .tangents, .adjoints: kind(of: unknown) == choice && !isGiven(unknown)
    }
  }

  /// None for what is always given.
  private func kind(of unknown: Unknown) -> Worksheet.Choice? {
    switch unknown {
    case .number(.value): .values
    case .number(.partial): .partials
    case .number(.tangent): .tangents
    case .number(.adjoint), .number(.contribution): .adjoints
    case .number(.sumOverPaths), .number(.product), .product, .factored: .sums
    case .number(.largest), .number(.rest): nil
    }
  }

  private func isGiven(_ unknown: Unknown) -> Bool {
    switch unknown {
    case .number(.value(let node)): isLeaf(node)
    case .number(.tangent(let node)): isLeaf(node) || context.forwardSeed == NodeID(node)
    case .number(.adjoint(let node)): context.outputs.first?.node == NodeID(node)
    default: false
    }
  }

  private func isLeaf(_ node: Int) -> Bool { context.graph.primitive(of: NodeID(node)) == nil }

  private func isSum(_ unknown: Unknown) -> Bool {
    if case .number(.adjoint(let node)) = unknown { return nodesWithSums.contains(node) }
    return kind(of: unknown) == .sums
  }

  private func isSubject(_ unknown: Unknown, of node: NodeID) -> Bool {
    let presentation = context.presentation
    switch (base, unknown) {
    case (.values, .number(.value(let index))), (.forward, .number(.tangent(let index))),
      (.reverse, .number(.adjoint(let index))):
      return NodeID(index) == node
    case (.reverse, .number(.contribution(let arrow))):
      return presentation.vertices[presentation.arcs[arrow].tail].node == node
    case (.partials, .number(.partial(let arrow))), (.paths, .number(.partial(let arrow))):
      return presentation.vertices[presentation.arcs[arrow].head].node == node
    default: return false
    }
  }
}

extension [Unknown] {
  /// Drawn by lot, at least one, in the same order.
  func sample(share: Double, seed: UInt64) -> [Unknown] {
    let size = Swift.min(count, Swift.max(1, Int((Double(count) * share).rounded())))
    guard size < count else { return self }
    var random = SplitMix64(seed: seed)
    var rest = [Int](indices)
    for index in 0..<size {
      let other = index + Int(random.next() % UInt64(rest.count - index))
      rest.swapAt(index, other)
    }
    return rest[..<size].sorted().map { self[$0] }
  }
}
