import ComputationGraph

/// Which composites are open: a few sets of them, and where each click leads.
struct OpeningVariants: Sendable {
  /// Indices of the graph's groups; the first is the one that the page opens with.
  let sets: [Set<Int>]
  private let parents: [Int?]

  /// A page carries a drawing for each set.
  private static let limit = 8

  /// Each composite by itself where there are few, else all of a function together.
  init(of graph: Graph, opened: Set<Int>) {
    let parents = graph.groups.map(\.parent)
    let functions = graph.groups.map(\.function)
    let single = Self.combinations(of: graph.groups.indices.map { [$0] }, parents)
    let names = functions.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let alike = names.map { name in Set(functions.indices.filter { functions[$0] == name }) }
    let all = Set(parents.indices)
    let together = Self.combinations(of: alike, parents) ?? [[], all] + alike.prefix(Self.limit - 2)
    let sets = single ?? together.map { Self.reachable($0, parents) }
    self.init(sets: Self.distinct([opened] + sets), parents)
  }

  private init(sets: [Set<Int>], _ parents: [Int?]) {
    self.sets = sets
    self.parents = parents
  }

  /// All closed and all open, besides the first.
  func limited(to count: Int) -> OpeningVariants {
    let kept = [sets[0], [], Set(parents.indices)]
    return OpeningVariants(sets: Array(Self.distinct(kept).prefix(count)), parents)
  }

  /// Every union of blocks without composites that closed ones hide; nil where these are too many.
  private static func combinations(of blocks: [Set<Int>], _ parents: [Int?]) -> [Set<Int>]? {
    var sets: [Set<Int>] = [[]]
    for block in blocks {
      sets = distinct(sets + sets.map { reachable($0.union(block), parents) })
      if sets.count > limit { return nil }
    }
    return sets
  }

  /// Without what stands inside of closed composites. Outer composites come before inner ones.
  private static func reachable(_ opened: Set<Int>, _ parents: [Int?]) -> Set<Int> {
    var seen: Set<Int> = []
    for group in opened.sorted() where parents[group].map(seen.contains) ?? true { seen.insert(group) }
    return seen
  }

  private static func distinct(_ sets: [Set<Int>]) -> [Set<Int>] {
    var seen: Set<Set<Int>> = []
    return sets.filter { seen.insert($0).inserted }
  }

  /// The set that opening or closing a composite leads to: of those that do it, the one with the fewest other changes.
  func toggled(_ group: Int, in variant: Int) -> Int? {
    let opens = !sets[variant].contains(group)
    let able = sets.indices.filter { sets[$0].contains(group) == opens }
    return able.min { distance($0, variant) < distance($1, variant) }
  }

  private func distance(_ a: Int, _ b: Int) -> Int { sets[a].symmetricDifference(sets[b]).count }
}
