import ComputationGraph
import Notation

/// Which Hessian–vector products give a Hessian, and in which of them each entry stands alone.
public struct HessianPlan: Sendable, Equatable {
  /// How variables are put together in one product.
  public enum Coloring: Sendable, CaseIterable {
    /// Those that interact with no variable in common: each row is read from its own product.
    case column
    /// Those of one colour of a star coloring: an entry may be read from the product of its mirror image, which equals
    /// it but for rounding. Two groups do where one variable interacts with all and the others only with it.
    case star
  }

  /// The places among the variables that are moved at once, product by product.
  public let groups: [[Int]]
  /// How many entries can differ from 0; nil where the pattern is unknown and every variable has its own product.
  public let entryCount: Int?
  /// Nil where each entry is read from its row's own product.
  private let reads: [[Read]]?

  /// An entry of the matrix, and the variable at which its product is read.
  struct Read: Sendable, Equatable {
    let row: Int32
    let column: Int32
    let read: Int32
  }

  func entries(from product: Int) -> [Read] {
    if let reads { return reads[product] }
    let row = Int32(truncatingIfNeeded: product)
    return groups.indices.map { column in
      let column = Int32(truncatingIfNeeded: column)
      return Read(row: row, column: column, read: column)
    }
  }

  /// A product for each variable.
  init(variableCount: Int, entryCount: Int? = nil) {
    groups = (0..<variableCount).map { [$0] }
    self.entryCount = entryCount
    reads = nil
  }

  init(_ pattern: SparsityPattern, _ coloring: Differentiation.Coloring) {
    groups = coloring.groups
    entryCount = pattern.entryCount
    var reads = [[Read]](repeating: [], count: groups.count)
    var members = [Int](repeating: 0, count: groups.count)
    for column in 0..<pattern.columnCount {
      let rows = pattern.columns(inRow: column)
      for row in rows { members[coloring.colors[Int(row)]] += 1 }
      for row in rows {
        let isAlone = members[coloring.colors[Int(row)]] == 1
        let end = Int32(truncatingIfNeeded: column)
        let product = coloring.colors[isAlone ? Int(row) : column]
        reads[product].append(Read(row: row, column: end, read: isAlone ? end : row))
      }
      for row in rows { members[coloring.colors[Int(row)]] = 0 }
    }
    self.reads = reads
  }
}

extension Graph {
  /// The fewest products that a greedy coloring of the Hessian's pattern finds. One for each variable where some are no
  /// inputs or are given twice, and where the pattern is too large to be found or colored.
  public func hessianPlan(
    of output: NodeID, wrt variables: [NodeID], coloring kind: HessianPlan.Coloring
  ) throws(SourceErrors) -> HessianPlan {
    let dense = HessianPlan(variableCount: variables.count)
    guard variables.distinct.count == variables.count, variables.allSatisfy({ operation(of: $0) == .input }),
      let pattern = try hessianPattern(of: output, wrt: variables)
    else { return dense }
    let coloring =
      switch kind {
      case .column: pattern.columnColoring()
      case .star: pattern.starColoring()
      }
    guard let coloring, coloring.count < variables.count else {
      return HessianPlan(variableCount: variables.count, entryCount: pattern.entryCount)
    }
    return HessianPlan(pattern, coloring)
  }
}
