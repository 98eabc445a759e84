import ComputationGraph

/// Multiplies products and powers of sums out.
struct SimplifiedExpansion {
  private var expanded: [SimplifiedID: [SimplifiedStore.Term]] = [:]
  /// More terms are not multiplied out.
  static let termLimit = 500
  private(set) var isTooLong = false

  /// The terms by ascending powers.
  mutating func terms(of root: SimplifiedID, in store: inout SimplifiedStore) -> [SimplifiedStore.Term] {
    var stack = [root]
    while let next = stack.last, !isTooLong, !store.isExhausted {
      if expanded[next] != nil {
        stack.removeLast()
        continue
      }
      let missing = parts(of: next, store).filter { expanded[$0] == nil }
      if missing.isEmpty {
        stack.removeLast()
        expanded[next] = expansion(of: next, &store)
      } else {
        stack += missing
      }
    }
    return (expanded[root] ?? []).sorted { store.comesBefore($0, $1) }
  }

  private func parts(of id: SimplifiedID, _ store: SimplifiedStore) -> [SimplifiedID] {
    switch store.form(of: id) {
    case .number, .literal, .node, .function: []
    case .product(let factors): factors.filter { store.wholePower($0) != nil }.map(\.base)
    case .sum(let terms): terms.map(\.product)
    }
  }

  private mutating func expansion(of id: SimplifiedID, _ store: inout SimplifiedStore) -> [SimplifiedStore.Term] {
    switch store.form(of: id) {
    case .number, .literal, .node, .function: return store.terms(of: id)
    case .sum(let terms):
      var flat: [SimplifiedStore.Term] = []
      for term in terms {
        flat += (expanded[term.product] ?? []).map {
          SimplifiedStore.Term(product: $0.product, coefficient: $0.coefficient * term.coefficient)
        }
      }
      return collected(flat, &store)
    case .product(let factors):
      var product = [SimplifiedStore.Term(product: store.one, coefficient: .one)]
      for factor in factors {
        if let power = store.wholePower(factor), let base = expanded[factor.base], base.count > 1 {
          for _ in 0..<power where !isTooLong { product = multiplied(product, base, &store) }
        } else {
          let alone = store.product(.one, [factor])
          product = multiplied(product, store.terms(of: alone), &store)
        }
      }
      return product
    }
  }

  private mutating func multiplied(
    _ a: [SimplifiedStore.Term], _ b: [SimplifiedStore.Term], _ store: inout SimplifiedStore
  ) -> [SimplifiedStore.Term] {
    var products: [SimplifiedStore.Term] = []
    for left in a {
      for right in b {
        let product = store.product(.one, store.factors(of: left.product) + store.factors(of: right.product))
        products.append(
          SimplifiedStore.Term(product: product, coefficient: left.coefficient * right.coefficient))
      }
    }
    return collected(products, &store)
  }

  private mutating func collected(
    _ terms: [SimplifiedStore.Term], _ store: inout SimplifiedStore
  ) -> [SimplifiedStore.Term] {
    guard terms.count <= Self.termLimit * 20 else {
      isTooLong = true
      return []
    }
    let sum = store.sum(terms)
    let collected = store.terms(of: sum)
    if collected.count > Self.termLimit { isTooLong = true }
    return collected
  }
}

extension SimplifiedStore {
  /// The exponent where it is a whole number above 0.
  fileprivate func wholePower(_ factor: Factor) -> Int? {
    guard let power = coefficient(of: factor.exponent)?.integer, power > 0 else { return nil }
    return power
  }

  fileprivate func comesBefore(_ a: Term, _ b: Term) -> Bool {
    let (left, right) = (degree(of: a.product), degree(of: b.product))
    if left != right { return left < right }
    let (first, second) = (factors(of: a.product), factors(of: b.product))
    for (one, other) in zip(first, second) where one != other { return isBefore(one, other) }
    return first.count < second.count
  }

  /// Of one degree, higher powers of earlier names come first.
  private func isBefore(_ a: Factor, _ b: Factor) -> Bool {
    a.base == b.base ? exponent(b) < exponent(a) : precedes(a, b)
  }

  private func exponent(_ factor: Factor) -> Double { coefficient(of: factor.exponent)?.value ?? 0 }

  /// The sum of the exponents of names; functions count for nothing and come last among equals.
  private func degree(of product: SimplifiedID) -> Double {
    factors(of: product).reduce(0) { degree, factor in
      rank(of: factor.base).level == .name ? degree + exponent(factor) : degree
    }
  }

  /// The numeric factor that terms have in common where they are three or more: `16*(1 - 10*x + …)`.
  func commonInteger(of terms: [Term]) -> Int {
    let integers = terms.compactMap(\.coefficient.integer)
    guard integers.count == terms.count, terms.count > 2 else { return 1 }
    return integers.reduce(0) { Coefficient.greatestCommonDivisor($0, $1) }
  }
}
