import Notation

/// The names `v1`, `v2`, … of nodes that the program left unnamed, found without a dictionary of a million texts.
struct NumberedNames: Sendable {
  private(set) var numbers: [Int32] = []
  private let nodes: [NodeID]

  init() { nodes = [] }

  init(for nodes: [NodeID], besides taken: Set<Int32>) {
    self.nodes = nodes
    numbers.reserveCapacity(nodes.count)
    var number: Int32 = 1
    while numbers.count < nodes.count {
      if !taken.contains(number) { numbers.append(number) }
      number += 1
    }
  }

  static func number(in name: String) -> Int32? {
    guard name.utf8.first == UInt8(ascii: "v"), let number = Int32(name.dropFirst()), name == "v\(number)" else {
      return nil
    }
    return number
  }

  subscript(name: String) -> NodeID? {
    guard let number = Self.number(in: name) else { return nil }
    var (lower, upper) = (0, numbers.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if numbers[middle] < number { lower = middle + 1 } else { upper = middle }
    }
    return lower < numbers.count && numbers[lower] == number ? nodes[lower] : nil
  }
}

/// What a program's own names leave for intermediates.
struct TakenNames {
  /// The numbers of names such as `v12`.
  private(set) var numbers: Set<Int32> = []
  private var letters: Set<UInt8> = []
  private var areSingleLetters = true

  init(in program: Program) {
    for name in program.meaningfulNames {
      if let number = NumberedNames.number(in: name) { numbers.insert(number) }
      if name.utf8.count == 1 { letters.formUnion(name.utf8) }
      if areSingleLetters, name.count > 1, name != "pi" { areSingleLetters = false }
    }
  }

  /// The first letters that are free, where every name of the program is a single one.
  func freeLetters(_ count: Int) -> [String]? {
    guard areSingleLetters, count <= 26 else { return nil }
    let free = (UInt8(ascii: "a")...UInt8(ascii: "z")).filter { !letters.contains($0) }
    return free.count < count ? nil : free.prefix(count).map { String(UnicodeScalar($0)) }
  }
}
