import Notation

/// How much of a program's expressions share nodes.
public enum Sharing: String, Sendable, CaseIterable, Codable {
  /// Nothing but inputs: every use of a definition is written out again.
  case tree
  /// A name is one node however often it is used.
  case names
  /// Equal subexpressions are one node too, commutative operands in either order.
  case all
}

/// What a program is compiled to.
public struct GraphOptions: Sendable {
  public var sharing: Sharing
  /// Whether chains of `+` and of `*` become one node with many operands.
  public var mergesChains: Bool
  /// Built-in functions to write out by their definitions; `"all"` stands for every one that has a definition.
  public var expandedBuiltins: Set<String>
  /// A program is an error if nodes and uses written out are more than this. One that writes out no function and no
  /// tree may have any number of nodes.
  public var maximumNodeCount: Int

  public init(
    sharing: Sharing = .names, mergesChains: Bool = false, expandedBuiltins: Set<String> = [],
    maximumNodeCount: Int = 5_000_000
  ) {
    self.sharing = sharing
    self.mergesChains = mergesChains
    self.expandedBuiltins = expandedBuiltins
    self.maximumNodeCount = maximumNodeCount
  }
}
