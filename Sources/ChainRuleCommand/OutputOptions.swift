import ArgumentParser
import ChainRule

/// Options that say where the result goes, and what goes to standard error.
protocol FileOptions {
  var output: String? { get }
  var quiet: Bool { get }
  var color: ColorChoice { get }
}

extension FileOptions {
  /// Where the result goes, nil for standard output.
  var file: String? { output == "-" ? nil : output }

  /// What follows the last point of the output's name, where there is one.
  var fileExtension: String? {
    guard let name = file?.split(separator: "/").last, let point = name.lastIndex(of: ".") else { return nil }
    return point == name.startIndex ? nil : String(name[name.index(after: point)...])
  }

  func remark(_ message: String) {
    if !quiet { StandardError.note(message) }
  }
}

/// Where results and remarks go, and how numbers and words are written.
struct OutputOptions: ParsableArguments, FileOptions {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Significant digits in drawings and tables, 1 to 17.", valueName: "digits"))
  var precision = 4

  @Option(help: "The language of words in drawings and tables.")
  var lang = LanguageChoice.en

  @Flag(name: .shortAndLong, help: "No remarks on standard error.")
  var quiet = false

  @Option(help: "Whether errors are coloured.")
  var color = ColorChoice.auto

  func validate() throws {
    guard (1...17).contains(precision) else { throw ValidationError("--precision is a number from 1 to 17.") }
  }

  var reportStyle: ReportStyle {
    ReportStyle(precision: precision, words: lang == .vi ? .vietnamese : .english)
  }
}

enum LanguageChoice: String, Choice {
  case en, vi
}

enum ColorChoice: String, Choice {
  case auto, always, never
}
