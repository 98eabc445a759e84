/// `name(p, q) =`
struct FunctionHeader {
  var parameters: [Parameter] = []
  /// Where the tokens of its body begin.
  var body = 0
}

extension Parser {
  func isValueHeader(at index: Int) -> Bool { kind(at: index) == .name && kind(at: index + 1) == .assign }

  /// `const` is a keyword only before a name.
  func isConstKeyword(at index: Int) -> Bool {
    kind(at: index) == .name && kind(at: index + 1) == .name && text(token(at: index).range) == "const"
  }

  /// Two headers never share a token, so looking for one at every line stays linear.
  func functionHeader(at index: Int) -> FunctionHeader? {
    guard kind(at: index) == .name, kind(at: index + 1) == .leftParenthesis else { return nil }
    var header = FunctionHeader()
    var next = afterLineEnd(index + 2)
    while kind(at: next) == .name {
      header.parameters.append(Parameter(name: token(at: next).nameID, range: token(at: next).range))
      next = afterLineEnd(next + 1)
      if kind(at: next) == .rightParenthesis, kind(at: next + 1) == .assign {
        header.body = next + 2
        return header
      }
      guard kind(at: next) == .comma else { return nil }
      next = afterLineEnd(next + 1)
    }
    return nil
  }

  private func afterLineEnd(_ index: Int) -> Int { kind(at: index) == .newline ? index + 1 : index }

  func beginsDefinition(at index: Int) -> Bool {
    isValueHeader(at: index) || functionHeader(at: index) != nil
      || (isConstKeyword(at: index) && isValueHeader(at: index + 1))
  }

  /// `f() =`
  func hasEmptyHeader(at index: Int) -> Bool {
    kind(at: index) == .name && kind(at: index + 1) == .leftParenthesis && kind(at: index + 2) == .rightParenthesis
      && kind(at: index + 3) == .assign
  }

  mutating func reportEmptyHeader() {
    let name = text(current.range)
    errors.report(.functionWithoutParameters(name), at: current.range.joined(with: token(at: cursor + 2).range))
    skipStatement()
  }

  /// The text from a token to the end of its line or statement, for an offer.
  func rest(from index: Int) -> String {
    var last = index
    while !kind(at: last + 1).endsStatement, last < tokens.count - 1 { last += 1 }
    guard !kind(at: index).endsStatement else { return "" }
    return SourceError.What.shortened(text(token(at: index).range.joined(with: token(at: last).range)))
  }
}
