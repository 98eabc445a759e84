import ComputationGraph
import Differentiation

/// What a worksheet leaves out of its base figure, numbered.
struct Blanks {
  /// In the order of their numbers, from 1.
  let unknowns: [Unknown]
  /// Everything that stands in the base figure, left out or not.
  let shown: Set<Unknown>
  private let numbers: [Unknown: Int]
  /// Whether sums and products are left out as wholes.
  private let hasWholes: Bool
  private let reader: UnknownReader

  /// Nothing at all where the figure shows nothing of what was chosen.
  init(of figure: Figure, in context: FigureContext) {
    let worksheet = context.options.worksheet
    reader = UnknownReader(figure, context)
    let choices = worksheet.choices.isEmpty ? [worksheet.base.subject] : worksheet.choices
    let all = reader.unknowns
    shown = Set(all)
    let choice = BlankChoice(choices, worksheet.base, context, sums: reader.nodesWithSums)
    hasWholes = choices.contains(.sums)
    let chosen = all.filter(choice.contains).sorted { $0.order < $1.order }
    unknowns = chosen.sample(share: worksheet.share, seed: worksheet.seed)
    numbers = Dictionary(uniqueKeysWithValues: zip(unknowns, 1...))
  }

  func number(of unknown: Unknown) -> Int? { numbers[unknown] }

  /// The atoms of a line, each with the unknown that is left out there.
  func atoms(of line: Line, at place: LinePlace) -> [Atom] {
    let (fine, coarse) = (reader.atoms(of: line, at: place), reader.wholes(of: line, at: place))
    return zip(fine, coarse).map { atom, whole in
      var atom = atom
      atom.unknown = [hasWholes ? whole : nil, atom.unknown].compactMap(\.self).first { numbers[$0] != nil }
      return atom
    }
  }

  /// Neighbouring atoms of one unknown, in order.
  func answers(in line: Line, at place: LinePlace) -> [Line] {
    atoms(of: line, at: place).stretches.filter { $0[0].unknown != nil }.map { Line($0) }
  }

  func blanked(_ line: Line, at place: LinePlace) -> Line {
    replaced(line, at: place) { number, _ in
      var run = Run("____", role: .answer)
      run.blank = number
      return [.runs([run])]
    }
  }

  func filled(_ line: Line, at place: LinePlace) -> Line {
    replaced(line, at: place) { number, atoms in atoms.map { $0.piece.filling(number) } }
  }

  private func replaced(_ line: Line, at place: LinePlace, _ change: (Int, [Atom]) -> [Piece]) -> Line {
    let stretches = atoms(of: line, at: place).stretches
    guard stretches.contains(where: { $0[0].unknown != nil }) else { return line }
    return Line(
      stretches.flatMap { stretch in
        stretch[0].unknown.flatMap { numbers[$0] }.map { change($0, stretch) } ?? stretch.map(\.piece)
      }
    ).merged
  }
}

extension [Atom] {
  /// Neighbours of one unknown together.
  var stretches: [[Atom]] {
    var stretches: [[Atom]] = []
    for atom in self {
      if let last = stretches.last, last[0].unknown == atom.unknown {
        stretches[stretches.count - 1].append(atom)
      } else {
        stretches.append([atom])
      }
    }
    return stretches
  }
}

extension Piece {
  fileprivate func filling(_ blank: Int) -> Piece {
    let filled = { (runs: [Run]) in
      runs.map { run in
        var run = run
        run.role = .answer
        run.blank = blank
        return run
      }
    }
    return switch self {
    case .runs(let runs): .runs(filled(runs))
    case .fraction(let numerator, let denominator, _):
      .fraction(numerator: filled(numerator), denominator: filled(denominator), role: .answer)
    }
  }
}

/// Finds in a figure's lines what could be left out.
struct UnknownReader {
  private let figure: Figure
  private let context: FigureContext
  private let hasListedPaths: Bool

