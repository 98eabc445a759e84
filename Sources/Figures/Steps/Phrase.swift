/// Words with names in them, which figures set as mathematics.
struct Phrase: ExpressibleByStringInterpolation {
  fileprivate enum Part {
    case words(String)
    case name(String)
  }

  fileprivate var parts: [Part]

  init(stringLiteral words: String) { parts = [.words(words)] }

  init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

  var plainText: String {
    parts.map { part in
      switch part {
      case .words(let text), .name(let text): text
      }
    }.joined()
  }

  func line(_ typesetter: Typesetter, role: Role) -> Line {
    Line(
      parts.flatMap { part in
        switch part {
        case .words(let text): [Run(text, role: role)]
        case .name(let text): typesetter.name(text, role: role)
        }
      })
  }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ words: String) { if !words.isEmpty { parts.append(.words(words)) } }

    mutating func appendInterpolation(_ words: String) { appendLiteral(words) }

    mutating func appendInterpolation(_ number: Int) { appendLiteral(String(number)) }

    mutating func appendInterpolation(_ phrase: Phrase) { parts += phrase.parts }

    mutating func appendInterpolation(name: String) { parts.append(.name(name)) }
  }
}
