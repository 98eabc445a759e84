import Figures
import Notation
import Reports

/// What characters and names are in LaTeX.
enum LatexCharacters {
  // MARK: Signs

  /// Nil for a letter or digit.
  static let signs: [Character: LatexToken] = {
    var signs: [Character: LatexToken] = [:]
    for row in rows {
      signs[row.character] = LatexToken(text: row.latex, mode: .mathematics, kind: row.kind)
    }
    for path in 1...12 {
      guard let scalar = Unicode.Scalar(UInt32(0x245F + path)) else { continue }
      signs[Character(scalar)] = LatexToken(text: "\\chainrulesign{\(path)}", mode: .mathematics)
    }
    for (digit, character) in "⁰¹²³⁴⁵⁶⁷⁸⁹".enumerated() {
      signs[character] = LatexToken(text: "{}^{\(digit)}", mode: .mathematics)
    }
    for (digit, character) in "₀₁₂₃₄₅₆₇₈₉".enumerated() {
      signs[character] = LatexToken(text: "{}_{\(digit)}", mode: .mathematics)
    }
    for character in ",.:;" {
      signs[character] = LatexToken(text: String(character), mode: .either, kind: .punctuation)
    }
    signs[" "] = LatexToken(text: " ", mode: .either, kind: .space)
    signs["\u{A0}"] = LatexToken(text: "~", mode: .either, kind: .space)
    return signs
  }()

  private static let rows: [(character: Character, latex: String, kind: LatexToken.Kind)] = [
    ("+", "+", .relation), ("−", "-", .relation), ("·", "\\cdot", .relation), ("×", "\\times", .relation),
    ("÷", "\\div", .relation), ("=", "=", .relation), ("<", "<", .relation), (">", ">", .relation),
    ("≤", "\\le", .relation), ("≥", "\\ge", .relation), ("≠", "\\ne", .relation), ("→", "\\to", .relation),
    ("≈", "\\approx", .relation), ("(", "(", .opening), (")", ")", .closing), ("[", "[", .opening),
    ("]", "]", .closing), ("/", "/", .ordinary), ("|", "|", .ordinary), ("!", "!", .closing),
    ("∂", "\\partial", .ordinary), ("∇", "\\nabla", .ordinary), ("∞", "\\infty", .ordinary),
    ("…", "\\dots", .ordinary), ("●", "\\bullet", .ordinary), ("•", "\\bullet", .ordinary), ("′", "'", .ordinary),
    ("√", "\\surd", .root), ("∛", "\\surd", .root), ("⁻", "{}^{-}", .ordinary), ("^", "\\hat{\\ }", .ordinary),
    ("∑", "\\sum", .ordinary), ("∏", "\\prod", .ordinary),
  ]

  static func sign(_ character: Character) -> LatexToken {
    if var token = signs[character] {
      if character == "∛" { token.text = "\\sqrt[3]{}" }
      return token
    }
    return LatexToken(text: escaped(String(character)), mode: .words)
  }

  static func inMathematics(_ token: LatexToken) -> LatexToken {
    var token = token
    token.mode = .mathematics
    if token.text != " ", token.text != "~" { token.text = "\\text{\(token.text)}" }
    return token
  }

  // MARK: Names

  /// Of a single Greek letter.
  static func greek(_ letter: String) -> String? {
    guard letter.count == 1, !letter.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    return otherGreek[letter] ?? GreekLetters.name(of: letter).map { "\\" + $0 }
  }

  private static let otherGreek = ["ο": "o", "ς": "\\varsigma", "µ": "\\mu", "Υ": "\\Upsilon"]

  /// A name as it stands in a figure, a sign over it and primes after it included.
  static func name(_ name: String) -> String {
    let stem = name.prefix { $0 != "′" && $0 != "'" }
    let primes = String(repeating: "'", count: name.dropFirst(stem.count).prefix { $0 == "′" || $0 == "'" }.count)
    let rest = name.dropFirst(stem.count + primes.count)
    guard rest.isEmpty, !stem.isEmpty else { return "\\textit{\(escaped(name))}" }
    return letters(String(stem)) + primes
  }

  private static func letters(_ stem: String) -> String {
    if let letter = greek(stem) { return letter }
    if let marked = stem.first.flatMap({ marked[$0] }), stem.count == 1 { return marked }
    if !stem.utf8.allSatisfy({ $0 < 0x80 }) { return "\\textit{\(escaped(stem))}" }
    if stem.count > 1 { return "\\mathit{\(escaped(stem))}" }
    return escaped(stem)
  }

  /// Letters under a tangent's dot or an adjoint's bar, however Unicode composes them.
  private static let marked: [Character: String] = {
    var marked: [Character: String] = [:]
    for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" {
      let base = letter == "i" ? "\\imath" : letter == "j" ? "\\jmath" : String(letter)
      marked[Character("\(letter)\u{307}")] = "\\dot{\(base)}"
      marked[Character("\(letter)\u{304}")] = "\\bar{\(base)}"
    }
    return marked
  }()

  static func function(_ name: String) -> String {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return "\\text{\(escaped(name))}" }
    return name.utf8.count == 1 ? "\\mathrm{\(escaped(name))}" : LatexName.function(name)
  }

  // MARK: Words

  /// Text in which nothing is a command. What no font of pdfLaTeX has is written by its number.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "-" {
        result += result.hasSuffix("-") ? "{}-" : "-"
      } else {
        result += character.escapedInLatex ?? settable(character).map(String.init) ?? byNumber(character)
      }
    }
    return result
  }

  private static func settable(_ character: Character) -> Character? {
    guard character.isASCII else { return VietnameseLetters.composed(character) }
    return character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F } ? character : nil
  }

  private static func byNumber(_ character: Character) -> String {
    character.unicodeScalars.filter { $0.value >= 0xA0 }.map { scalar in
      "\\chainruleletter{\(String(scalar.value, radix: 16, uppercase: true))}"
    }.joined()
  }
}
