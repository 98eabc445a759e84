import Notation

/// Sets notation as mathematics: names italic with subscripts, functions and numbers upright, `·` for a product, real
/// minus signs, powers raised.
struct Typesetter {
  let precision: Int
  /// In characters; of a longer one the beginning and the end are drawn.
  var longestName = 240

  func runs(of notation: String, role: Role = .ink) -> [Run] {
    var scanner = Scanner(notation, typesetter: self, role: role)
    return scanner.runs()
  }

  /// A name as it is drawn: `x_1` and `x1` as x₁, `alpha` as α.
  func name(_ name: String, role: Role = .ink, mark: Mark? = nil) -> [Run] {
    let (base, index) = Self.split(shortened(name))
    let letter = GreekLetters.letter(named: base) ?? base
    var text = letter.hasSuffix("'") ? letter.replacing("'", with: "′") : letter
    if let mark, letter.count == 1 { text += mark.rawValue }
    let isItalic = text != "π" || name != "pi"
    var runs = [Run(text, isItalic: isItalic, role: role)]
    if let index { runs.append(Run(index, isItalic: index.first?.isLetter == true, script: .subscripted, role: role)) }
    return runs
  }

  /// Whether a mark over the name can be told: a word has no room for one.
  func isMarkable(_ name: String) -> Bool {
    let base = Self.split(name).base
    return (GreekLetters.letter(named: base) ?? base).count == 1
  }

  /// Names are as long as they like; a figure is not, and Graphviz lays out no more than 65,535 points.
  private func shortened(_ name: String) -> String {
    guard name.utf8.count > longestName, name.count > longestName else { return name }
    return "\(name.prefix(longestName / 2))…\(name.suffix(min(20, longestName / 4)))"
  }

  /// A sign over a letter.
  enum Mark: String {
    case dot = "\u{307}"
    case bar = "\u{304}"
  }

  func number(_ value: Double, role: Role = .ink) -> [Run] {
    if value.isNaN { return [Run("NaN", role: role)] }
    if value.isInfinite { return [Run(value < 0 ? "−∞" : "∞", role: role)] }
    let rounded = RoundedNumber(value, precision: precision)
    var runs = [Run((rounded.isNegative ? "−" : "") + rounded.digits, role: role)]
    if let exponent = rounded.exponent {
      runs[0].text += "·10"
      runs.append(Run((exponent < 0 ? "−" : "") + String(abs(exponent)), script: .superscripted, role: role))
    }
    return runs
  }

  /// A factor of a product: in brackets where it is negative.
  func factor(_ value: Double, isFirst: Bool, role: Role = .ink) -> [Run] {
    value < 0 && !isFirst
      ? [Run("(", role: role)] + number(value, role: role) + [Run(")", role: role)] : number(value, role: role)
  }

  /// A word keeps an index that is a word too: `learning_rate`.
  private static func split(_ name: String) -> (base: String, index: String?) {
    let parts = NameParts(of: name)
    guard !parts.index.isEmpty, parts.isLetter || parts.index.allSatisfy(\.isNumber) else { return (name, nil) }
    return (String(parts.base), String(parts.index).replacing("_", with: ","))
  }
}

extension Run {
  /// In an exponent, where text knows no second level, powers and indices become characters of their own.
  fileprivate var raised: Run {
    var run = self
    switch script {
    case .normal: break
    case .superscripted: run.text = String(text.map { Self.raisedDigits[$0] ?? $0 })
    case .subscripted: run.text = String(text.map { Self.loweredDigits[$0] ?? $0 })
    }
    run.script = .superscripted
    return run
  }

