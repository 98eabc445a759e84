/// Names in LaTeX mathematics.
enum LatexName {
  /// `x_1` and `x1` have a subscript, `alpha` is a Greek letter, the letters of longer names stand together.
  static func text(of name: String) -> String {
    let parts = NameParts(of: name)
    return letters(parts.base[...]) + (parts.index.map { "_{" + subscripted($0[...]) + "}" } ?? "")
  }

  private static func letters(_ name: Substring) -> String {
    if let letter = GreekLetters.name(of: String(name)) { return "\\" + letter }
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
