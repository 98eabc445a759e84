/// Writes JSON to a stream as it is made, with nothing kept back.
package struct JSONWriter {
  /// How the members of an object or array stand.
  package enum Layout {
    case oneLine
    /// One a line, indented.
    case lines
  }

  private var stream: ByteStream
  private var layout = Layout.oneLine
  private var depth = 0
  private var isEmpty = true
  private var isAfterKey = false

  package init(_ stream: ByteStream) { self.stream = stream }

  /// Ends the text with a newline and gives the stream back.
  package consuming func finished() -> ByteStream {
    stream.write(UInt8(ascii: "\n"))
    return stream
  }

  package mutating func object<E>(_ layout: Layout = .oneLine, members: (inout Self) throws(E) -> Void) throws(E) {
    try contain("{", "}", layout, members)
  }

  package mutating func array<E>(_ layout: Layout = .oneLine, elements: (inout Self) throws(E) -> Void) throws(E) {
    try contain("[", "]", layout, elements)
  }

  private mutating func contain<E>(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ inner: Layout, _ body: (inout Self) throws(E) -> Void
  ) throws(E) {
    prepareValue()
    stream.write(UInt8(ascii: open))
    let outer = layout
    layout = inner
    isEmpty = true
    depth += 1
    try body(&self)
    depth -= 1
    if inner == .lines, !isEmpty { breakLine() }
    stream.write(UInt8(ascii: close))
    layout = outer
    isEmpty = false
  }

  package mutating func key(_ name: StaticString) {
    separate()
    stream.write(UInt8(ascii: "\""))
    stream.write(name)
    stream.write("\": ")
    isAfterKey = true
  }

  private mutating func prepareValue() {
    if isAfterKey { isAfterKey = false } else if depth > 0 { separate() }
  }

  private mutating func separate() {
    if !isEmpty { stream.write(UInt8(ascii: ",")) }
    if layout == .lines { breakLine() } else if !isEmpty { stream.write(UInt8(ascii: " ")) }
    isEmpty = false
  }

  private mutating func breakLine() {
    stream.write(UInt8(ascii: "\n"))
    for _ in 0..<depth { stream.write("  ") }
  }
}

// MARK: - Values

extension JSONWriter {
  package mutating func null() {
    prepareValue()
    stream.write("null")
  }

  package mutating func bool(_ value: Bool) {
    prepareValue()
    if value { stream.write("true") } else { stream.write("false") }
  }

  package mutating func integer(_ value: Int) {
    prepareValue()
    stream.write(value)
  }

  /// Shortest text that reads back as the same number; a string for what JSON has no number for.
  package mutating func number(_ value: Double?) {
    guard let value else { return null() }
    prepareValue()
    if value.isFinite {
      stream.writeShortest(value)
    } else {
      stream.write(value.isNaN ? "\"NaN\"" : value < 0 ? "\"-Infinity\"" : "\"Infinity\"")
    }
  }

  package mutating func string(_ text: String) {
    prepareValue()
    stream.write(UInt8(ascii: "\""))
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      stream.write(text)
    } else {
      for byte in text.utf8 { escape(byte) }
    }
    stream.write(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): stream.write("\\\"")
    case UInt8(ascii: "\\"): stream.write("\\\\")
    case UInt8(ascii: "\n"): stream.write("\\n")
    case UInt8(ascii: "\t"): stream.write("\\t")
    case 0..<0x20: stream.write((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
    default: stream.write(byte)
    }
  }
}

// MARK: - Members

extension JSONWriter {
  package mutating func member(_ key: StaticString, _ text: String) {
    self.key(key)
    string(text)
  }

  package mutating func member(_ key: StaticString, _ value: Int) {
    self.key(key)
    integer(value)
  }

  package mutating func member(_ key: StaticString, _ value: Double?) {
    self.key(key)
    number(value)
  }

  package mutating func member(_ key: StaticString, _ value: Bool) {
    self.key(key)
    bool(value)
  }

  package mutating func member(_ key: StaticString, _ texts: [String]) {
    self.key(key)
    array { json in
      for text in texts { json.string(text) }
    }
  }

  package mutating func member(_ key: StaticString, _ values: [Double]) {
    self.key(key)
    array { json in
      for value in values { json.number(value) }
    }
  }

  package mutating func member(_ key: StaticString, _ matrix: [[Double]]) {
    self.key(key)
    array { json in
      for row in matrix {
        json.array { json in
          for value in row { json.number(value) }
        }
      }
    }
  }

  package mutating func nullMember(_ key: StaticString) {
    self.key(key)
    null()
  }
}
