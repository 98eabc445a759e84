import Notation

/// What can be wrong with a text that should be JSON.
extension SourceError.What {
  static let longJSON = Self("the file is longer than a megabyte, and no settings are")
  static let textAfterJSON = Self("there is more text after the end of the JSON value")
  static let trailingComma = Self("nothing follows this comma", hint: "remove it")
  static let missingKey = Self("a key in double quotes is missing here")
  static let notJSONNumber = Self("this is no number as JSON writes them", hint: "as in 1.5, without signs in front")
  static let openString = Self("the string has no end", hint: "put '\"' at its end, in the same line")
  static let notEscape = Self("this escape is not one of JSON's", hint: "write '\\\\' for a backslash")
  static let loneSurrogate = Self("half of a surrogate pair stands alone")

  static func deepJSON(_ limit: Int) -> Self { Self("nested deeper than \(limit) brackets, as no settings are") }

  static func missingSeparator(inObject isObject: Bool) -> Self {
    Self("a comma or '\(isObject ? "}" : "]")' is missing here")
  }

  static func missingColon(_ key: String) -> Self { Self("a colon is missing after the key \(quoted(key))") }

  static func repeatedKey(_ key: String) -> Self { Self("the key \(quoted(key)) is given twice") }

  static func notJSON(_ word: String) -> Self {
    let hint: String? =
      if word.hasPrefix("//") || word.hasPrefix("/*") || word.hasPrefix("#") {
        "JSON knows no comments"
      } else if word.hasPrefix("'") || word.hasPrefix("\u{201C}") || word.hasPrefix("\u{2018}") {
        "strings stand in \"double quotes\""
      } else {
        ["True": "true", "False": "false", "None": "null", "nil": "null"][word].map { "did you mean \(quoted($0))?" }
      }
    if word.isEmpty { return Self("the text ends where a value is missing") }
    return Self("\(quoted(word)) is no JSON value", hint: hint)
  }
}
