import Figures

/// Lines of a figure as Mermaid's quoted text.
enum MermaidText {
  /// Lines one above the other.
  static func quoted(_ lines: [Line]) -> String { "\"" + lines.map(text).joined(separator: "<br/>") + "\"" }

  static func text(of line: Line) -> String { escaped(line.pieces.map(plainText).joined()) }

  private static func plainText(_ piece: Piece) -> String {
    switch piece {
    case .runs(let runs): return runs.map(plainText).joined()
    case .fraction(let numerator, let denominator, _):
      return [numerator, denominator].map { runs in
        let text = runs.map(plainText).joined()
        return text.contains(" ") ? "(\(text))" : text
      }.joined(separator: "/")
    }
  }

  /// Indices and powers as characters of their own where Unicode has all of them.
  private static func plainText(_ run: Run) -> String {
    switch run.script {
    case .normal: run.text
    case .subscripted: small(run.text, lowered) ?? "_" + run.text
    case .superscripted: small(run.text, raised) ?? "^" + run.text
    }
  }

  private static func small(_ text: String, _ table: [Character: Character]) -> String? {
    text.allSatisfy { table[$0] != nil } ? String(text.compactMap { table[$0] }) : nil
  }

  private static let lowered = Dictionary(
    uniqueKeysWithValues: zip("0123456789+−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"))
  private static let raised = Dictionary(uniqueKeysWithValues: zip("0123456789+−=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ"))

  /// What Mermaid, Markdown or HTML would take for its own, by numbers; control characters go.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "#quot;"
      case "&": result += "#amp;"
      case "<": result += "#lt;"
      case ">": result += "#gt;"
      case "#", ";", "`", "\\", "|", "*", "_", "~", "$", "%", "{", "}", "[", "]": result += "#\(scalar.value);"
      case "\n", "\t": result += " "
      default: if scalar.value >= 0x20, !(0x7F..<0xA0).contains(scalar.value) { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// Within double quotes of YAML.
  static func yaml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n", "\t": result += " "
      default: if scalar.value >= 0x20, !(0x7F..<0xA0).contains(scalar.value) { result.unicodeScalars.append(scalar) }
      }
    }
    return "\"\(result)\""
  }
}
