import Notation

/// Sets notation as presentation MathML.
struct MathMLExpression: MathematicsMarkup {
  static func text(ofDerivative notation: String) -> String {
    MathematicsSetter.text(ofNotation: notation, MathMLExpression(), marksTruths: true)
  }

  func number(_ value: Double) -> String {
    let parts = value.magnitude.notationText.split(separator: "e").map(String.init)
    let digits = "<mn>\(parts[0])</mn>"
    let power = parts.count == 2 ? times(digits, "<msup><mn>10</mn>\(exponent(parts[1]))</msup>") : digits
    return value.sign == .minus ? negated(power) : power
  }

  private func exponent(_ text: String) -> String {
    text.hasPrefix("-") ? negated("<mn>\(text.dropFirst())</mn>") : "<mn>\(text)</mn>"
  }

  private func times(_ left: String, _ right: String) -> String { row(left + "<mo>⋅</mo>" + right) }

  private func row(_ text: String) -> String { "<mrow>\(text)</mrow>" }

  func name(_ name: String) -> String { MathMLName.text(of: name) }
  /// Brackets grow around what is high.
  func bracketed(_ text: String) -> String {
    let isHigh = text.contains("<mfrac>") || text.contains("<mtable")
    let mark = isHigh ? "<mo>" : "<mo stretchy=\"false\">"
    return row("\(mark)(</mo>\(text)\(mark))</mo>")
  }
  func negated(_ text: String) -> String { row("<mo>−</mo>" + text) }

  func infix(_ symbol: BinaryOperator, _ left: String, _ right: String) -> String {
    row("\(left)<mo>\(Self.sign(symbol))</mo>\(right)")
  }

  private static func sign(_ symbol: BinaryOperator) -> String {
    switch symbol {
    case .subtract: "−"
    case .multiply: "⋅"
    case .less: "&lt;"
    case .lessOrEqual: "≤"
    case .greater: "&gt;"
    case .greaterOrEqual: "≥"
    case .equal: "="
    case .notEqual: "≠"
    default: symbol.symbol
    }
  }

  func fraction(_ above: String, _ below: String) -> String { "<mfrac>\(above)\(below)</mfrac>" }
  func power(_ base: String, _ exponent: String) -> String { "<msup>\(base)\(exponent)</msup>" }
  func squareRoot(_ text: String) -> String { "<msqrt>\(text)</msqrt>" }
  func cubeRoot(_ text: String) -> String { "<mroot>\(text)<mn>3</mn></mroot>" }
  func absolute(_ text: String) -> String { row("<mo>|</mo>\(text)<mo>|</mo>") }

  func call(_ name: String, _ arguments: [String]) -> String {
    row(MathMLName.function(name) + "<mo>\u{2061}</mo>" + bracketed(arguments.joined(separator: "<mo>,</mo>")))
  }

  func indicator(_ condition: String) -> String { row("<mn mathvariant=\"bold\">𝟏</mn>" + bracketed(condition)) }

  func cases(_ first: String, _ condition: String, _ second: String, _ opposite: String) -> String {
    let lines = [(first, condition), (second, opposite)].map { value, condition in
      "<mtr>\(Self.cell(value))\(Self.cell(condition))</mtr>"
    }
    return row("<mo>{</mo><mtable>\(lines.joined())</mtable>")
  }

  /// Aligned by style too: browsers know no attribute for it.
  static func cell(_ text: String) -> String { "<mtd columnalign=\"left\" style=\"text-align: left\">\(text)</mtd>" }

  func verbatim(_ text: String) -> String { "<mtext>\(text.inXML)</mtext>" }
}

/// Names in MathML.
enum MathMLName {
  /// `x_1` and `x1` have a subscript, `alpha` is a Greek letter, the letters of longer names stand together.
  static func text(of name: String) -> String {
    let parts = NameParts(of: name)
    let base = "<mi>\(GreekLetters.letter(named: String(parts.base)) ?? String(parts.base).inXML)</mi>"
    guard !parts.index.isEmpty else { return base }
    let index = String(parts.index)
    let below = index.allSatisfy(\.isNumber) ? "<mn>\(index)</mn>" : "<mi>\(index.inXML)</mi>"
    return "<msub>\(base)\(below)</msub>"
  }

  /// Upright, as a name of more than one letter is; bases of logarithms are subscripts.
  static func function(_ name: String) -> String {
    switch name {
    case "log2": "<msub><mi>log</mi><mn>2</mn></msub>"
    case "log10": "<msub><mi>log</mi><mn>10</mn></msub>"
    case "sigmoid": "<mi>σ</mi>"
    default: "<mi mathvariant=\"normal\">\((functions[name] ?? name).inXML)</mi>"
    }
  }

  private static let functions = ["asin": "arcsin", "acos": "arccos", "atan": "arctan"]
}

extension String {
  /// As text between tags.
  var inXML: String {
    var text = ""
    for character in self {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      default: text.append(character)
      }
    }
    return text
  }
}
