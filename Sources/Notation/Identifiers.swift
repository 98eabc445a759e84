/// A name of a program, however often and in whatever Unicode normal form it is written.
public struct NameID: Sendable, Hashable, Comparable {
  public let index: Int32

  public init(index: Int32) { self.index = index }

  public static func < (left: NameID, right: NameID) -> Bool { left.index < right.index }
}

/// An expression in the arena of a program; operands have smaller ones than their user.
public struct ExpressionID: Sendable, Hashable, Comparable {
  public let index: Int32

  public init(index: Int32) { self.index = index }

  public static func < (left: ExpressionID, right: ExpressionID) -> Bool { left.index < right.index }
}

/// Gives equal names equal ids. Equality of `String` is canonical equivalence, which is what a reader sees.
struct NameTable {
  private(set) var names: [String] = []
  private var ids: [String: NameID] = [:]

  /// Room for the names that a text of so many bytes may well have.
  mutating func reserve(forBytes count: Int) { ids.reserveCapacity(count / 24) }

  mutating func intern(_ name: String) -> NameID {
    if let id = ids[name] { return id }
    let id = NameID(index: Int32(names.count))
    names.append(name)
    ids[name] = id
    return id
  }

  func contains(_ name: String) -> Bool { ids[name] != nil }
}
