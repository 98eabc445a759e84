import Graphviz

/// What `font-family` says for each family of faces.
public struct FontStacks: Sendable, Hashable {
  private let serif: String
  private let sans: String
  private let mono: String

  /// Names of fonts or generic families; the first that a reader has is taken.
  public init(serif: [String], sans: [String], mono: [String]) {
    self.serif = Self.stack(serif)
    self.sans = Self.stack(sans)
    self.mono = Self.stack(mono)
  }

  /// Faces with the widths of Times, Arial and Courier.
  public static let standard = FontStacks(
    serif: ThemeFonts().serif, sans: ThemeFonts().sans, mono: ThemeFonts().mono)

  subscript(family: Font.Family) -> String {
    switch family {
    case .serif: serif
    case .sans: sans
    case .mono: mono
    }
  }

  /// For an attribute in double quotes.
  private static func stack(_ names: [String]) -> String {
    names.map { name in
      let isPlain = name.utf8.allSatisfy(isLetterOrHyphen)
      return isPlain ? name : "'\(escaped(name.filter { $0 != "'" && $0 != "\\" }))'"
    }.joined(separator: ",")
  }

  private static func isLetterOrHyphen(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
