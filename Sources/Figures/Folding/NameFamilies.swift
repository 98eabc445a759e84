import ComputationGraph

/// Names that differ in nothing but the digits in them are one family: `h1_3` and `h2_14`.
struct NameFamilies {
  private var table = PairTable()

  /// What all names have that the program did not give.
  static let unnamed: Int32 = -1

  /// O(length of the name).
  mutating func family(of name: String) -> Int32 {
    var id: Int32 = -2
    var isInDigits = false
    for byte in name.utf8 {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      if !isDigit || !isInDigits { id = table.id(id, isDigit ? -1 : Int32(byte)) }
      isInDigits = isDigit
    }
    return id
  }

  mutating func family(of node: NodeID, in graph: Graph) -> Int32 {
    graph.isNamedByProgram[Int(node.index)] || graph.operation(of: node) == .input
      ? family(of: graph.name(of: node)) : Self.unnamed
  }
}
