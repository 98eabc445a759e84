import Notation

/// Names in LaTeX mathematics.
package enum LatexName {
  /// `x_1` and `x1` have a subscript, `alpha` is a Greek letter, the letters of longer names stand together.
  ///
  /// - Parameter mark: a sign over the name, which leaves out its subscript.
  static func text(of name: String, mark: NameMark = .none) -> String {
    let parts = NameParts(of: name)
    let base = marked(letters(parts.base), isLetter: parts.isLetter, mark)
    return parts.index.isEmpty ? base : base + "_{" + subscripted(parts.index) + "}"
  }

  static func marked(_ base: String, isLetter: Bool, _ mark: NameMark) -> String {
    switch mark {
    case .none: base
    case .dot: "\\dot{\(base)}"
    case .bar: (isLetter ? "\\bar{" : "\\overline{") + base + "}"
    }
  }

  private static func letters(_ name: Substring) -> String {
    // LaTeX has no command for the one letter that looks like a Latin one.
    if let letter = GreekLetters.name(of: String(name)) { return letter == "omicron" ? "o" : "\\" + letter }
    let stem = name.prefix { $0 != "'" }
    return face(String(stem)) + name.dropFirst(stem.count)
  }

  /// Faces of mathematics have no letters beyond ASCII.
  private static func face(_ stem: String) -> String {
    guard stem.utf8.allSatisfy({ $0 < 0x80 }) else { return "\\textit{\(stem.inLatex)}" }
    return stem.count == 1 ? stem : "\\mathit{\(stem.inLatex)}"
  }

  private static func subscripted(_ text: Substring) -> String {
    if text.utf8.contains(where: { $0 >= 0x80 }) { return "\\textit{\(String(text).inLatex)}" }
    return text.count == 1 || text.allSatisfy(\.isNumber) ? String(text).inLatex : "\\mathrm{\(String(text).inLatex)}"
  }

  /// Whether the function is written before its operand, brackets left out: `\sin x`.
  static func standsOpen(_ name: String) -> Bool {
    functions[name] != nil && !["min", "max", "sigmoid"].contains(name)
  }

  package static func function(_ name: String) -> String {
    functions[name] ?? "\\operatorname{\(name.inLatex)}"
  }

  private static let functions: [String: String] = [
    "sin": "\\sin", "cos": "\\cos", "tan": "\\tan", "asin": "\\arcsin", "acos": "\\arccos", "atan": "\\arctan",
    "sinh": "\\sinh", "cosh": "\\cosh", "tanh": "\\tanh", "exp": "\\exp", "log": "\\log", "ln": "\\ln",
    "log2": "\\log_2", "log10": "\\log_{10}", "min": "\\min", "max": "\\max", "sigmoid": "\\sigma",
  ]
}
