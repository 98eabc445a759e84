import ArgumentParser
import ChainRule

extension ReportFormat: Choice {}

extension OutputOptions {
  /// What was asked for, else what the file's ending says.
  func reportFormat(_ asked: ReportFormat?) throws(CommandFailure) -> ReportFormat {
    if let asked { return asked }
    guard let ending = fileExtension else { return .text }
    guard let format = ReportFormat(fileExtension: ending) else {
      let names = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("no table is written as '.\(ending)'; choose --format: \(names)")
    }
    return format
  }
}

extension FileOptions {
  func write(bytes: [UInt8]) throws(CommandFailure) {
    let file = try OutputFile(file)
    file.receive(bytes)
    try file.finish()
  }

  /// Writes a result to where it belongs.
  ///
  /// - Parameter isLast: whether nothing comes after it, so that all is done when a reader leaves.
  func write(isLast: Bool = true, _ body: (inout ByteStream) throws -> Void) throws {
    let file = try OutputFile(file)
    file.endsWithReader = isLast
    var stream = ByteStream(receive: file.receive)
    do {
      try body(&stream)
    } catch let errors as SourceErrors {
      throw CommandFailure.fault(errors.description)
    }
    stream.flush()
    try file.finish()
  }
}
