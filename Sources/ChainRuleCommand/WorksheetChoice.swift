import ArgumentParser
import ChainRule

/// What a worksheet leaves out, and where its key goes.
struct WorksheetChoice: ParsableArguments {
  @Option(help: "The figure that a worksheet leaves numbers out of. Default: reverse.")
  var base: Worksheet.Base?

  @Option(
    help: ArgumentHelp(
      "What is left blank: values, partials, tangents, adjoints, sums, nodes by name, or a share such as 50%. "
        + "Default: what the base figure is about.", valueName: "list"))
  var blank: [BlankList] = []

  @Option(help: ArgumentHelp("Of the lot that draws a share.", valueName: "number"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("The file for the answer key; 'only' draws the key alone.", valueName: "file"))
  var key: String?

  /// Nothing of a worksheet is asked of another figure.
  func check(_ choice: FigureChoice) throws {
    guard choice.figure != .worksheet else { return try checkShare() }
    if base != nil || !blank.isEmpty || seed != nil || key != nil {
      throw ValidationError("--base, --blank, --seed and --key go with --figure worksheet.")
    }
  }

  private func checkShare() throws {
    let shares = blank.flatMap(\.shares)
    if shares.count > 1 { throw ValidationError("--blank takes one share, not \(shares.count).") }
    if seed != nil, shares.isEmpty { throw ValidationError("--seed goes with a share, as in --blank 50%.") }
  }

  /// Where the key goes, nil where it has no file of its own.
  func keyOutput(beside output: OutputOptions) throws(CommandFailure) -> OutputOptions? {
    guard let key, key != "only" else { return nil }
    guard key != "-", !key.isEmpty, key != output.file else {
      throw .usage("--key is a file other than the worksheet's, or 'only'")
    }
    var keyOutput = output
    keyOutput.output = key
    return keyOutput
  }

  func worksheet(_ names: KnownNames, isKey: Bool) throws(CommandFailure) -> Worksheet {
    var choices: [Worksheet.Choice] = []
    for list in blank {
      choices += list.choices
      guard !list.names.isEmpty, let nodes = try names.nodes(named: [NameList(names: list.names)]) else { continue }
      choices += nodes.all.map { .node($0.node) }
    }
    return Worksheet(
      base: base ?? .reverse, choices: choices, share: blank.flatMap(\.shares).first ?? 1, seed: seed ?? 0,
      isKey: isKey || key == "only")
  }
}

/// `adjoints`, `b,c` or `partials,50%`
struct BlankList: ExpressibleByArgument {
  private(set) var choices: [Worksheet.Choice] = []
  private(set) var names: [String] = []
  /// From above 0 to 1.
  private(set) var shares: [Double] = []

  init?(argument: String) {
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let word = String(part.drop { $0 == " " })
      if let choice = Self.kinds[word] {
        choices.append(choice)
      } else if word.hasSuffix("%") {
        guard let percent = Double(word.dropLast()), percent > 0, percent <= 100 else { return nil }
        shares.append(percent / 100)
      } else {
        guard !word.isEmpty else { return nil }
        names.append(word)
      }
    }
  }

  private static let kinds: [String: Worksheet.Choice] = [
    "values": .values, "partials": .partials, "tangents": .tangents, "adjoints": .adjoints, "sums": .sums,
  ]
}

extension Worksheet.Base: Choice {}
