import ArgumentParser
import ChainRule

@main
struct ChainRuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Draws computational graphs and what the chain rule does on them.",
    discussion: """
      EXAMPLES
        chainrule eval -e 'e = (a + b)*(b + 1)' --at a=2,b=1
        chainrule paths lesson.chain --wrt b --of e
        chainrule diff -e 'y = x^2*sin(x)' --steps
        chainrule draw lesson.chain --figure reverse --of e -o reverse.svg

      Exit status: 0 done, 1 a check did not hold, 64 usage, 65 the program is wrong, 66 no such input file, \
      70 a fault of ours, 74 cannot write.
      """,
    version: version,
    subcommands: [
      EvalCommand.self, PathsCommand.self, DiffCommand.self, TraceCommand.self, CompareCommand.self, CheckCommand.self,
      DrawCommand.self, ThemeCommand.self, EmitCommand.self,
    ])

  static let name = "chainrule"
  static let version = "0.1.0"

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try directlyParsed() ?? parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      end(with: failure)
    } catch {
      // The parser's own errors are usage, or no errors, such as help.
      if exitCode(for: error) == .failure { end(with: .fault(String(describing: error))) }
      exit(withError: error)
    }
  }

  private static func end(with failure: CommandFailure) -> Never {
    StandardError.write(failure.text(color: StandardError.isColored))
    Platform.exit(failure.status)
  }

  /// A named subcommand without building the whole tree of commands, which takes longer than drawing a small figure.
  /// Nil for help and for whatever is wrong: the tree has the better words.
  private static func directlyParsed() -> (any ParsableCommand)? {
    let arguments = CommandLine.arguments.dropFirst()
    guard let named = configuration.subcommands.first(where: { $0.configuration.commandName == arguments.first }),
      let command = try? named.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == named
    else { return nil }
    return command
  }
}
