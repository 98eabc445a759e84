import ArgumentParser
import ChainRule

struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme",
    abstract: "Writes a theme as JSON, to be changed and given to draw; or checks that its colours can be read.",
    discussion: """
      EXAMPLES
        chainrule theme light -o mine.json
        chainrule theme mine.json --check
        chainrule draw lesson.chain --theme mine.json -o figure.svg

      A theme file says which built-in theme it extends, and what it has otherwise: \
      {"extends": "light", "colors": {"forward": "#005a9c"}}. What is written is the whole theme. With --check, text \
      must have a contrast of 4.5:1 against all it can lie on, lines 3:1; exit status 1 if some has not.
      """)

  @Argument(
    help: ArgumentHelp("A built-in theme, or a JSON file; - is standard input.", valueName: "theme"),
    completion: ThemeChoice.completion)
  var theme: ThemeChoice

  @Flag(name: .customLong("check"), help: "Checks the contrast of every colour instead of writing the theme.")
  var isCheck = false

  @OptionGroup(title: "Output") var output: SourceFileOptions

  func run() throws {
    StandardError.colorChoice = output.color
    guard isCheck else { return try output.write(bytes: Array(try theme.loaded(output).json.utf8)) }
    let theme = try theme.read()
    let failures = theme.contrastFailures
    let lines = failures.isEmpty ? ["every colour of '\(theme.name)' can be read"] : failures.map(\.message)
    try output.write(bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    guard failures.isEmpty else { throw CommandFailure.check }
  }
}
