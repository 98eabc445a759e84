/// Lists of small numbers, one after another in one array.
struct IndexRuns {
  private(set) var starts: [Int32] = [0]
  private(set) var values: [Int32] = []

  var count: Int { starts.count - 1 }

  subscript(index: Int) -> ArraySlice<Int32> { values[range(index)] }

  func range(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

  mutating func append(_ value: Int32) { values.append(value) }

  mutating func endRun() { starts.append(Int32(truncatingIfNeeded: values.count)) }

  init() {}

  /// For each key the positions that have it, in order; a key below 0 belongs to no list.
  init(positionsOf keys: [Int32], count: Int) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for key in keys where key >= 0 { starts[Int(key) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    self.starts = starts
    values = Array(repeating: 0, count: Int(starts[count]))
    var next = starts
    for (position, key) in keys.enumerated() where key >= 0 {
      values[Int(next[Int(key)])] = Int32(truncatingIfNeeded: position)
      next[Int(key)] += 1
    }
  }

  /// For each of `count` targets the runs that it stands in, in order.
  func transposed(count: Int) -> IndexRuns {
    var owners = [Int32](repeating: 0, count: values.count)
    for run in 0..<self.count {
      for position in range(run) { owners[position] = Int32(truncatingIfNeeded: run) }
    }
    var result = IndexRuns(positionsOf: values, count: count)
    for position in result.values.indices { result.values[position] = owners[Int(result.values[position])] }
    return result
  }
}
