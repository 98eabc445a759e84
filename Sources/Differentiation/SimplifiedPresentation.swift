import ComputationGraph

/// Brings normal forms into the shape a textbook prints: quotients over one denominator, common exponentials and
/// brackets taken out, truths as `if`.
struct SimplifiedPresentation {
  private var presented: [SimplifiedID: SimplifiedID] = [:]

  /// Sums of more terms are left as they are.
  private static let factoringLimit = 200

  /// What has to be presented before a form is, and how it is then put together.
  private enum Plan {
    case asItStands
    case function(PrimitiveID, [SimplifiedID])
    case product([SimplifiedStore.Factor])
    case sum([SimplifiedStore.Term])
    /// `if(condition, a, b)`, and what is added to it.
    case choice(condition: SimplifiedID, SimplifiedID, SimplifiedID, rest: SimplifiedID)

    var dependencies: [SimplifiedID] {
      switch self {
      case .asItStands: []
      case .function(_, let operands): operands
      case .product(let factors): factors.flatMap { [$0.base, $0.exponent] }
      case .sum(let terms): terms.map(\.product)
      case .choice(let condition, let a, let b, let rest): [condition, a, b, rest]
      }
    }
  }

  /// However deep; O(operands) but for the search for common factors.
  mutating func present(_ root: SimplifiedID, in store: inout SimplifiedStore) -> SimplifiedID {
    var stack = [root]
    while let next = stack.last, !store.isExhausted {
      if presented[next] != nil {
        stack.removeLast()
        continue
      }
      let plan = plan(for: next, &store)
      let missing = plan.dependencies.filter { presented[$0] == nil }
      if missing.isEmpty {
        stack.removeLast()
        presented[next] = build(plan, next, &store)
      } else {
        stack += missing
      }
    }
    return presented[root] ?? root
  }

  private func plan(for id: SimplifiedID, _ store: inout SimplifiedStore) -> Plan {
    switch store.form(of: id) {
    case .number, .literal, .node: return .asItStands
    case .function(let primitive, let operands): return .function(primitive, operands)
    case .product(let factors):
      return choice(among: [SimplifiedStore.Term(product: id, coefficient: .one)], &store) ?? .product(factors)
    case .sum(let terms): return choice(among: terms, &store) ?? .sum(terms)
    }
  }

  /// Gathers the terms that hang on one truth, and on its opposite.
  private func choice(among terms: [SimplifiedStore.Term], _ store: inout SimplifiedStore) -> Plan? {
    guard let condition = store.firstTruth(in: terms),
      let opposite = store.negation(ofTruth: condition)
    else { return nil }
    var (holding, failing, rest) = ([SimplifiedStore.Term](), [SimplifiedStore.Term](), [SimplifiedStore.Term]())
    for term in terms {
      if let part = store.removing(condition, from: term) {
        holding.append(part)
      } else if let part = store.removing(opposite, from: term) {
        failing.append(part)
      } else {
        rest.append(term)
      }
    }
    return .choice(
      condition: condition, store.sum(holding), store.sum(failing), rest: store.sum(rest))
  }

  private func build(_ plan: Plan, _ id: SimplifiedID, _ store: inout SimplifiedStore) -> SimplifiedID {
    let known = { (id: SimplifiedID) in presented[id] ?? id }
    switch plan {
    case .asItStands: return id
    case .function(let primitive, let operands): return store.intern(.function(primitive, operands.map(known)))
    case .product(let factors):
      return store.productOfPrimitiveParts(
        .one, factors.map { SimplifiedStore.Factor(base: known($0.base), exponent: known($0.exponent)) })
    case .sum(let terms):
      let parts = terms.map { SimplifiedStore.Term(product: known($0.product), coefficient: $0.coefficient) }
      if terms.count == 1 {
        return store.productOfPrimitiveParts(
          terms[0].coefficient, [SimplifiedStore.Factor(base: known(terms[0].product), exponent: store.one)])
      }
      return factored(store.sum(parts), &store)
    case .choice(let condition, let a, let b, let rest):
      let branches = store.branches(known(condition), known(a), known(b))
      guard rest != store.zero else { return branches }
      return store.sum([branches, known(rest)].map { SimplifiedStore.Term(product: $0, coefficient: .one) })
    }
  }

  private func factored(_ sum: SimplifiedID, _ store: inout SimplifiedStore) -> SimplifiedID {
    var sum = sum
    var outside: [SimplifiedStore.Factor] = []
    var coefficient = Coefficient.one
    for _ in 0..<8 {
      guard case .sum(let terms) = store.form(of: sum), (2...Self.factoringLimit).contains(terms.count),
        let common = store.commonFactors(of: terms)
      else { break }
      outside += common.factors
      coefficient = coefficient * common.coefficient
      sum = store.dividing(terms, by: common)
    }
    guard !outside.isEmpty else { return sum }
    return store.productOfPrimitiveParts(
      coefficient, outside + [SimplifiedStore.Factor(base: sum, exponent: store.one)])
  }
}
