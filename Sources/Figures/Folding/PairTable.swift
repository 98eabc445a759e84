/// Gives every pair of numbers a number of its own, equal ones the same: what hash-consing stands on.
///
/// Pairs are compared themselves, not by a hash, so that no two different ones are ever taken for one.
struct PairTable {
  private var keys: [UInt64]
  /// The number of the pair in each place, or -1.
  private var ids: [Int32]
  private var shift: UInt64
  private var stored = 0
  private(set) var count: Int32 = 0

  init(capacity: Int = 64) {
    var bits: UInt64 = 6
    while 1 << bits < 2 * capacity { bits += 1 }
    keys = Array(repeating: 0, count: 1 << bits)
    ids = Array(repeating: -1, count: 1 << bits)
    shift = 64 - bits
  }

  /// A number that no pair has.
  mutating func fresh() -> Int32 {
    count += 1
    return count - 1
  }

  mutating func id(_ first: Int32, _ second: Int32) -> Int32 {
    let key = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    var place = place(of: key)
    while ids[place] >= 0 {
      if keys[place] == key { return ids[place] }
      place = (place + 1) & (keys.count - 1)
    }
    keys[place] = key
    ids[place] = count
    count += 1
    stored += 1
    if 2 * stored > keys.count { grow() }
    return count - 1
  }

  /// A list as pairs of pairs.
  mutating func id(_ first: Int32, list: some Sequence<Int32>) -> Int32 {
    list.reduce(first) { id($0, $1) }
  }

  private func place(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: ((key ^ (key >> 29)) &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  private mutating func grow() {
    let (oldKeys, oldIDs) = (keys, ids)
    keys = Array(repeating: 0, count: 2 * oldKeys.count)
    ids = Array(repeating: -1, count: 2 * oldIDs.count)
    shift -= 1
    for (key, id) in zip(oldKeys, oldIDs) where id >= 0 {
      var place = place(of: key)
      while ids[place] >= 0 { place = (place + 1) & (keys.count - 1) }
      keys[place] = key
      ids[place] = id
    }
  }
}
