/// Gives every name of a program an identifier of its own in one language.
struct CodeNames {
  private let reserved: Set<String>
  private var taken: Set<String> = []
  private var lastNumbers: [String: Int] = [:]
  private var temporaryCount = 0

  init(in language: ProgrammingLanguage, besides function: String) {
    reserved = language.reservedWords.union([function])
  }

  /// Names that are identifiers as they stand keep themselves, whatever others would like to be called.
  mutating func identifiers(for names: [String]) -> [String] {
    let isKept = names.map { PlainIdentifier.text(of: $0) == $0 && !reserved.contains($0) && taken.insert($0).inserted }
    return zip(names, isKept).map { $1 ? $0 : identifier(for: $0) }
  }

  /// The name in plain letters, with a number where that is taken and `_` where it means something else.
  mutating func identifier(for name: String) -> String {
    var text = PlainIdentifier.text(of: name)
    if reserved.contains(text) { text += "_" }
    if taken.insert(text).inserted { return text }
    var number = lastNumbers[text, default: 1]
    repeat { number += 1 } while !taken.insert("\(text)_\(number)").inserted
    lastNumbers[text] = number
    return "\(text)_\(number)"
  }

  mutating func temporary() -> String {
    repeat { temporaryCount += 1 } while !taken.insert("t\(temporaryCount)").inserted
    return "t\(temporaryCount)"
  }
}
