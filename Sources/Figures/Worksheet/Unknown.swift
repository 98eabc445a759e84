import ComputationGraph

/// Something that a worksheet leaves out, wherever it stands.
enum Unknown: Hashable {
  /// In digits or in symbols.
  case number(ShownNumber.Quantity)
  /// What one path contributes.
  case product(path: Int)
  case factored
}

extension Unknown {
  /// The order in which a learner finds them: values and tangents from the inputs up, adjoints from the output down.
  var order: (Int, Int) {
    switch self {
    case .number(.value(let node)): (0, node)
    case .number(.partial(let arrow)): (1, arrow)
    case .number(.tangent(let node)): (2, node)
    case .number(.adjoint(let node)): (3, -node)
    case .number(.contribution(let arrow)): (4, -arrow)
    case .product(let path), .number(.product(let path)): (5, path)
    case .number(.largest(let place)): (6, place)
    case .number(.rest): (7, 0)
    case .number(.sumOverPaths): (8, 0)
    case .factored: (9, 0)
    }
  }
}

/// Where a line of a figure stands.
enum LinePlace {
  case box(Int)
  case above(Int)
  case below(Int)
  case arrow(Int)
  case formula
}

extension Figure {
  /// Puts another line in the place of each that can show a number.
  mutating func replaceLines(_ change: (Line, LinePlace) -> Line) {
    for index in boxes.indices {
      boxes[index].lines = boxes[index].lines.map { change($0, .box(index)) }
      switch boxes[index].shape {
      case .wire(let name, let above, let below):
        boxes[index].shape = .wire(
          name: name, above: change(Line(above), .above(index)).runs, below: change(Line(below), .below(index)).runs)
      case .row(let cells): boxes[index].shape = .row(cells.map { lines in lines.map { change($0, .box(index)) } })
      case .box, .gate, .plain: break
      }
    }
    for index in arrows.indices { arrows[index].label = arrows[index].label.map { change($0, .arrow(index)) } }
    formulas = formulas.map { change($0, .formula) }
  }
}

extension Line {
  /// Wires show runs alone.
  fileprivate var runs: [Run] {
    pieces.flatMap { if case .runs(let runs) = $0 { runs } else { [Run]() } }
  }
}

/// A run or a fraction, and the unknown it is a part of.
struct Atom {
  var piece: Piece
  var unknown: Unknown?

  var run: Run? {
    if case .runs(let runs) = piece { runs.first } else { nil }
  }

  var role: Role {
    switch piece {
    case .runs(let runs): runs.first?.role ?? .ink
    case .fraction(_, _, let role): role
    }
  }
}

extension Line {
  var atoms: [Atom] {
    pieces.flatMap { piece -> [Atom] in
      switch piece {
      case .runs(let runs): runs.map { Atom(piece: .runs([$0])) }
      case .fraction: [Atom(piece: piece)]
      }
    }
  }

  init(_ atoms: [Atom]) {
    self = Line(atoms.map(\.piece)).merged
  }
}

extension [Atom] {
  /// Where what is said of a derivative begins: after `∂e/∂b = ` or `b̄ += `, else with the line.
  var rightSide: Int {
    for index in indices {
      guard let run = self[index].run else { continue }
      if run.text.hasSuffix(" += ") { return index + 1 }
      if run.text == " = ", index > 0, self[index - 1].isDerivative { return index + 1 }
    }
    return 0
  }
}

extension Atom {
  fileprivate var isDerivative: Bool {
    guard case .fraction(let numerator, let denominator, _) = piece else { return false }
    return [numerator, denominator].allSatisfy { $0.first?.text.hasPrefix("∂") == true }
  }
}
