import ArgumentParser

/// Which derivatives are meant.
struct SelectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Inputs, or any nodes, to differentiate by: a,b. Default: every input.", valueName: "names"))
  var wrt: [NameList] = []

  @Option(help: ArgumentHelp("Outputs, or any nodes, to differentiate: e. Default: every output.", valueName: "names"))
  var of: [NameList] = []
}
