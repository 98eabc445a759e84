import Figures

/// Puts tokens together to one formula: spaces, indices and exponents, colours.
struct LatexMathematics {
  let base: Role
  private var text = ""
  private var script = Run.Script.normal
  /// The scripts that the last sign of the line has.
  private var scripts: Set<Run.Script> = []
  private var hasNucleus = false

  init(base: Role) { self.base = base }

  func text(of tokens: ArraySlice<LatexToken>) -> String {
    var copy = self
    copy.add(tokens)
    return copy.text
  }

  private mutating func add(_ tokens: ArraySlice<LatexToken>) {
    var rest = tokens
    while let first = rest.first(where: { $0.kind != .space }) {
      let same = rest.prefix { $0.role == first.role || $0.kind == .space }
      rest = rest.dropFirst(same.count)
      let isColored = first.role != base
      if isColored { addColored(same, first.role, isLast: rest.isEmpty) } else { addPlain(same) }
    }
    endScript()
  }

  /// A group is an ordinary sign to LaTeX: what stands at its ends gets its neighbours' spaces inside.
  private mutating func addColored(_ tokens: ArraySlice<LatexToken>, _ role: Role, isLast: Bool) {
    let inner = LatexMathematics(base: role).text(of: tokens)
    let visible = tokens.filter { $0.kind != .space }
    guard !inner.isEmpty else { return }
    if visible.first?.script == .normal { endScript() }
    let opens = visible.first?.kind == .relation && hasNucleus
    let closes = visible.last?.kind == .relation && !isLast
    text += "\\textcolor{\(role.colorName)}{\(opens ? "{}" : "")\(inner)\(closes ? "{}" : "")}"
    hasNucleus = true
    scripts = []
  }

  private mutating func addPlain(_ tokens: ArraySlice<LatexToken>) {
    var isAfterSpace = false
    for token in tokens {
      if token.kind == .space {
        isAfterSpace = true
        continue
      }
      enter(token.script)
      if isAfterSpace, needsSpace(before: token) { text += "\\;" }
      if isAfterSpace, isSign(token) {
        text += "\\,{\(token.text)}"
      } else {
        join(token)
      }
      isAfterSpace = false
    }
    if isAfterSpace, text.hasSuffix("}") { text += " " }
  }

  private mutating func enter(_ next: Run.Script) {
    guard next != script else { return }
    endScript()
    script = next
    guard next != .normal else { return }
    if !hasNucleus || scripts.contains(next) {
      text += "{}"
      scripts = []
    }
    scripts.insert(next)
    text += next == .subscripted ? "_{" : "^{"
  }

  private mutating func endScript() {
    if script != .normal { text += "}" }
    script = .normal
  }

  /// Two signs with a space between them, neither of which brings its own.
  private func needsSpace(before token: LatexToken) -> Bool {
    hasNucleus && script == .normal && token.kind != .relation && token.kind != .closing && !text.hasSuffix(" ")
      && !text.hasSuffix("(")
  }

  /// A minus after the sign of a gate, `× −1`, is none that subtracts.
  private func isSign(_ token: LatexToken) -> Bool {
    token.text == "-" && ["\\times", "\\cdot", "\\div", "+"].contains(text)
  }

  private mutating func join(_ token: LatexToken) {
    switch token.kind {
    case .relation: text += script == .normal && hasNucleus ? " \(token.text) " : token.text
    case .punctuation: text += token.text == ":" ? "\\colon " : token.text + (token.text == "." ? "" : " ")
    default:
      if Self.endsInCommand(text), token.text.first?.isLetter == true { text += " " }
      text += token.text
    }
    if script == .normal {
      hasNucleus = token.kind != .relation && token.kind != .opening && token.kind != .rootOpening
      scripts = []
    }
  }

  /// Whether a letter would become part of the command's name.
  static func endsInCommand(_ text: String) -> Bool {
    guard let slash = text.lastIndex(of: "\\") else { return false }
    let name = text[text.index(after: slash)...]
    return !name.isEmpty && name.allSatisfy { $0.isASCII && $0.isLetter }
  }
}

/// Draws roots over what they are of.
enum LatexRoots {
  static func set(in tokens: [LatexToken]) -> [LatexToken] {
    guard tokens.contains(where: { $0.kind == .root }) else { return tokens }
    let partners = partners(in: tokens)
    var result = tokens
    var closings = Set<Int>()
    for index in tokens.indices where tokens[index].kind == .root {
      if let end = partners[index + 1], isOneGroup(tokens[index...end]) {
        result[index] = opening(tokens[index])
        result[index + 1].text = ""
        result[end].text = "}"
        result[end].kind = .rootClosing
      } else if let end = endOfName(after: index, in: tokens) {
        result[index] = opening(tokens[index])
        closings.insert(end)
      }
    }
    return result.enumerated().flatMap { index, token -> [LatexToken] in
      guard closings.contains(index) else { return [token] }
      var closing = token
      (closing.text, closing.kind, closing.script) = ("}", .rootClosing, .normal)
      return [token, closing]
    }
  }

  private static func opening(_ root: LatexToken) -> LatexToken {
    var opening = root
    opening.text = root.text == "\\surd" ? "\\sqrt{" : "\\sqrt[3]{"
    opening.kind = .rootOpening
    return opening
  }

  /// The closing bracket of each opening one.
  private static func partners(in tokens: [LatexToken]) -> [Int: Int] {
    var partners: [Int: Int] = [:]
    var open: [Int] = []
    for (index, token) in tokens.enumerated() {
      if token.kind == .opening { open.append(index) }
      if token.kind == .closing, let start = open.popLast() { partners[start] = index }
    }
    return partners
  }

  /// Whether braces around these would hold no half of a colour's or an exponent's.
  private static func isOneGroup(_ tokens: ArraySlice<LatexToken>) -> Bool {
    guard let first = tokens.first, let last = tokens.last, first.script == last.script else { return false }
    return tokens.allSatisfy { token in
      token.mode != .words && (token.role == first.role || token.kind == .space)
        && (first.script == .normal || token.script == first.script)
    }
  }

  /// A name or number with its index.
  private static func endOfName(after root: Int, in tokens: [LatexToken]) -> Int? {
    let name = root + 1
    guard name < tokens.count, tokens[name].kind == .ordinary, tokens[root].script == .normal else { return nil }
    let index = name + 1
    let end = index < tokens.count && tokens[index].script == .subscripted ? index : name
    return isOneGroup(tokens[root...name]) && tokens[end].role == tokens[root].role ? end : nil
  }
}