  init(_ figure: Figure, _ context: FigureContext) {
    self.figure = figure
    self.context = context
    hasListedPaths = figure.formulas.contains { $0.atoms.contains { $0.path != nil } }
  }

  /// Each once, in the order of the figure.
  var unknowns: [Unknown] {
    var found: [Unknown] = []
    var known: Set<Unknown> = []
    for (line, place) in figure.numberedLines {
      let all = atoms(of: line, at: place).map(\.unknown) + wholes(of: line, at: place)
      for unknown in all.compactMap(\.self) where known.insert(unknown).inserted { found.append(unknown) }
    }
    return found
  }

  /// The nodes whose adjoint stands as a sum of products.
  var nodesWithSums: Set<Int> {
    Set(
      figure.numberedLines.flatMap { line, place in wholes(of: line, at: place) }.compactMap { unknown in
        if case .number(.adjoint(let node)) = unknown { node } else { nil }
      })
  }

  /// Every number as what it is, and symbols as the number they stand for.
  func atoms(of line: Line, at place: LinePlace) -> [Atom] {
    var atoms = line.atoms
    for index in atoms.indices {
      atoms[index].unknown = atoms[index].run?.number.map { .number($0.quantity) }
    }
    if atoms.allSatisfy({ $0.unknown == nil }), let unknown = symbolic(atoms, at: place) {
      for index in atoms.rightSide..<atoms.count where !atoms[index].isPathSign { atoms[index].unknown = unknown }
    }
    return atoms
  }

  private func symbolic(_ atoms: [Atom], at place: LinePlace) -> Unknown? {
    // What it equals stands in the next column of a tape.
    if atoms.last?.run?.text.hasSuffix("=") == true { return nil }
    return switch place {
    case .above: nil
    case .arrow(let arrow): figure.arrows[arrow].number.map { .number(.partial($0)) }
    case .box(let box), .below(let box):
      switch atoms.first?.role {
      case .forward: figure.boxes[box].node.map { .number(.tangent($0)) }
      case .reverse: figure.boxes[box].node.map { .number(.adjoint($0)) }
      default: nil
      }
    case .formula: hasListedPaths && atoms.allSatisfy { $0.path == nil } ? .factored : nil
    }
  }

  /// For each atom the larger whole that it is a part of: the product of a path, or the sum at a fork.
  func wholes(of line: Line, at place: LinePlace) -> [Unknown?] {
    let atoms = line.atoms
    switch place {
    case .formula: return atoms.map { atom in atom.isPathSign ? nil : atom.path.map { .product(path: $0) } }
    case .box where atoms.first?.role == .reverse:
      let quantities = atoms[atoms.rightSide...].compactMap { $0.run?.number?.quantity }
      guard quantities.count > 2, case .adjoint(let node) = quantities.last else { break }
      return atoms.indices.map { $0 < atoms.rightSide ? nil : .number(.adjoint(node)) }
    default: break
    }
    return atoms.map { _ in nil }
  }
}

extension Figure {
  fileprivate var numberedLines: [(Line, LinePlace)] {
    var lines: [(Line, LinePlace)] = []
    var copy = self
    copy.replaceLines { line, place in
      lines.append((line, place))
      return line
    }
    return lines
  }
}

extension Figure.Arrow {
  /// Of the edge it draws, `3` for `e3`; the several arrows of an edge on several paths have one.
  var number: Int? { id.first == "e" ? Int(id.dropFirst().prefix { $0.isNumber }) : nil }
}

extension Figure.Box {
  /// The node it shows, by its place in evaluation order: `3` for `n3`, and for the wire `wn3`.
  var node: Int? { Int(id.drop { $0 != "n" }.dropFirst().prefix { $0.isNumber }) }
}

extension Atom {
  /// The path whose colour it has.
  fileprivate var path: Int? { if case .path(let number) = role { number } else { nil } }

  /// `① `
  fileprivate var isPathSign: Bool {
    guard let run, let path else { return false }
    return run.text == PathLabels.sign(path) + " "
  }
}
