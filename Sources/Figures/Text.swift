/// What a piece of a figure means; themes give each its colour.
public enum Role: Sendable, Hashable, Codable {
  /// Structure: names, operations, signs.
  case ink
  case value
  /// Captions, and arrows that carry nothing.
  case muted
  case partial
  /// Tangents and the arrows that carry them.
  case forward
  /// Adjoints and the arrows that carry them.
  case reverse
  case kink
  case composite
  /// The nth path, from 1.
  case path(Int)
}

/// A stretch of text in one face.
public struct Run: Sendable, Hashable, Codable {
  public enum Script: String, Sendable, Hashable, Codable {
    case normal, subscripted, superscripted
  }

  /// Unicode, unescaped; a tangent's dot and an adjoint's bar are combining marks.
  public var text: String
  public var isItalic: Bool
  public var script: Script
  public var role: Role

  public init(_ text: String, isItalic: Bool = false, script: Script = .normal, role: Role = .ink) {
    self.text = text
    self.isItalic = isItalic
    self.script = script
    self.role = role
  }
}

/// A part of a line: text on its baseline, or a fraction around it.
public enum Piece: Sendable, Hashable, Codable {
  case runs([Run])
  case fraction(numerator: [Run], denominator: [Run], role: Role)
}

/// One line of mathematics or words.
public struct Line: Sendable, Hashable, Codable {
  public var pieces: [Piece]

  public init(_ pieces: [Piece]) { self.pieces = pieces }

  public init(_ runs: [Run]) { pieces = [.runs(runs)] }

  public init(_ text: String, role: Role = .ink) { self.init([Run(text, role: role)]) }

  /// Neighbouring runs as one piece: each piece is a cell of its own.
  var merged: Line {
    var merged: [Piece] = []
    for piece in pieces {
      if case .runs(let more) = piece, case .runs(let runs) = merged.last {
        merged[merged.count - 1] = .runs(runs + more)
      } else {
        merged.append(piece)
      }
    }
    return Line(merged)
  }

  /// As plain text, fractions inline: `∂e/∂b = 5`.
  public var plainText: String { pieces.map(\.plainText).joined() }
}

extension Piece {
  var plainText: String {
    switch self {
    case .runs(let runs): runs.plainText
    case .fraction(let numerator, let denominator, _): inBrackets(numerator) + "/" + inBrackets(denominator)
    }
  }
}

private func inBrackets(_ runs: [Run]) -> String {
  let text = runs.plainText
  return text.contains(" ") ? "(\(text))" : text
}

extension [Run] {
  /// Scripts as `x_1` and `x^2`, so that nothing is lost where there are none.
  var plainText: String {
    map { run in
      switch run.script {
      case .normal: run.text
      case .subscripted: "_" + run.text
      case .superscripted: "^" + run.text
      }
    }.joined()
  }

  func colored(_ role: Role) -> [Run] {
    map { run in
      var run = run
      run.role = role
      return run
    }
  }
}
