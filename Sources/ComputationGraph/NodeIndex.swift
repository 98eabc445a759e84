/// Finds nodes by what they do: an open-addressing table of node numbers, which keeps no keys of its own.
package struct NodeIndex: Sendable {
  private var slots: [Int32] = Array(repeating: -1, count: 16)
  private var hashes: [UInt32] = Array(repeating: 0, count: 16)
  private var count = 0

  package init() {}

  /// The node with this hash for which `isSame` holds. O(1) expected.
  package func node(hash: Int, isSame: (Int32) -> Bool) -> Int32? {
    let short = UInt32(truncatingIfNeeded: hash)
    var slot = Int(short) & (slots.count - 1)
    while slots[slot] >= 0 {
      if hashes[slot] == short, isSame(slots[slot]) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  package mutating func insert(_ node: Int32, hash: Int) {
    if count * 2 >= slots.count { grow() }
    place(node, UInt32(truncatingIfNeeded: hash))
    count += 1
  }

  private mutating func place(_ node: Int32, _ hash: UInt32) {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = node
    hashes[slot] = hash
  }

  private mutating func grow() {
    let old = zip(slots, hashes)
    slots = Array(repeating: -1, count: slots.count * 2)
    hashes = Array(repeating: 0, count: slots.count)
    for (node, hash) in old where node >= 0 { place(node, hash) }
  }
}
