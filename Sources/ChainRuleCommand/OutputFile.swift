import ChainRule

/// Standard output, or a file that appears under its name only when it is whole.
final class OutputFile {
  /// What messages call it.
  private let title: String
  private let target: String
  private let temporary: String?
  private var descriptor: Int32
  private var failure: CommandFailure?
  private var isReaderGone = false
  /// Whether the process ends, content, when whoever reads a pipe leaves.
  var endsWithReader = false

  /// - Parameter path: nil is standard output. A device or pipe is written to directly.
  init(_ path: String?) throws(CommandFailure) {
    guard let path else {
      (title, target, temporary, descriptor) = ("standard output", "", nil, STDOUT_FILENO)
      return
    }
    title = "'\(path)'"
    target = Self.resolved(path)
    var status = stat()
    let mode = stat(target, &status) == 0 ? status.st_mode : nil
    if let mode, mode & S_IFMT != S_IFREG {
      temporary = nil
      descriptor = open(target, O_WRONLY | O_CLOEXEC)
    } else {
      // The number is this process's: a file of that name is what a process killed long ago has left.
      let name = target + ".\(getpid()).part"
      temporary = name
      unlink(name)
      descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode.map { $0 & 0o777 } ?? 0o666)
    }
    if descriptor < 0 { throw unwritable() }
  }

  deinit { discard() }

  /// Keeps the first failure for ``finish()``.
  func receive(_ bytes: borrowing [UInt8]) {
    guard failure == nil, !isReaderGone else { return }
    bytes.withUnsafeBytes { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = Platform.write(descriptor, rest)
        if count < 0 {
          if errno == EPIPE { isReaderGone = true } else { failure = unwritable() }
          if isReaderGone, endsWithReader { Platform.exit(0) }
          return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }

  /// Throws what has failed so far.
  func check() throws(CommandFailure) {
    if let failure { throw failure }
  }

  /// Puts the file in its place.
  func finish() throws(CommandFailure) {
    defer { discard() }
    if let failure { throw failure }
    guard descriptor != STDOUT_FILENO else { return }
    let isClosed = close(descriptor) == 0
    descriptor = -1
    guard isClosed else { throw unwritable() }
    if let temporary, rename(temporary, target) != 0 { throw unwritable() }
  }

  private func discard() {
    if descriptor >= 0, descriptor != STDOUT_FILENO { close(descriptor) }
    descriptor = -1
    if let temporary { unlink(temporary) }
  }

  private func unwritable() -> CommandFailure {
    let code = errno
    return .output("cannot write \(title): \(Platform.message(code))")
  }

  /// What a link leads to, so that the link stays one.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
