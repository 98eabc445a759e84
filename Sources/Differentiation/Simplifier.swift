import ComputationGraph
import Notation

/// Brings stored expressions into normal form.
///
/// Sums and products are gathered over all the operations they are made of in one sweep, so that a chain of a thousand
/// is one step, and a value used twice at each of a thousand steps is not written out.
struct Simplifier {
  private var forms: SimplifiedStore
  private let budget: Int
  private var presentation = SimplifiedPresentation()
  private var writing = SimplifiedWriting()
  private var known: [SymbolicID: SimplifiedID] = [:]
  private var clusters: [SymbolicID: Cluster] = [:]

  /// How many operands the normal forms of one expression may have before the work is given up: some seconds.
  static let budget = 2_000_000

  /// - Parameter isExact: whether an expression is given up rather than its numbers rounded.
  init(over graph: Graph, budget: Int = Self.budget, isExact: Bool = false) {
    self.budget = budget
    forms = SimplifiedStore(over: graph, budget: budget, isExact: isExact)
  }

  /// Beyond so many operands and operations one pass has to do.
  private static let passLimit = 20_000.0

  /// To a fixed point, which most expressions reach at once. Nil where the expression is too large.
  mutating func simplified(_ id: SymbolicID, in store: inout SymbolicStore) -> SymbolicID? {
    guard var latest = pass(id, &store) else { return nil }
    for _ in 0..<8 where store.writtenSize(of: latest) < Self.passLimit {
      guard let next = pass(latest, &store), next != latest else { break }
      latest = next
    }
    return latest
  }

  private mutating func pass(_ id: SymbolicID, _ store: inout SymbolicStore) -> SymbolicID? {
    begin()
    let form = normalForm(of: id, in: store)
    let presented = presentation.present(form, in: &forms)
    return forms.isExhausted ? nil : writing.write(presented, of: forms, to: &store)
  }

  /// Sums multiplied out; nil where that is too long.
  mutating func expanded(_ id: SymbolicID, in store: inout SymbolicStore) -> SymbolicID? {
    begin()
    var expansion = SimplifiedExpansion()
    let form = normalForm(of: id, in: store)
    let terms = expansion.terms(of: form, in: &forms)
    guard !forms.isExhausted, !expansion.isTooLong else { return nil }
    let common = forms.commonInteger(of: terms)
    let inverse = Coefficient(common).inverse
    let bare = terms.map { term in
      let product = presentation.present(term.product, in: &forms)
      return SimplifiedStore.Term(product: product, coefficient: term.coefficient * inverse)
    }
    guard !forms.isExhausted else { return nil }
    let sum = writing.write(bare, of: forms, to: &store)
    return common == 1 ? sum : store.exactly(SymbolicStore.multiplication, [store.number(Double(common)), sum])
  }

  /// What was left unfinished is of no use.
  private mutating func begin() {
    if forms.isExhausted { self = Simplifier(over: forms.graph, budget: budget, isExact: forms.isExact) }
    forms.refill(to: budget)
  }

  private mutating func normalForm(of root: SymbolicID, in store: SymbolicStore) -> SimplifiedID {
    var stack = [root]
    while let next = stack.last, !forms.isExhausted {
      if known[next] != nil {
        stack.removeLast()
        continue
      }
      let cluster = clusters[next] ?? Cluster(around: next, in: store)
      let missing = cluster.parts.filter { known[$0] == nil }
      if missing.isEmpty {
        stack.removeLast()
        clusters[next] = nil
        if forms.isExact, cluster.isRounded { forms.giveUp() }
        known[next] = build(cluster)
      } else {
        forms.charge(cluster.size)
        clusters[next] = cluster
        stack += missing
      }
    }
    return known[root] ?? forms.zero
  }

  private mutating func build(_ cluster: Cluster) -> SimplifiedID {
    switch cluster.kind {
    case .literal(let value): return forms.intern(.literal(value))
    case .number(let number): return forms.number(number)
    case .node(let node): return forms.intern(forms.graph.isPi(node) ? .literal(.pi) : .node(node))
    case .function(let id): return forms.function(id, cluster.parts.compactMap { known[$0] })
    case .sum(let constant):
      let terms = zip(cluster.parts, cluster.weights).compactMap { part, weight in
        known[part].map { SimplifiedStore.Term(product: $0, coefficient: weight) }
      }
      let numbers = constant.isZero ? [] : [SimplifiedStore.Term(product: forms.one, coefficient: constant)]
      return forms.sum(cluster.isConstantFirst ? numbers + terms : terms + numbers)
    case .product(let coefficient):
      var factors: [SimplifiedStore.Factor] = []
      for (part, weight) in zip(cluster.parts, cluster.weights) {
        guard let base = known[part] else { continue }
        factors.append(SimplifiedStore.Factor(base: base, exponent: forms.number(weight)))
      }
      return forms.product(coefficient, factors)
    case .power:
      guard let base = known[cluster.parts[0]], let exponent = known[cluster.parts[1]] else { return forms.zero }
      return forms.product(.one, [SimplifiedStore.Factor(base: base, exponent: exponent)])
    }
  }
}

extension Graph {
  /// Whether the node is the built-in number.
  fileprivate func isPi(_ node: NodeID) -> Bool {
    operation(of: node) == .constant && literal(of: node) == .pi && ["pi", "π"].contains(name(of: node))
  }
}
