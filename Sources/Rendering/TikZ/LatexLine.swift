import Figures

/// Sets a line of a figure as LaTeX: words as text, the rest as mathematics.
struct LatexLine {
  /// The colour that text has where nothing else is said.
  let role: Role
  /// Whether words are names of functions.
  let isMathematics: Bool

  init(role: Role = .ink, isMathematics: Bool = false) {
    self.role = role
    self.isMathematics = isMathematics
  }

  func text(of line: Line) -> String {
    let tokens = LatexRoots.set(in: withModes(line.pieces.flatMap(tokens)))
    let roles = Set(tokens.filter { $0.kind != .space }.map(\.role))
    guard roles.count == 1, let only = roles.first, only != role else { return text(of: tokens, base: role) }
    return "\\textcolor{\(only.colorName)}{\(text(of: tokens, base: only))}"
  }

  private func tokens(of piece: Piece) -> [LatexToken] {
    switch piece {
    case .runs(let runs): return LatexScanner.tokens(of: runs, isMathematics: isMathematics)
    case .fraction(let numerator, let denominator, let role):
      let parts = [numerator, denominator].map { "{" + mathematics(of: $0, role) + "}" }
      return [LatexToken(text: "\\dfrac" + parts.joined(), mode: .mathematics, role: role)]
    }
  }

  private func mathematics(of runs: [Run], _ role: Role) -> String {
    let tokens = LatexScanner.tokens(of: runs, isMathematics: true).map { token in
      token.mode == .words ? LatexCharacters.inMathematics(token) : token
    }
    return LatexMathematics(base: role).text(of: LatexRoots.set(in: tokens)[...])
  }

  // MARK: Words and mathematics

  /// Numbers and punctuation belong to what is before them, or to a word after. Spaces show beside words and, as
  /// indents, before everything.
  private func withModes(_ tokens: [LatexToken]) -> [LatexToken] {
    var result = tokens
    var following: [LatexToken.Mode?] = Array(repeating: nil, count: tokens.count + 1)
    for index in tokens.indices.reversed() {
      following[index] = tokens[index].mode == .either ? following[index + 1] : tokens[index].mode
    }
    var previous: LatexToken.Mode?
    for index in tokens.indices {
      let next = following[index + 1]
      if tokens[index].mode == .either {
        switch tokens[index].kind {
        case .space:
          result[index].mode = previous == nil || previous == .words || next == .words ? .words : .mathematics
        case .punctuation: result[index].mode = next == .words ? .words : previous ?? .mathematics
        default: result[index].mode = tokens[index].script == .normal ? previous ?? next ?? .mathematics : .mathematics
        }
      }
      if tokens[index].kind != .space { previous = result[index].mode }
    }
    return result
  }

  private func text(of tokens: [LatexToken], base: Role) -> String {
    var text = ""
    var start = 0
    while start < tokens.count {
      let mode = tokens[start].mode
      let end = tokens[start...].firstIndex { $0.mode != mode } ?? tokens.count
      let segment = tokens[start..<end]
      text += mode == .words ? words(segment, base) : "$" + LatexMathematics(base: base).text(of: segment) + "$"
      start = end
    }
    return text
  }

  private func words(_ tokens: ArraySlice<LatexToken>, _ base: Role) -> String {
    var text = ""
    var rest = tokens
    while let first = rest.first {
      let same = rest.prefix { $0.role == first.role || $0.kind == .space }
      let words = same.map(\.text).joined()
      text += first.role == base || first.kind == .space ? words : "\\textcolor{\(first.role.colorName)}{\(words)}"
      rest = rest.dropFirst(same.count)
    }
    return text
  }
}

extension Role {
  /// As the picture's preamble defines it.
  var colorName: String { "chainrule-" + PaintName(self).className }
}
