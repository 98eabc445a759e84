import Foundation
import TestSupport

/// What a run of the built `chainrule` came to.
struct Run {
  /// -1 where a signal ended it.
  let status: Int32
  let output: String
  let errors: String
}

/// The executable that was built beside the tests.
enum Command {
  static func run(_ arguments: String...) throws -> Run { try run(arguments) }

  static func run(_ arguments: [String], input: Data = Data(), environment: [String: String] = [:]) throws -> Run {
    try launch(BuiltProducts.chainrule, arguments, input, environment)
  }

  /// A pipeline or redirection that only a shell can make; `$CHAINRULE` is the executable.
  static func shell(_ script: String) throws -> Run {
    let variables = ["CHAINRULE": BuiltProducts.chainrule.path(percentEncoded: false)]
    return try launch(URL(filePath: "/bin/bash"), ["-c", script], Data(), variables)
  }

  /// Files stand for pipes, which would block when full.
  private static func launch(
    _ executable: URL, _ arguments: [String], _ input: Data, _ variables: [String: String]
  ) throws -> Run {
    try Tool.inFolder { directory in
      let process = Process()
      process.executableURL = executable
      process.arguments = arguments
      process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"].merging(variables) { $1 }
      let files = ["in", "out", "err"].map { directory.appending(path: $0) }
      for (file, content) in zip(files, [input, Data(), Data()]) { try content.write(to: file) }
      process.standardInput = try FileHandle(forReadingFrom: files[0])
      process.standardOutput = try FileHandle(forWritingTo: files[1])
      process.standardError = try FileHandle(forWritingTo: files[2])
      try process.run()
      process.waitUntilExit()
      let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
      let isExit = process.terminationReason == .exit
      return Run(status: isExit ? process.terminationStatus : -1, output: texts[1], errors: texts[2])
    }
  }
}
