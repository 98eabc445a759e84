import ComputationGraph
import Notation

/// Writes normal forms with operators: fractions for negative exponents, roots for halves, differences for negative
/// terms.
struct SimplifiedWriting {
  private var written: [SimplifiedID: SymbolicID] = [:]

  mutating func write(_ root: SimplifiedID, of forms: SimplifiedStore, to store: inout SymbolicStore) -> SymbolicID {
    var stack = [root]
    while let next = stack.last {
      if written[next] != nil {
        stack.removeLast()
        continue
      }
      let missing = forms.operands(of: next).filter { written[$0] == nil }
      if missing.isEmpty {
        stack.removeLast()
        written[next] = expression(next, forms, &store)
      } else {
        stack += missing
      }
    }
    return written[root] ?? store.number(0)
  }

  /// A sum in the order given.
  mutating func write(
    _ terms: [SimplifiedStore.Term], of forms: SimplifiedStore, to store: inout SymbolicStore
  ) -> SymbolicID {
    for term in terms { _ = write(term.product, of: forms, to: &store) }
    return sum(terms, forms, &store)
  }

  private func expression(
    _ id: SimplifiedID, _ forms: SimplifiedStore, _ store: inout SymbolicStore
  ) -> SymbolicID {
    switch forms.form(of: id) {
    case .number(let number):
      return term(SimplifiedStore.Term(product: forms.one, coefficient: number), forms, &store)
    case .literal(let value): return store.number(value)
    case .node(let node): return store.node(node)
    case .function(let primitive, let operands): return store.exactly(primitive, operands.compactMap { written[$0] })
    case .product: return term(SimplifiedStore.Term(product: id, coefficient: .one), forms, &store)
    case .sum(let terms): return sum(terms, forms, &store)
    }
  }

  /// A positive term comes first where there is one.
  private func sum(
    _ terms: [SimplifiedStore.Term], _ forms: SimplifiedStore, _ store: inout SymbolicStore
  ) -> SymbolicID {
    var terms = terms
    if terms.first?.coefficient.isNegative ?? false,
      let positive = terms.firstIndex(where: { !$0.coefficient.isNegative })
    {
      terms.insert(terms.remove(at: positive), at: 0)
    }
    guard let first = terms.first else { return store.number(0) }
    return terms.dropFirst().reduce(into: term(first, forms, &store)) { sum, next in
      let magnitude = SimplifiedStore.Term(product: next.product, coefficient: next.coefficient.magnitude)
      let sign = next.coefficient.isNegative ? SymbolicStore.subtraction : SymbolicStore.addition
      sum = store.exactly(sign, [sum, term(magnitude, forms, &store)])
    }
  }

  private func term(
    _ term: SimplifiedStore.Term, _ forms: SimplifiedStore, _ store: inout SymbolicStore
  ) -> SymbolicID {
    let magnitude = term.coefficient.magnitude
    var (above, below): ([SymbolicID], [SymbolicID]) = ([], [])
    if let literal = magnitude.literal {
      if literal != 1 { above.append(store.number(literal)) }
    } else {
      if magnitude.numerator != 1 { above.append(store.number(Double(magnitude.numerator))) }
      below.append(store.number(Double(magnitude.denominator)))
    }
    if magnitude.isZero { return store.number(0) }
    for factor in term.product == forms.one ? [] : forms.factors(of: term.product) {
      let exponent = forms.coefficient(of: factor.exponent)
      if let exponent, exponent.isNegative {
        below.append(power(factor.base, exponent.magnitude, &store))
      } else if let exponent {
        above.append(power(factor.base, exponent, &store))
      } else {
        let operands = [factor.base, factor.exponent].compactMap { written[$0] }
        above.append(store.exactly(SymbolicStore.power, operands))
      }
    }
    if above.isEmpty { above.append(store.number(1)) }
    if term.coefficient.isNegative { above[0] = negative(above[0], &store) }
    let numerator = product(above, &store)
    return below.isEmpty ? numerator : store.exactly(SymbolicStore.division, [numerator, product(below, &store)])
  }

  /// A sign in front of the first factor holds for the whole product.
  private func negative(_ factor: SymbolicID, _ store: inout SymbolicStore) -> SymbolicID {
    if let number = store.numberValue(of: factor), number != .pi { return store.number(-number) }
    return store.exactly(Primitive.negation, [factor])
  }

  private func product(_ factors: [SymbolicID], _ store: inout SymbolicStore) -> SymbolicID {
    factors.dropFirst().reduce(factors[0]) { store.exactly(SymbolicStore.multiplication, [$0, $1]) }
  }

  private func power(_ base: SimplifiedID, _ exponent: Coefficient, _ store: inout SymbolicStore) -> SymbolicID {
    let base = written[base] ?? store.number(1)
    if exponent == .one { return base }
    if exponent == SimplifiedStore.half, let root = Primitive.named("sqrt") { return store.exactly(root, [base]) }
    return store.exactly(SymbolicStore.power, [base, number(exponent, &store)])
  }

  private func number(_ number: Coefficient, _ store: inout SymbolicStore) -> SymbolicID {
    if let literal = number.literal { return store.number(literal) }
    let parts = [number.numerator, number.denominator].map { store.number(Double($0)) }
    return store.exactly(SymbolicStore.division, parts)
  }
}
