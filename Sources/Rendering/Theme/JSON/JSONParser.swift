import Notation

/// Reads JSON (RFC 8259) with a stack of its own.
struct JSONParser {
  private struct Open {
    var index: Int
    var isObject: Bool
    var keys: [String: SourceRange] = [:]
  }

  private enum Expected {
    case value, firstElement, key, firstKey, separator
  }

  private static let longest = 1 << 20
  private static let deepest = 32

  private var scanner: JSONScanner
  private var values: [JSONDocument.Value] = []
  private var open: [Open] = []
  private var key: JSONDocument.Key?
  private var expected = Expected.value

  init(_ source: Source) { scanner = JSONScanner(source.text) }

  mutating func parsed() throws(SourceError) -> [JSONDocument.Value] {
    guard scanner.count <= Self.longest else { throw scanner.error(.longJSON, length: 1) }
    scanner.skipByteOrderMark()
    repeat {
      scanner.skipSpace()
      try step()
    } while !open.isEmpty
    scanner.skipSpace()
    guard scanner.isAtEnd else { throw scanner.error(.textAfterJSON, length: 1) }
    return values
  }

  private mutating func step() throws(SourceError) {
    switch expected {
    case .value: try value()
    case .firstElement: if !closes("]") { try value() }
    case .firstKey: if !closes("}") { try name() }
    case .key: try name()
    case .separator: try separator()
    }
  }

  private mutating func closes(_ bracket: Unicode.Scalar) -> Bool {
    guard scanner.take(bracket), let last = open.popLast() else { return false }
    values[last.index].end = values.count
    values[last.index].range.upper = scanner.offset
    expected = .separator
    return true
  }

  private mutating func separator() throws(SourceError) {
    guard let isObject = open.last?.isObject else { return }
    if closes(isObject ? "}" : "]") { return }
    guard scanner.take(",") else { throw scanner.error(.missingSeparator(inObject: isObject), length: 1) }
    expected = isObject ? .key : .value
    scanner.skipSpace()
    if scanner.isAt(isObject ? "}" : "]") { throw scanner.errorBefore(.trailingComma) }
  }

  private mutating func name() throws(SourceError) {
    guard scanner.isAt("\"") else { throw scanner.error(.missingKey, length: scanner.wordLength) }
    let start = scanner.offset
    let name = try scanner.string()
    let range = SourceRange(lower: start, upper: scanner.offset)
    if let first = open[open.count - 1].keys.updateValue(range, forKey: name) {
      throw SourceError(.repeatedKey(name), at: range, notes: [.init("first given here", at: first)])
    }
    key = JSONDocument.Key(name: name, range: range)
    scanner.skipSpace()
    guard scanner.take(":") else { throw scanner.error(.missingColon(name), length: 1) }
    expected = .value
  }

  private mutating func value() throws(SourceError) {
    let start = scanner.offset
    let kind = try kind()
    let range = SourceRange(lower: start, upper: scanner.offset)
    values.append(JSONDocument.Value(kind: kind, range: range, key: key, end: values.count + 1))
    key = nil
    guard kind == .object || kind == .array else {
      expected = .separator
      return
    }
    guard open.count < Self.deepest else { throw SourceError(.deepJSON(Self.deepest), at: range) }
    open.append(Open(index: values.count - 1, isObject: kind == .object))
    expected = kind == .object ? .firstKey : .firstElement
  }

  private mutating func kind() throws(SourceError) -> JSONDocument.Kind {
    if scanner.take("{") { return .object }
    if scanner.take("[") { return .array }
    if scanner.isAt("\"") { return .string(try scanner.string()) }
    if let number = try scanner.number() { return .number(number) }
    let start = Int(scanner.offset)
    let length = scanner.wordLength
    switch scanner.word(length) {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case let word: throw scanner.error(.notJSON(word), at: start, length: length)
    }
  }
}
