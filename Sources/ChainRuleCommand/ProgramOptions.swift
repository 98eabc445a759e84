import ArgumentParser
import ChainRule

/// Where a program comes from and what graph is made of it.
struct ProgramOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("A file with the program; - is standard input.", valueName: "program"),
    completion: .file(extensions: ["chain"]))
  var path: String?

  @Option(
    name: [.customShort("e"), .customLong("expression")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The program itself; several are its lines.", valueName: "text"))
  var lines: [String] = []

  @Option(name: .customLong("at"), help: ArgumentHelp("Sets inputs: a=2,b=1.", valueName: "bindings"))
  var bindings: [BindingList] = []

  @Option(help: "What is one node: names, all (equal expressions too) or tree (nothing but inputs).")
  var share = Sharing.names

  @Flag(name: .customLong("cse"), help: "The same as --share all.")
  var sharesAll = false

  @Flag(name: .customLong("nary"), help: "Chains of + and of * become one node.")
  var mergesChains = false

  @Option(help: "What tied operands of max and min get: both 1 each, split 1/n each, or first.")
  var ties = Ties.both

  @Flag(name: .customLong("allow-nonfinite"), help: "NaN and infinities are shown, marked, and are no errors.")
  var allowsNonfinite = false

  @Option(
    name: .customLong("expand"), help: ArgumentHelp("Functions to open, by name, or all.", valueName: "names"))
  var expanded: [NameList] = []

  /// Called by commands, not by the parser: it would hide what is wrong with an option's own spelling.
  ///
  /// - Parameter arithmetic: nil for a command that computes in doubles alone.
  func check(_ arithmetic: ArithmeticOptions? = nil) throws {
    if path != nil, !lines.isEmpty {
      throw ValidationError("The program is either a file or given with -e, not both.")
    }
    if path == nil, lines.isEmpty {
      throw ValidationError("Give a program: a file, - for standard input, or -e 'e = (a + b)*(b + 1)'.")
    }
    try check(numbers: arithmetic)
    if sharesAll, share == .tree { throw ValidationError("--cse and --share tree exclude each other.") }
  }

  /// What a program may grow to when its functions are written out: some seconds and a gigabyte.
  private static let maximumNodeCount = 5_000_000

  var graphOptions: GraphOptions {
    GraphOptions(
      sharing: sharesAll ? .all : share, mergesChains: mergesChains,
      expandedBuiltins: Set(expanded.flatMap(\.names)), maximumNodeCount: Self.maximumNodeCount)
  }

  private func check(numbers arithmetic: ArithmeticOptions?) throws {
    if arithmetic?.isExact == true {
      guard allowsNonfinite else { return }
      throw ValidationError("--exact and --allow-nonfinite exclude each other: no fraction is infinite.")
    }
    try bindings.check(arithmetic, of: "--at <bindings>")
  }

  /// Values by input name; of two for one name the later counts.
  var point: [String: Double] {
    Dictionary(bindings.flatMap(\.bindings).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  /// The same as fractions, just as they were written.
  var exactPoint: [String: Rational] {
    Dictionary(bindings.flatMap(\.bindings).map { ($0.name, $0.exact) }, uniquingKeysWith: { $1 })
  }
}

extension Sharing: Choice {}
extension Ties: Choice {}
