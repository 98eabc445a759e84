/// Collects text as UTF-8 and hands it on in chunks, so that a report of any length needs little memory.
public struct ByteStream {
  private var bytes: [UInt8] = []
  private let chunkSize: Int
  private let receive: (borrowing [UInt8]) -> Void

  /// - Parameter receive: gets each chunk in order, the last one when ``flush()`` is called.
  public init(chunkSize: Int = 1 << 16, receive: @escaping (borrowing [UInt8]) -> Void) {
    self.chunkSize = chunkSize
    self.receive = receive
    bytes.reserveCapacity(chunkSize + 1024)
  }

  public mutating func flush() {
    if !bytes.isEmpty { receive(bytes) }
    bytes.removeAll(keepingCapacity: true)
  }

  public mutating func write(_ bytes: [UInt8]) {
    self.bytes += bytes
    if self.bytes.count >= chunkSize { flush() }
  }

  @inline(__always)
  mutating func write(_ byte: UInt8) {
    bytes.append(byte)
    if bytes.count >= chunkSize { flush() }
  }

  mutating func write(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    if bytes.count >= chunkSize { flush() }
  }

  @_disfavoredOverload
  mutating func write(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= chunkSize { flush() }
  }

  mutating func write(_ value: Int) {
    if 0 <= value, value < 10 {
      write(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value))
    } else {
      write(value.description as String)
    }
  }
}

extension String {
  /// What a report writes to a stream, in one piece.
  package static func collecting(_ write: (inout ByteStream) -> Void) -> String {
    var collected: [UInt8] = []
    var stream = ByteStream { collected += $0 }
    write(&stream)
    stream.flush()
    return String(decoding: collected, as: UTF8.self)
  }
}
