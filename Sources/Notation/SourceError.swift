/// Something wrong in what a reader wrote: what it is, where it stands, and the other places it concerns.
public struct SourceError: Error, Sendable, Equatable {
  /// The words of an error. Modules add their own as static factories in an extension.
  public struct What: Sendable, Equatable {
    public var message: String
    /// Stands beside the underline: `did you mean 'cos'?`
    public var hint: String?

    public init(_ message: String, hint: String? = nil) {
      self.message = message
      self.hint = hint
    }
  }

  /// A second place that explains the error: `first defined here`.
  public struct Note: Sendable, Equatable {
    public var message: String
    public var range: SourceRange

    public init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  public var what: What
  public var range: SourceRange
  public var notes: [Note]

  public init(_ what: What, at range: SourceRange, notes: [Note] = []) {
    self.what = what
    self.range = range
    self.notes = notes
  }
}

/// All that is wrong with one source.
public struct SourceErrors: Error, Sendable, CustomStringConvertible {
  public var errors: [SourceError]
  public let source: Source

  public init(errors: [SourceError], source: Source) {
    self.errors = errors
    self.source = source
  }

  public var description: String { rendered() }
}

extension SourceError.What {
  /// A name or a piece of source as messages quote it: at most about 60 characters, cut in the middle.
  public static func quoted(_ text: some StringProtocol) -> String { "'\(shortened(text))'" }

  package static func shortened(_ text: some StringProtocol, to limit: Int = 60) -> String {
    guard text.utf8.count > limit else { return text.onOneLine }
    let head = text.unicodeScalars.prefix(limit + 1)
    guard head.count > limit else { return text.onOneLine }
    let half = limit / 2
    let tail = text.unicodeScalars.suffix(half - 1).drop { $0.properties.generalCategory == .nonspacingMark }
    return (String(String.UnicodeScalarView(head.prefix(half))) + "…" + String(String.UnicodeScalarView(tail)))
      .onOneLine
  }
}

extension StringProtocol {
  /// Line ends and tabs become spaces; nothing that could steer a terminal is left.
  fileprivate var onOneLine: String {
    if utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) { return String(self) }
    return map { $0.isWhitespace ? " " : $0.displayText }.joined()
  }
}

/// Keeps the first of very many errors: no one reads ten thousand, and memory must stay bounded.
struct ErrorCollector {
  private(set) var errors: [SourceError] = []
  static let limit = 10_000

  mutating func report(_ what: SourceError.What, at range: SourceRange, notes: [SourceError.Note] = []) {
    guard errors.count < Self.limit else { return }
    errors.append(SourceError(what, at: range, notes: notes))
  }

  /// An error that has grown takes the place of the one reported last.
  mutating func report(_ what: SourceError.What, at range: SourceRange, replacing old: SourceRange?) {
    if let old, errors.last?.range == old { errors.removeLast() }
    report(what, at: range)
  }

  var sorted: [SourceError] { errors.sortedByPosition() }
}

extension [SourceError] {
  func sortedByPosition() -> [SourceError] {
    enumerated().sorted { ($0.element.range.lower, $0.offset) < ($1.element.range.lower, $1.offset) }.map(\.element)
  }
}
