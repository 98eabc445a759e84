import Notation

/// Sets notation as LaTeX mathematics.
struct LatexExpression: MathematicsMarkup {
  var multiplicationSign = "\\cdot"
  /// Whether names are in LaTeX already.
  var namesAreSet = false

  static func text(ofNotation notation: String) -> String {
    MathematicsSetter.text(ofNotation: notation, LatexExpression())
  }

  /// With the numbers that comparisons are as **1**(…), and `if` as cases.
  static func text(ofDerivative notation: String) -> String {
    MathematicsSetter.text(ofNotation: notation, LatexExpression(), marksTruths: true)
  }

  func number(_ value: Double) -> String {
    let parts = value.notationText.split(separator: "e")
    return parts.count == 2 ? "\(parts[0]) \\cdot 10^{\(parts[1])}" : value.notationText
  }

  func name(_ name: String) -> String { namesAreSet ? name : LatexName.text(of: name) }

  func bracketed(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "\\")) ? "\\left(\(text)\\right)" : "(\(text))"
  }

  func negated(_ text: String) -> String { "-" + text }

  func infix(_ symbol: BinaryOperator, _ left: String, _ right: String) -> String {
    "\(left) \(sign(symbol)) \(right)"
  }

  private func sign(_ symbol: BinaryOperator) -> String {
    switch symbol {
    case .multiply: multiplicationSign
    case .lessOrEqual: "\\le"
    case .greaterOrEqual: "\\ge"
    case .equal: "="
    case .notEqual: "\\ne"
    default: symbol.symbol
    }
  }

  func fraction(_ above: String, _ below: String) -> String { "\\frac{\(above)}{\(below)}" }
  func power(_ base: String, _ exponent: String) -> String { "\(base)^{\(exponent)}" }
  func squareRoot(_ text: String) -> String { "\\sqrt{\(text)}" }
  func cubeRoot(_ text: String) -> String { "\\sqrt[3]{\(text)}" }
  func absolute(_ text: String) -> String { "\\lvert \(text) \\rvert" }

  func call(_ name: String, _ arguments: [String]) -> String {
    LatexName.function(name) + bracketed(arguments.joined(separator: ", "))
  }

  func indicator(_ condition: String) -> String { "\\mathbf{1}" + bracketed(condition) }

  func cases(_ first: String, _ condition: String, _ second: String, _ opposite: String) -> String {
    "\\begin{cases} \(first) & \(condition) \\\\ \(second) & \(opposite) \\end{cases}"
  }

  func verbatim(_ text: String) -> String { "\\text{\(text.inLatex)}" }
}
