import Notation

/// A JSON text as a flat list of values, each of which knows where it stands.
///
/// A container comes before what is in it, and `end` is the index after its last descendant, so that nothing here
/// recurses.
struct JSONDocument {
  struct Value {
    var kind: Kind
    var range: SourceRange
    /// The name it has in the object around it.
    var key: Key?
    var end: Int
  }

  struct Key {
    var name: String
    var range: SourceRange
  }

  enum Kind: Equatable {
    case object, array
    case string(String)
    case number(Double)
    case bool(Bool)
    case null

    /// With its article.
    var noun: String {
      switch self {
      case .object: "an object"
      case .array: "a list"
      case .string: "a string"
      case .number: "a number"
      case .bool: "true or false"
      case .null: "null"
      }
    }
  }

  let values: [Value]

  /// The text's one value; throws at the first place that is no JSON, and for what no settings are.
  init(parsing source: Source) throws(SourceError) {
    var parser = JSONParser(source)
    values = try parser.parsed()
  }

  /// What stands directly in a container.
  func members(of container: Int) -> [Int] {
    var members: [Int] = []
    var index = container + 1
    while index < values[container].end {
      members.append(index)
      index = values[index].end
    }
    return members
  }
}
