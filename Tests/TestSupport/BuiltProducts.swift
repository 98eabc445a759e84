import Foundation

/// What was built beside the tests.
public enum BuiltProducts {
  /// On macOS the runner stands elsewhere and is told the bundle's path.
  public static let folder: URL = {
    let arguments = CommandLine.arguments + [Bundle.main.executableURL?.path(percentEncoded: false) ?? ""]
    let bundle = arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    var folder = URL(filePath: bundle).deletingLastPathComponent()
    while folder.path().contains(".xctest") { folder.deleteLastPathComponent() }
    return folder
  }()

  public static let chainrule = folder.appending(path: "chainrule")
}
