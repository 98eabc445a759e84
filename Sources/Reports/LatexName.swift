/// Names in LaTeX mathematics.
enum LatexName {
  /// `x_1` and `x1` have a subscript, `alpha` is a Greek letter, the letters of longer names stand together.
  static func text(of name: String) -> String {
    let base = name.prefix { $0 != "_" }
    if !base.isEmpty, base.count + 1 < name.count {
      return letters(base) + "_{" + subscripted(name.dropFirst(base.count + 1)) + "}"
    }
    let head = name.prefix { !$0.isNumber }
    let digits = name.dropFirst(head.count)
    if head.count == 1, !digits.isEmpty, digits.allSatisfy(\.isNumber) { return letters(head) + "_{" + digits + "}" }
    return letters(name[...])
  }

  private static func letters(_ name: Substring) -> String {
    if let letter = greekLetters[String(name)] { return letter }
    let stem = name.prefix { $0 != "'" }
    return (stem.count == 1 ? String(stem) : "\\mathit{\(String(stem).inLatex)}") + name.dropFirst(stem.count)
  }

  private static func subscripted(_ text: Substring) -> String {
    text.count == 1 || text.allSatisfy(\.isNumber) ? String(text).inLatex : "\\mathrm{\(String(text).inLatex)}"
  }

  static func function(_ name: String) -> String {
    functions[name] ?? "\\operatorname{\(name.inLatex)}"
  }

  private static let functions: [String: String] = [
    "sin": "\\sin", "cos": "\\cos", "tan": "\\tan", "asin": "\\arcsin", "acos": "\\arccos", "atan": "\\arctan",
    "sinh": "\\sinh", "cosh": "\\cosh", "tanh": "\\tanh", "exp": "\\exp", "log": "\\log", "ln": "\\ln",
    "log2": "\\log_2", "log10": "\\log_{10}", "min": "\\min", "max": "\\max", "sigmoid": "\\sigma",
  ]

  private static let greekLetters: [String: String] = {
    let letters: [(String, String)] = [
      ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"), ("zeta", "ζ"), ("eta", "η"),
      ("theta", "θ"), ("iota", "ι"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"),
      ("pi", "π"), ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("upsilon", "υ"), ("phi", "φ"), ("chi", "χ"),
      ("psi", "ψ"), ("omega", "ω"), ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"), ("Lambda", "Λ"), ("Xi", "Ξ"),
      ("Pi", "Π"), ("Sigma", "Σ"), ("Phi", "Φ"), ("Psi", "Ψ"), ("Omega", "Ω"),
    ]
    return Dictionary(uniqueKeysWithValues: letters.flatMap { [($0.0, "\\" + $0.0), ($0.1, "\\" + $0.0)] })
  }()
}

extension String {
  /// As text: with what LaTeX would take for a command made harmless.
  var inLatex: String {
    var text = ""
    for character in self {
      switch character {
      case "&", "%", "$", "#", "_", "{", "}": text += "\\\(character)"
      case "∂": text += "$\\partial$"
      case "→": text += "$\\to$"
      case "∞": text += "$\\infty$"
      case "≈": text += "$\\approx$"
      case "×": text += "$\\times$"
      case "·": text += "$\\cdot$"
      case "−": text += "$-$"
      case "<", ">": text += "$\(character)$"
      case "^": text += "\\^{}"
      default: text.append(character)
      }
    }
    return text
  }
}
