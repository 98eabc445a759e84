import ComputationGraph

/// Which entries of a matrix of derivatives can differ from 0 at some point.
public struct SparsityPattern: Sendable, Equatable {
  public let columnCount: Int
  private let starts: [Int]
  private let columns: [Int32]

  /// - Parameter rows: the columns of each row's entries, in ascending order.
  public init(rows: [[Int32]], columnCount: Int) {
    self.columnCount = columnCount
    var starts = [0]
    starts.reserveCapacity(rows.count + 1)
    for row in rows { starts.append(starts[starts.count - 1] + row.count) }
    self.starts = starts
    columns = rows.flatMap(\.self)
  }

  public var rowCount: Int { starts.count - 1 }
  public var entryCount: Int { columns.count }

  /// The columns of a row's entries, in ascending order.
  public func columns(inRow row: Int) -> ArraySlice<Int32> { columns[starts[row]..<starts[row + 1]] }

  public func transposed() -> SparsityPattern {
    var rows = [[Int32]](repeating: [], count: columnCount)
    for row in 0..<rowCount {
      for column in columns(inRow: row) { rows[Int(column)].append(Int32(truncatingIfNeeded: row)) }
    }
    return SparsityPattern(rows: rows, columnCount: rowCount)
  }

  /// The most entries of a row: no grouping of columns has fewer groups.
  public var longestRow: Int { (0..<rowCount).reduce(0) { max($0, starts[$1 + 1] - starts[$1]) } }
}

extension Graph {
  /// Where the Jacobian can differ from 0: where a variable reaches an output. Sixty-four seeds are propagated at once,
  /// O(edges · min(outputs, variables) / 64). Nil where that is too much, or the entries are too many to keep.
  public func jacobianPattern(of outputs: [NodeID], wrt variables: [NodeID]) -> SparsityPattern? {
    let seeds = min(outputs.count, variables.count)
    let work = (seeds + 63) / 64 * (edgeCount + nodeCount + max(outputs.count, variables.count))
    guard work <= Self.patternWorkLimit else { return nil }
    if variables.count <= outputs.count {
      return pattern(rows: outputs, columns: variables, reached: reachedForward)
    }
    return pattern(rows: variables, columns: outputs, reached: reachedInReverse)?.transposed()
  }

  private static let patternWorkLimit = 1_000_000_000
  private static let patternEntryLimit = 8_000_000

  private func pattern(
    rows: [NodeID], columns: [NodeID], reached: (ArraySlice<NodeID>) -> NodeTable<UInt64>
  ) -> SparsityPattern? {
    var lists = [[Int32]](repeating: [], count: rows.count)
    var entries = 0
    for start in stride(from: 0, to: columns.count, by: 64) {
      let reached = reached(columns[start..<min(start + 64, columns.count)])
      for (row, node) in rows.enumerated() {
        var bits = reached[node]
        entries += bits.nonzeroBitCount
        while bits != 0 {
          lists[row].append(Int32(truncatingIfNeeded: start + bits.trailingZeroBitCount))
          bits &= bits - 1
        }
      }
      guard entries <= Self.patternEntryLimit else { return nil }
    }
    return SparsityPattern(rows: lists, columnCount: columns.count)
  }

  private func reachedForward(_ seeds: ArraySlice<NodeID>) -> NodeTable<UInt64> {
    var reached = bits(of: seeds)
    for node in nodes where isActive(node) {
      for operand in operands(of: node) { reached[node] |= reached[operand] }
    }
    return reached
  }

  private func reachedInReverse(_ seeds: ArraySlice<NodeID>) -> NodeTable<UInt64> {
    var reached = bits(of: seeds)
    for node in nodes.reversed() where reached[node] != 0 && isActive(node) {
      for operand in operands(of: node) { reached[operand] |= reached[node] }
    }
    return reached
  }

  private func bits(of seeds: ArraySlice<NodeID>) -> NodeTable<UInt64> {
    var bits = NodeTable<UInt64>(repeating: 0, count: nodeCount)
    for (bit, node) in seeds.enumerated() { bits[node] |= 1 << UInt64(bit) }
    return bits
  }
}
