/// The text of a program and the name that errors give it, with an index of its lines.
///
/// A line ends with a newline, a carriage return, or both together.
public struct Source: Sendable {
  public let name: String
  public let text: String
  let lines: LineIndex

  public init(name: String, text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.name = name
    self.text = text
    self.lines = LineIndex(of: text)
  }

  /// Line and column, from 1; a column is a character as a person counts them. Linear in the length of the line.
  public func position(of offset: Int32) -> (line: Int, column: Int) {
    let line = lines.line(of: offset)
    let start = lines.start(ofLine: line)
    return (line + 1, characterCount(in: SourceRange(lower: start, upper: max(start, offset))) + 1)
  }

  /// The text of a range; a range that leaves the text is cut to it.
  public subscript(range: SourceRange) -> Substring {
    let count = Int32(clamping: text.utf8.count)
    let lower = min(max(range.lower, 0), count)
    let upper = min(max(range.upper, lower), count)
    return text[index(at: lower)..<index(at: upper)]
  }

  func index(at offset: Int32) -> String.Index {
    text.utf8.index(text.startIndex, offsetBy: Int(offset))
  }

  func characterCount(in range: SourceRange) -> Int {
    let part = self[range]
    let isASCII = part.utf8.withContiguousStorageIfAvailable { bytes in !bytes.contains { $0 >= 0x80 } }
    return isASCII == true ? part.utf8.count : part.count
  }
}

/// Where each line of a text begins, so that an offset finds its line in logarithmic time.
struct LineIndex: Sendable {
  private var starts: [Int32] = [0]
  private let end: Int32

  init(of text: String) {
    end = Int32(clamping: text.utf8.count)
    var previous: UInt8 = 0
    var offset: Int32 = 0
    for byte in text.utf8.prefix(Int(Int32.max) - 1) {
      if previous == .newline || (previous == .carriageReturn && byte != .newline) { starts.append(offset) }
      previous = byte
      offset += 1
    }
    if previous == .newline || previous == .carriageReturn { starts.append(offset) }
  }

  /// Lines are counted from 0 here.
  func line(of offset: Int32) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  func start(ofLine line: Int) -> Int32 { starts[line] }

  /// The line with the bytes that end it.
  func range(ofLine line: Int) -> SourceRange {
    SourceRange(lower: starts[line], upper: line + 1 < starts.count ? starts[line + 1] : end)
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
