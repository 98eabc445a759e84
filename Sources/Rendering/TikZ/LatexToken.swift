import Figures

/// One sign or word of a line, as LaTeX.
struct LatexToken {
  enum Mode {
    case mathematics, words
    /// Numbers and punctuation, which are the same in both.
    case either
  }

  enum Kind {
    case ordinary, relation, opening, closing, punctuation, space
    /// √ or ∛, not yet known whether over a bracket.
    case root
    /// `\sqrt{`, or its brace.
    case rootOpening, rootClosing
  }

  var text: String
  var mode: Mode
  var kind = Kind.ordinary
  var script = Run.Script.normal
  var role = Role.ink
}

/// Cuts runs of a figure's text into tokens.
struct LatexScanner {
  /// Whether words are names of functions rather than words.
  let isMathematics: Bool
  private var tokens: [LatexToken] = []

  init(isMathematics: Bool) { self.isMathematics = isMathematics }

  static func tokens(of runs: [Run], isMathematics: Bool) -> [LatexToken] {
    var scanner = LatexScanner(isMathematics: isMathematics)
    for (index, run) in runs.enumerated() {
      let next = index + 1 < runs.count ? runs[index + 1].text.first : nil
      scanner.scan(run, before: next)
    }
    return scanner.tokens
  }

  private mutating func scan(_ run: Run, before next: Character?) {
    let characters = Array(run.text)
    var position = 0
    while position < characters.count {
      let start = position
      let character = characters[position]
      position += 1
      if Self.isLetter(character) {
        while position < characters.count, Self.continuesWord(characters[position]) { position += 1 }
        // A name may have digits in it and points before its end.
        if run.isItalic { while position < characters.count, !Self.isSpace(characters[position]) { position += 1 } }
        let word = String(characters[start..<position])
        add(token(word, run, before: position < characters.count ? characters[position] : next), run)
      } else if run.isItalic, !Self.isSpace(character) {
        while position < characters.count, !Self.isSpace(characters[position]) { position += 1 }
        add(LatexToken(text: LatexCharacters.name(String(characters[start..<position])), mode: .mathematics), run)
      } else if character.isASCII, character.isNumber {
        while position < characters.count, Self.continuesNumber(characters, position) { position += 1 }
        add(LatexToken(text: String(characters[start..<position]), mode: .either), run)
      } else {
        add(LatexCharacters.sign(character), run)
      }
    }
  }

  private mutating func add(_ token: LatexToken, _ run: Run) {
    var token = token
    token.role = run.role
    token.script = run.script
    if run.script != .normal, token.mode == .words { token = LatexCharacters.inMathematics(token) }
    tokens.append(token)
  }

  private func token(_ word: String, _ run: Run, before next: Character?) -> LatexToken {
    if run.isItalic { return LatexToken(text: LatexCharacters.name(word), mode: .mathematics) }
    if let letter = LatexCharacters.greek(word) { return LatexToken(text: letter, mode: .mathematics) }
    guard isMathematics || next == "(" else { return LatexToken(text: LatexCharacters.escaped(word), mode: .words) }
    return LatexToken(text: LatexCharacters.function(word), mode: .mathematics)
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.isLetter && LatexCharacters.signs[character] == nil
  }

  private static func continuesWord(_ character: Character) -> Bool {
    isLetter(character) || character == "_" || character == "'" || character.isASCII && character.isNumber
  }

  private static func isSpace(_ character: Character) -> Bool { character == " " || character == "\u{A0}" }

  private static func continuesNumber(_ characters: [Character], _ position: Int) -> Bool {
    let character = characters[position]
    if character.isASCII, character.isNumber { return true }
    guard character == ".", position + 1 < characters.count else { return false }
    return characters[position + 1].isASCII && characters[position + 1].isNumber
  }
}
