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
  /// What is filled into a worksheet's blanks.
  case answer
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
  /// The number of the computation that the text writes, so that a page can write another in its place.
  public var number: ShownNumber?
  /// The step of a sweep that brings the text; without one it is there from the start.
  public var step: Int?
  /// The blank of a worksheet that the text stands for, or in its key fills; from 1.
  public var blank: Int?

  public init(_ text: String, isItalic: Bool = false, script: Script = .normal, role: Role = .ink) {
    self.text = text
    self.isItalic = isItalic
    self.script = script
    self.role = role
  }
}

/// What number stands in a place of a figure, and how it is written there.
public struct ShownNumber: Sendable, Hashable, Codable {
  public enum Quantity: Sendable, Hashable, Codable {
    /// Of a node, by its place in evaluation order.
    case value(Int)
    case tangent(Int)
    case adjoint(Int)
    /// Along the arrow `e` with this number.
    case partial(Int)
    /// Of the arrow's user, times the partial along the arrow.
    case contribution(Int)
    /// Of the partials along the path with this number.
    case product(Int)
    /// The product with this place among those of all paths by size, from 1.
    case largest(Int)
    /// The sum over paths without so many of the largest products.
    case rest(Int)
    case sumOverPaths
  }

  public var quantity: Quantity
  /// A factor after another: in brackets where it is negative.
  public var isBracketed: Bool

  public init(_ quantity: Quantity, isBracketed: Bool = false) {
    self.quantity = quantity
    self.isBracketed = isBracketed
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

  func showing(_ number: ShownNumber) -> [Run] {
    map { run in
      var run = run
      run.number = number
      return run
    }
  }

  func colored(_ role: Role) -> [Run] {
    map { run in
      var run = run
      run.role = role
      return run
    }
  }
}
