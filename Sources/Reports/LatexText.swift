extension Character {
  /// In text, where LaTeX would take it for a command or its fonts have another sign in its place; else nil.
  package var escapedInLatex: String? {
    switch self {
    case "&", "%", "$", "#", "_", "{", "}": "\\\(self)"
    case "\\": "\\textbackslash{}"
    case "~": "\\textasciitilde{}"
    case "^": "\\textasciicircum{}"
    case "<": "\\textless{}"
    case ">": "\\textgreater{}"
    case "|": "\\textbar{}"
    case "\"": "''"
    case "\u{A0}": "~"
    default: nil
    }
  }
}

extension String {
  /// As text in which nothing is a command; signs of mathematics are set as such.
  var inLatex: String {
    map { character in
      character.escapedInLatex ?? Self.latexSigns[character].map { "$\($0)$" } ?? String(character)
    }.joined()
  }

  private static let latexSigns: [Character: String] = [
    "∂": "\\partial", "→": "\\to", "∞": "\\infty", "≈": "\\approx", "×": "\\times", "·": "\\cdot", "−": "-",
  ]
}
