import Notation

/// Comma-separated rows after RFC 4180, with newlines for line ends.
struct CSVWriter {
  private(set) var stream: ByteStream

  init(_ stream: ByteStream) { self.stream = stream }

  mutating func row(_ fields: String...) { row(fields) }

  mutating func row(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { stream.write(UInt8(ascii: ",")) }
      stream.write(Self.quoted(field))
    }
    stream.write(UInt8(ascii: "\n"))
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 < 0x20 }
    guard needsQuotes else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

extension Double {
  /// In full: `NaN`, `Infinity` and `-Infinity` where there are no digits.
  var dataText: String {
    if isFinite { return notationText }
    return isNaN ? "NaN" : self < 0 ? "-Infinity" : "Infinity"
  }
}
