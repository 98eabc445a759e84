import Notation

extension Graph {
  /// Names what the program left unnamed: letters where the program uses single letters and enough are left, else
  /// `v1`, `v2`, … in evaluation order. Constants are called by their value.
  mutating func nameNodes() {
    let unnamed = nodes.filter { needsName($0) }
    let taken = Set(program.names).union(nodesByName.keys)
    var names = Self.letters(count: unnamed.count, besides: taken) ?? Self.numbered(unnamed.count, besides: taken)
    names.reverse()
    for node in unnamed {
      guard let name = names.popLast() else { break }
      self.names[Int(node.index)] = name
      nodesByName[name] = node
    }
    for node in nodes where name(of: node).isEmpty {
      self.names[Int(node.index)] = isFoldable(node) ? foldedText(of: node) : "_"
    }
  }

  private func needsName(_ node: NodeID) -> Bool {
    guard name(of: node).isEmpty, case .primitive = operation(of: node) else { return false }
    return !isFoldable(node)
  }

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

  private func foldedText(of node: NodeID) -> String {
    operation(of: node) == .constant ? literal(of: node).notationText : "(" + expression(of: node) + ")"
  }

  private static func letters(count: Int, besides taken: Set<String>) -> [String]? {
    guard count <= 26, taken.allSatisfy({ $0.count == 1 || $0 == "pi" || Primitive.callable($0) != nil }) else {
      return nil
    }
    let free = "abcdefghijklmnopqrstuvwxyz".map(String.init).filter { !taken.contains($0) }
    return free.count >= count ? Array(free.prefix(count)) : nil
  }

  private static func numbered(_ count: Int, besides taken: Set<String>) -> [String] {
    var names: [String] = []
    names.reserveCapacity(count)
    var number = 1
    while names.count < count {
      let name = "v\(number)"
      if !taken.contains(name) { names.append(name) }
      number += 1
    }
    return names
  }
}
