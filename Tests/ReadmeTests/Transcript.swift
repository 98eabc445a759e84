/// A command as a document shows it, with what it is said to print.
struct Transcript: Sendable {
  let command: String
  let output: [String]

  /// A line that begins with `$ ` is a command; a backslash at its end continues it.
  static func commands(in block: [String]) -> [Transcript] {
    var transcripts: [Transcript] = []
    var isContinued = false
    for line in block {
      if isContinued || line.hasPrefix("$ ") {
        let previous = isContinued ? transcripts.removeLast().command + "\n" : ""
        let text = isContinued ? line : String(line.dropFirst(2))
        transcripts.append(Transcript(command: previous + text, output: []))
        isContinued = text.hasSuffix("\\")
      } else if let last = transcripts.popLast() {
        transcripts.append(Transcript(command: last.command, output: last.output + [line]))
      }
    }
    return transcripts
  }

  /// Whether this was printed, blank lines at the end aside. A line `…` stands for any lines.
  func isPrinted(in text: String) -> Bool {
    var actual = Self.trimmed(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))[...]
    let parts = Self.trimmed(output).split(separator: "…", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, actual.starts(with: first) else { return false }
    guard parts.count > 1 else { return actual.count == first.count }
    actual = actual.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let start = Self.start(of: part, in: actual) else { return false }
      actual = actual[(start + part.count)...]
    }
    return actual.count >= last.count && actual.suffix(last.count).elementsEqual(last)
  }

  private static func trimmed(_ lines: [String]) -> [String] {
    var lines = lines
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func start(of part: ArraySlice<String>, in lines: ArraySlice<String>) -> Int? {
    lines.indices.first { lines[$0...].starts(with: part) }
  }
}
