import ChainRule

/// Why a command ends without having done its work, with the exit status that says so.
enum CommandFailure: Error {
  /// 1: a check did not hold. What did not has been said already.
  case check
  /// 64: options that do not fit together, or names that nothing has.
  case usage(String)
  /// 65: the program is wrong.
  case program(SourceErrors)
  /// 66: the program cannot be read.
  case input(String)
  /// 70: a fault of ours.
  case fault(String)
  /// 74: the result cannot be written.
  case output(String)

  var status: Int32 {
    switch self {
    case .check: 1
    case .usage: EX_USAGE
    case .program: EX_DATAERR
    case .input: EX_NOINPUT
    case .fault: EX_SOFTWARE
    case .output: EX_IOERR
    }
  }

  func text(color: Bool) -> String {
    switch self {
    case .check: ""
    case .program(let errors): errors.rendered(color: color)
    case .usage(let message), .input(let message), .fault(let message), .output(let message):
      (color ? "\u{1B}[1;31merror:\u{1B}[0m " : "error: ") + message + "\n"
    }
  }
}
