/// Beyond these a graph is refused before layout, which cannot be cancelled and may crash.
public struct LayoutLimits: Sendable, Equatable {
  public var nodes: Int
  public var edges: Int
  /// The longest path. Graphviz crashes past 32,767 ranks, and an edge with a label takes two.
  public var depth: Int
  /// Of the DOT text.
  public var bytes: Int

  public static let mostDepth = 16_000

  public init(nodes: Int = 1000, edges: Int = 2000, depth: Int = mostDepth, bytes: Int = 16 << 20) {
    self.nodes = nodes
    self.edges = edges
    self.depth = depth
    self.bytes = bytes
  }

  /// About a second at most.
  public static let standard = LayoutLimits()
}