  private static let raisedDigits = Dictionary(uniqueKeysWithValues: zip("0123456789−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"))
  private static let loweredDigits = Dictionary(uniqueKeysWithValues: zip("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
}

/// Walks over notation and sets it token by token; an exponent is raised up to its closing bracket.
private struct Scanner {
  private var characters: [Character]
  private var position = 0
  private let typesetter: Typesetter
  private let role: Role
  private var output: [Run] = []
  /// How deep brackets are inside the raised exponent, or nil on the line.
  private var raisedDepth: Int?

  init(_ text: String, typesetter: Typesetter, role: Role) {
    characters = Array(text)
    self.typesetter = typesetter
    self.role = role
  }

  mutating func runs() -> [Run] {
    while position < characters.count { step() }
    return joined(output)
  }

  private mutating func step() {
    let character = characters[position]
    if character.isLetter || character == "_" {
      name()
    } else if character.isNumber || character == "." {
      number()
    } else if character == "^" {
      power()
    } else {
      sign(character)
    }
  }

  private mutating func take(while condition: (Character) -> Bool) -> String {
    let start = position
    while position < characters.count, condition(characters[position]) { position += 1 }
    return String(characters[start..<position])
  }

  private mutating func name() {
    let name = take { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "'" }
    if position < characters.count, characters[position] == "(" {
      if let sign = Self.roots[name] { return root(sign) }
      emit(Run(name == "sigmoid" ? "σ" : GreekLetters.letter(named: name) ?? name, role: role))
    } else {
      for run in typesetter.name(name, role: role) { emit(run) }
    }
    endAtom()
  }

  private static let roots = ["sqrt": "√", "cbrt": "∛"]

  /// `√x`, in brackets where it is the root of more than a name or number, or where a power follows or is part of it.
  private mutating func root(_ sign: String) {
    emit(Run(sign, role: role))
    let isInner = { (character: Character) in character.isLetter || character.isNumber || "_'.".contains(character) }
    let end = characters[(position + 1)...].firstIndex { !isInner($0) }
    guard let end, raisedDepth == nil, characters[end] == ")" else { return }
    if end + 1 < characters.count, characters[end + 1] == "^" { return }
    let inner = characters[(position + 1)..<end]
    if inner.first?.isNumber == true, inner.contains("e") { return }
    characters.remove(at: end)
    characters.remove(at: position)
  }

  private mutating func number() {
    var text = take { $0.isNumber || $0 == "." }
    if position < characters.count, characters[position] == "e" {
      text += take { $0 == "e" || $0 == "-" || $0.isNumber }
    }
    // What the author wrote is never rounded.
    for run in Typesetter(precision: 17).number(Double(text) ?? .nan, role: role) { emit(run) }
    endAtom()
  }

  private mutating func power() {
    position += 1
    guard raisedDepth == nil, position < characters.count else { return emit(Run("^", role: role)) }
    raisedDepth = 0
    if characters[position] == "(" {
      raisedDepth = 1
      position += 1
    } else if characters[position] == "-" {
      sign("-")
    }
  }

  /// An exponent without brackets ends with its first atom, unless a call's bracket follows.
  private mutating func endAtom() {
    if raisedDepth == 0, position == characters.count || characters[position] != "(" { raisedDepth = nil }
  }

  private mutating func sign(_ character: Character) {
    position += 1
    let next = position < characters.count ? characters[position] : " "
    switch character {
    case "(":
      raisedDepth = raisedDepth.map { $0 + 1 }
      emit(Run("(", role: role))
    case ")": close()
    case "*": emit(Run(raisedDepth == nil ? " · " : "·", role: role))
    case "-": emit(Run("−", role: role))
    case "<", ">", "=", "!":
      let isLong = next == "="
      if isLong { position += 1 }
      emit(Run(Self.comparison(character, isLong), role: role))
    default: emit(Run(String(character), role: role))
    }
  }

  private mutating func close() {
    guard let depth = raisedDepth else { return emit(Run(")", role: role)) }
    if depth == 1, !isCallInExponent {
      raisedDepth = nil
    } else {
      raisedDepth = depth - 1
      emit(Run(")", role: role))
      if raisedDepth == 0 { raisedDepth = nil }
    }
  }

  /// Whether the exponent began with a function's name, so that its bracket is the call's.
  private var isCallInExponent: Bool {
    var depth = 1
    var index = position - 2
    while index >= 0 {
      if characters[index] == ")" { depth += 1 }
      if characters[index] == "(" { depth -= 1 }
      if depth == 0 { return index > 0 && characters[index - 1] != "^" }
      index -= 1
    }
    return false
  }

  private static func comparison(_ character: Character, _ isLong: Bool) -> String {
    switch character {
    case "<": isLong ? "≤" : "<"
    case ">": isLong ? "≥" : ">"
    case "!": "≠"
    default: "="
    }
  }

  private mutating func emit(_ run: Run) {
    var run = run
    if raisedDepth != nil { run = run.raised }
    output.append(run)
  }

  /// Neighbours of one face become one run.
  private func joined(_ runs: [Run]) -> [Run] {
    var result: [Run] = []
    for run in runs {
      if let last = result.last, last.isItalic == run.isItalic, last.script == run.script, last.role == run.role {
        result[result.count - 1].text += run.text
      } else {
        result.append(run)
      }
    }
    return result
  }
}
