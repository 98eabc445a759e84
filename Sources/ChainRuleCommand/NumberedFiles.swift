import ChainRule

/// Files whose names differ in a number, from 0 on, which stands where `%d` does.
struct NumberedFiles {
  private let start: String
  private let end: String

  /// Nil where the output's name has no `%d`.
  init?(_ output: some FileOptions) {
    guard let place = output.file?.firstRange(of: "%d"), let name = output.file else { return nil }
    start = String(name[..<place.lowerBound])
    end = String(name[place.upperBound...])
  }

  /// None appears before all have been written in full.
  func write(_ contents: [[UInt8]]) throws(CommandFailure) {
    var files: [OutputFile] = []
    for (number, bytes) in contents.enumerated() {
      let file = try OutputFile("\(start)\(number)\(end)")
      file.receive(bytes)
      files.append(file)
    }
    for file in files { try file.check() }
    for file in files { try file.finish() }
  }
}
