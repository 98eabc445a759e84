/// A place in one of a graph's arrays.
public protocol GraphIndex: Sendable, Hashable, Comparable {
  init(_ index: Int)
}

/// Consecutive places in one of a graph's arrays.
public struct GraphIndices<ID: GraphIndex>: RandomAccessCollection, Sendable {
  public let positions: Range<Int>

  @inlinable public init(_ positions: Range<Int>) { self.positions = positions }

  @inlinable public var startIndex: Int { positions.lowerBound }
  @inlinable public var endIndex: Int { positions.upperBound }
  @inlinable public subscript(position: Int) -> ID { ID(position) }
}

/// A node's place in evaluation order.
public struct NodeID: GraphIndex, CustomStringConvertible {
  public let index: Int32

  @inlinable public init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.index < b.index }

  public var description: String { "n\(index)" }
}

/// An edge's place among all edges: they are ordered by the node they lead to, then by the slot they fill.
public struct EdgeID: GraphIndex {
  public let index: Int32

  @inlinable public init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

/// A value for each node of a graph, kept beside the graph.
public struct NodeTable<Value: Sendable>: Sendable {
  @usableFromInline var storage: [Value]

  @inlinable public var values: [Value] { storage }

  @inlinable public init(repeating value: Value, count: Int) { storage = Array(repeating: value, count: count) }

  @inlinable public init(_ values: [Value]) { storage = values }

  @inlinable
  public subscript(node: NodeID) -> Value {
    get { storage[Int(node.index)] }
    set { storage[Int(node.index)] = newValue }
  }
}

/// A value for each edge of a graph, kept beside the graph.
public struct EdgeTable<Value: Sendable>: Sendable {
  @usableFromInline var storage: [Value]

  @inlinable public var values: [Value] { storage }

  @inlinable public init(repeating value: Value, count: Int) { storage = Array(repeating: value, count: count) }

  @inlinable public init(_ values: [Value]) { storage = values }

  @inlinable
  public subscript(edge: EdgeID) -> Value {
    get { storage[Int(edge.index)] }
    set { storage[Int(edge.index)] = newValue }
  }
}
