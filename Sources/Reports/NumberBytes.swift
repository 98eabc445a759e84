import Notation

extension ByteStream {
  /// The shortest text that reads back as the same number, without a trailing `.0`: `Double.notationText` for
  /// millions of numbers.
  mutating func writeShortest(_ value: Double) {
    if let whole = Int(exactly: value), whole.magnitude < 1 << 53, whole != 0 || value.sign == .plus {
      write(whole)
    } else {
      write(value.notationText as String)
    }
  }
}
