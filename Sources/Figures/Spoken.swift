/// Makes plain text of mathematics into what a screen reader can say: `x^2*y` as `x² × y`.
///
/// Signs that readers skip or call by their shape give way to signs or words that they say: × for a product, ÷ for a
/// quotient, a real minus, words for powers and roots. Numbers in circles, which only tell colours apart, go.
struct Spoken {
  private let words: Words
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var output = String.UnicodeScalarView()

  static func text(_ text: String, words: Words) -> String {
    var spoken = Spoken(text, words: words)
    spoken.output.reserveCapacity(text.utf8.count * 5 / 4)
    while spoken.position < spoken.scalars.count { spoken.step() }
    return String(spoken.output)
  }

  private init(_ text: String, words: Words) {
    self.words = words
    scalars = Array(text.unicodeScalars)
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func say(_ text: String) { output.append(contentsOf: text.unicodeScalars) }

  private mutating func step() {
    let scalar = scalars[position]
    switch scalar {
    case "*", "·": operation("×")
    case "→": operation(words.spokenTo)
    case "-": say(isInWord ? "-" : "−")
    case "/": if isInDerivative { say("/") } else { operation("÷") }
    case "^": power()
    case "√": say(words.spokenRoot)
    case "<", ">", "=", "!": comparison(scalar)
    case "①"..."⑳": if position + 1 < scalars.count, scalars[position + 1] == " " { position += 1 }
    case "\u{A0}": say(" ")
    case "s", "c": root(scalar)
    default: output.append(scalar)
    }
    position += 1
  }

  /// With one space on each side, whatever the text has.
  private mutating func operation(_ sign: String) {
    while output.last == " " { output.removeLast() }
    say(" \(sign) ")
    while position + 1 < scalars.count, scalars[position + 1] == " " { position += 1 }
  }

  private var isInWord: Bool {
    position > 0 && position + 1 < scalars.count && scalars[position - 1].properties.isAlphabetic
      && scalars[position + 1].properties.isAlphabetic
  }

  /// Before `∂x`, in brackets or not.
  private var isInDerivative: Bool {
    scalars.dropFirst(position + 1).first { $0 != "(" } == "∂"
  }

  private mutating func comparison(_ sign: Unicode.Scalar) {
    guard position + 1 < scalars.count, scalars[position + 1] == "=" else { return output.append(sign) }
    position += 1
    say(["<": "≤", ">": "≥", "!": "≠"][sign] ?? "=")
  }

  /// Squares and cubes have characters that are read as such.
  private mutating func power() {
    let digits = scalars[(position + 1)...].prefix { ("0"..."9").contains($0) }
    let after = scalars[digits.endIndex...].prefix(2)
    let isDecimal = after.first == "." && after.count == 2 && ("0"..."9").contains(after[after.endIndex - 1])
    if !isDecimal, digits.elementsEqual(["2"]) || digits.elementsEqual(["3"]) {
      say(digits.first == "2" ? "²" : "³")
      position += 1
    } else {
      say(" \(words.spokenPower) ")
    }
  }

  /// The functions that have a name in words.
  private mutating func root(_ first: Unicode.Scalar) {
    for (name, word) in [("sqrt(", words.spokenRoot), ("cbrt(", words.spokenCubeRoot)]
    where scalars[position...].starts(with: name.unicodeScalars) && !continuesWord {
      say(word)
      position += name.unicodeScalars.count - 2
      return sayRadicand()
    }
    output.append(first)
  }

  /// A name or number needs no brackets, unless something is done to the whole.
  private mutating func sayRadicand() {
    let inner = scalars[(position + 2)...].prefix { Self.isPlain($0) }
    guard inner.endIndex < scalars.count, scalars[inner.endIndex] == ")" else { return }
    let after = inner.endIndex + 1
    guard after == scalars.count || scalars[after] != "^" else { return }
    output.append(contentsOf: inner)
    position = inner.endIndex
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "'" || scalar == "." || ("0"..."9").contains(scalar) || scalar.properties.isAlphabetic
  }

  private var continuesWord: Bool {
    guard position > 0 else { return false }
    return Self.isPlain(scalars[position - 1])
  }
}
