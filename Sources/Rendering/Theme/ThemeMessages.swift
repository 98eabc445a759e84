import Notation

/// What can be wrong with a theme that is good JSON.
extension SourceError.What {
  static func unknownKey(_ key: String, among keys: [String], hint: String?) -> Self {
    Self("\(quoted(key)) is nothing that can be set here", hint: hint ?? "there are \(keys.joined(separator: ", "))")
  }

  static func noBase(_ name: String, hint: String?) -> Self {
    let names = Theme.allCases.map(\.name).joined(separator: ", ")
    return Self("\(quoted(name)) is no built-in theme", hint: hint ?? "there are \(names)")
  }

  static func wrongType(of key: String, is kind: JSONDocument.Kind, not wanted: String) -> Self {
    Self("\(shortened(key)) is \(kind.noun) where \(wanted) should be")
  }

  static func notOne(of choices: [String], _ text: String) -> Self {
    Self("\(quoted(text)) is none of \(choices.map { "'\($0)'" }.joined(separator: ", "))")
  }

  static func outOfRange(_ setting: NumberSetting) -> Self {
    let (low, high) = (bound(setting.range.lowerBound), bound(setting.range.upperBound))
    let kind = setting.isWhole ? "a whole number from" : "from"
    let isSize = setting.group == "sizes"
    return Self(
      "\(setting.key) is \(kind) \(low) to \(high)",
      hint: isSize ? "indices are three quarters of it, and not below 9 points" : nil)
  }

  private static func bound(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }

  static func wrongCount(of key: String, _ count: Int, _ counts: ClosedRange<Int>) -> Self {
    Self("\(shortened(key)) has \(count) entries; it takes \(counts.lowerBound) to \(counts.upperBound)")
  }

  static func notColor(_ text: String) -> Self {
    Self("\(quoted(text)) is no colour", hint: "write it as in '#0060a8'")
  }

  static func notName(_ text: String) -> Self {
    Self("\(quoted(text)) is no name", hint: "up to 100 letters, digits, spaces and hyphens")
  }
}
