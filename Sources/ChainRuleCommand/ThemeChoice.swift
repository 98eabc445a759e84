import ArgumentParser
import ChainRule

/// A theme by its name, or the file it stands in.
enum ThemeChoice: ExpressibleByArgument {
  case builtIn(Theme)
  case file(InputFile)

  /// What has a point, a slash or is `-` is a file.
  init?(argument: String) {
    if let theme = Theme.allCases.first(where: { $0.name == argument }) {
      self = .builtIn(theme)
    } else if argument == "-" || argument.contains(where: { $0 == "." || $0 == "/" }) {
      self = .file(InputFile(path: argument))
    } else {
      return nil
    }
  }

  var isAutomatic: Bool { if case .builtIn(.auto) = self { true } else { false } }

  static var allValueStrings: [String] { Theme.allCases.map(\.name) + ["FILE.json"] }
  static var allValueDescriptions: [String: String] { [:] }
  static let completion = CompletionKind.file(extensions: ["json"])

  var defaultValueDescription: String {
    switch self {
    case .builtIn(let theme): theme.name
    case .file(let file): file.path
    }
  }

  /// Colours that are hard to see are remarked on.
  func loaded(_ output: some FileOptions) throws(CommandFailure) -> Theme {
    let theme = try read()
    if case .file = self {
      for failure in theme.contrastFailures { output.remark(failure.message) }
    }
    return theme
  }

  func read() throws(CommandFailure) -> Theme {
    switch self {
    case .builtIn(let theme): return theme
    case .file(let file):
      let source = try file.source()
      do {
        return try Theme(parsing: source)
      } catch {
        throw .program(error)
      }
    }
  }
}
