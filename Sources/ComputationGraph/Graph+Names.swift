import Notation

extension Graph {
  /// Names what the program left unnamed: letters where the program uses single letters and enough are left, else
  /// `v1`, `v2`, … in evaluation order. O(nodes and names).
  mutating func nameNodes() {
    let unnamed = nodes.filter { needsName($0) }
    let taken = TakenNames(in: program)
    if let letters = taken.freeLetters(unnamed.count) {
      for (node, letter) in zip(unnamed, letters) {
        names[Int(node.index)] = letter
        nodesByName[letter] = node
      }
    } else {
      numberedNames = NumberedNames(for: unnamed, besides: taken.numbers)
      for (node, number) in zip(unnamed, numberedNames.numbers) { names[Int(node.index)] = "v\(number)" }
    }
  }

  private func needsName(_ node: NodeID) -> Bool {
    guard names[Int(node.index)].isEmpty, case .primitive = operation(of: node) else { return false }
    return !isFoldable(node)
  }

  /// The program's own name, or one made for an intermediate; what is folded into its users is called by its text.
  public func name(of node: NodeID) -> String {
    let name = names[Int(node.index)]
    guard name.isEmpty, isFoldable(node) else { return name }
    return operation(of: node) == .constant ? literal(of: node).notationText : "(" + expression(of: node) + ")"
  }

  /// The node a name stands for, be it the program's or made for an intermediate.
  public func node(named name: String) -> NodeID? { nodesByName[name] ?? numberedNames[name] }

  /// Whether drawings write the node into its users' labels: a constant, or an operation without a name on nothing
  /// but constants, in a program that has inputs.
  public func isFoldable(_ node: NodeID) -> Bool {
    switch operation(of: node) {
    case .input: return false
    case .constant: return true
    case .primitive:
      return !isActive(node) && !isNamedByProgram[Int(node.index)] && !inputs.isEmpty
        && operands(of: node).allSatisfy { operation(of: $0) == .constant }
    }
  }
}
