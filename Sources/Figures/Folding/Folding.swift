import ComputationGraph
import Differentiation

/// Finds the least folding after which a graph can be read: each step is tried only where the one before leaves too much.
///
/// Closed composites come first, so the ladder starts with operations or, where a program has names enough, with
/// statements. Then equal ones become one box, then runs, then what is alike but for numbers and sizes, then what is
/// alike in itself but for its first and its last, and in the end bands of levels. The last step always comes down to
/// one box.
struct Folding {
  private let graph: Graph
  private let evaluation: Evaluation?
  private let closed: ClosedComposites
  private let kept: Set<NodeID>
  private let options: FigureOptions

  init(
    of graph: Graph, _ evaluation: Evaluation?, _ closed: ClosedComposites, keeping kept: Set<NodeID>,
    _ options: FigureOptions
  ) {
    self.graph = graph
    self.evaluation = evaluation
    self.closed = closed
    self.kept = kept
    self.options = options
  }

  var quotient: Quotient {
    for grain in grains.dropLast() {
      let units = units(grain)
      if let found = exact(units) { return found }
    }
    let units = units(grains.last ?? .statement)
    return exact(units) ?? loose(units) ?? banded(units)
  }

  /// With names enough a program says itself what belongs together.
  private var grains: [UnitGraph.Grain] {
    var named = 0
    for node in graph.nodes where graph.isNamedByProgram[Int(node.index)] && graph.primitive(of: node) != nil {
      named += 1
      if named >= Self.enoughNames { return [.statement] }
    }
    return [.operation, .statement]
  }

  private static let enoughNames = 12

  private func units(_ grain: UnitGraph.Grain) -> UnitGraph {
    UnitGraph(of: graph, evaluation, grain, closed, kept: kept, showsConstants: options.showsConstants)
  }

  private func isKept(_ units: UnitGraph) -> [Bool] { units.exits.map { kept.contains($0) } }

  /// As many boxes as the figure may have, and not so many arrows that they hide them.
  private func fits(_ quotient: Quotient) -> Bool {
    quotient.count <= options.maximumNodeCount && quotient.arcCount <= max(30, 3 * options.maximumNodeCount)
  }

  private func firstFitting(_ candidates: Quotient...) -> Quotient? { candidates.first { fits($0) } }

  // MARK: Steps

  private func exact(_ units: UnitGraph) -> Quotient? {
    let isKept = isKept(units)
    let apart = Quotient(of: units, by: (0..<units.count).map { Int32(truncatingIfNeeded: $0) })
    if fits(apart) { return apart }
    return stacked(units, .exact, isKept)
  }

  private func stacked(_ units: UnitGraph, _ likeness: UnitClasses.Likeness, _ isKept: [Bool]) -> Quotient? {
    let stacked = Quotient(of: units, by: UnitClasses(of: units, likeness, isKept: isKept).classes)
    if fits(stacked) { return stacked }
    let shortened = stacked.foldingRuns(keeping: isKept, families: families(units))
    return fits(shortened) ? shortened : nil
  }

  private func loose(_ units: UnitGraph) -> Quotient? {
    let isKept = isKept(units)
    if let found = stacked(units, .loose, isKept) { return found }
    let classes = UnitClasses(of: units, .local, isKept: isKept).classes
    for keepsEnds in [true, false] {
      let folded = Quotient(of: units, by: keepsEnds ? units.withEndsApart(classes) : classes).withoutCycles()
      if fits(folded) { return folded }
      let shortened = folded.foldingRuns(keeping: isKept, families: families(units))
      if fits(shortened) { return shortened }
    }
    return nil
  }

  private func banded(_ units: UnitGraph) -> Quotient {
    let families = families(units)
    for (count, keeps) in [(12, true), (6, true), (3, false), (1, false)] {
      let isKept = keeps ? isKept(units) : units.exits.map { _ in false }
      let folded = Quotient(of: units, by: units.bands(count, keeping: isKept, families: families))
      if folded.count <= options.maximumNodeCount { return folded }
    }
    return Quotient(of: units, by: units.exits.map { _ in 0 })
  }

  private func families(_ units: UnitGraph) -> [Int32] {
    var families = NameFamilies()
    return units.exits.map { families.family(of: $0, in: graph) }
  }
}

extension UnitGraph {
  /// Of every class with an inside, the first and the last unit alone; inputs part by the blocks that use them.
  fileprivate func withEndsApart(_ classes: [Int32]) -> [Int32] {
    var table = PairTable()
    let inside: Int32 = 0
    let end: Int32 = 1
    let members = IndexRuns(positionsOf: classes, count: Int(classes.max() ?? -1) + 1)
    var keys = [Int32](repeating: 0, count: count)
    for index in 0..<members.count {
      let isSplit = members[index].count > 3 && !isLeaf(Int(members[index].first ?? 0))
      for unit in members[index] {
        let isEnd = isSplit && (unit == members[index].first || unit == members[index].last)
        keys[Int(unit)] = isEnd ? table.id(-1 - unit, end) : table.id(Int32(truncatingIfNeeded: index), inside)
      }
    }
    let users = operands.transposed(count: count)
    for unit in 0..<count where isLeaf(unit) {
      keys[unit] = table.id(keys[unit], list: users[unit].map { keys[Int($0)] }.sorted().distinctRun)
    }
    return keys
  }
}
