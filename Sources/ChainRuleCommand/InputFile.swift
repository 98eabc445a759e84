import ChainRule

/// Reads a whole file or standard input.
struct InputFile {
  let path: String

  func source() throws(CommandFailure) -> Source {
    let bytes = try path == "-" ? contents(of: STDIN_FILENO) : contentsOfFile()
    do {
      return try Source.decoding(bytes, name: path == "-" ? "standard input" : path)
    } catch {
      throw .program(error)
    }
  }

  private func contentsOfFile() throws(CommandFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable() }
    defer { close(descriptor) }
    return try contents(of: descriptor)
  }

  private func contents(of descriptor: Int32) throws(CommandFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { Platform.read(descriptor, into: $0) }
      guard count >= 0 else { throw unreadable() }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  private func unreadable() -> CommandFailure {
    .input("cannot read \(path == "-" ? "standard input" : "'\(path)'"): \(Platform.message())")
  }
}
