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
  public private(set) var values: [Value]

  public init(repeating value: Value, count: Int) { values = Array(repeating: value, count: count) }

  public init(_ values: [Value]) { self.values = values }

  @inlinable
  public subscript(node: NodeID) -> Value {
    get { values[Int(node.index)] }
    set { setValue(newValue, at: Int(node.index)) }
  }

  @usableFromInline mutating func setValue(_ value: Value, at index: Int) { values[index] = value }
}

/// A value for each edge of a graph, kept beside the graph.
public struct EdgeTable<Value: Sendable>: Sendable {
  public private(set) var values: [Value]

  public init(repeating value: Value, count: Int) { values = Array(repeating: value, count: count) }

  public init(_ values: [Value]) { self.values = values }

  @inlinable
  public subscript(edge: EdgeID) -> Value {
    get { values[Int(edge.index)] }
    set { setValue(newValue, at: Int(edge.index)) }
  }

  @usableFromInline mutating func setValue(_ value: Value, at index: Int) { values[index] = value }
}
