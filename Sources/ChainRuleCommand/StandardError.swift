import ChainRule

/// Where diagnostics go.
enum StandardError {
  /// Set once, when the options are known, before anything is written.
  nonisolated(unsafe) static var colorChoice = ColorChoice.auto

  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Platform.write(STDERR_FILENO, rest)
        guard count > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }

  static func note(_ message: String) {
    write((isColored ? "\u{1B}[1;36mnote:\u{1B}[0m " : "note: ") + message + "\n")
  }

  static var isColored: Bool {
    switch colorChoice {
    case .always: true
    case .never: false
    case .auto: isatty(STDERR_FILENO) == 1 && !isSet("NO_COLOR") && !isDumb
    }
  }

  private static func isSet(_ variable: String) -> Bool { getenv(variable).map { $0.pointee != 0 } ?? false }

  private static var isDumb: Bool { getenv("TERM").map { String(cString: $0) == "dumb" } ?? true }
}
