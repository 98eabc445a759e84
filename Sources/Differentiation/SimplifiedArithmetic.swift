import ComputationGraph

extension SimplifiedStore {
  // MARK: Sums

  /// Collects like terms; numbers are multiples of 1.
  mutating func sum(_ terms: [Term]) -> SimplifiedID {
    var coefficients: [SimplifiedID: Coefficient] = [:]
    var order: [SimplifiedID] = []
    var pending = Array(terms.reversed())
    while let term = pending.popLast() {
      switch form(of: term.product) {
      case .number(let number): collect(one, term.coefficient * number, &coefficients, &order)
      case .sum(let inner):
        charge(inner.count)
        if isExhausted { return zero }
        for part in inner.reversed() {
          pending.append(Term(product: part.product, coefficient: part.coefficient * term.coefficient))
        }
      default: collect(term.product, term.coefficient, &coefficients, &order)
      }
    }
    if isExact, !coefficients.values.allSatisfy(\.isExact) { giveUp() }
    let collected = order.compactMap { product in
      coefficients[product].flatMap { $0.isZero ? nil : Term(product: product, coefficient: $0) }
    }
    return store(withNumberAtAnEnd(collected))
  }

  /// A number stands first where it is written first and has no sign, else last.
  private func withNumberAtAnEnd(_ terms: [Term]) -> [Term] {
    guard let place = terms.firstIndex(where: { $0.product == one }) else { return terms }
    if place == 0, !terms[0].coefficient.isNegative { return terms }
    var terms = terms
    terms.append(terms.remove(at: place))
    return terms
  }

  private func collect(
    _ product: SimplifiedID, _ coefficient: Coefficient, _ coefficients: inout [SimplifiedID: Coefficient],
    _ order: inout [SimplifiedID]
  ) {
    if let known = coefficients[product] {
      coefficients[product] = known + coefficient
    } else {
      coefficients[product] = coefficient
      order.append(product)
    }
  }

  private mutating func store(_ terms: [Term]) -> SimplifiedID {
    guard let first = terms.first else { return zero }
    if terms.count == 1 { return multiple(first.coefficient, of: first.product) }
    return intern(.sum(terms))
  }

  /// A number times what has none in front.
  private mutating func multiple(_ coefficient: Coefficient, of product: SimplifiedID) -> SimplifiedID {
    if coefficient.isZero { return zero }
    if product == one || !coefficient.value.isFinite { return number(coefficient) }
    return coefficient == .one ? product : intern(.sum([Term(product: product, coefficient: coefficient)]))
  }

  // MARK: Products

  /// Collects powers of one base by adding their exponents, which gives a value wherever the powers have one.
  mutating func product(_ coefficient: Coefficient, _ factors: [Factor]) -> SimplifiedID {
    var coefficient = coefficient
    var exponents: [SimplifiedID: [SimplifiedID]] = [:]
    var order: [SimplifiedID] = []
    var pending = Array(factors.reversed())
    while true {
      while let factor = pending.popLast() {
        if let parts = split(factor, &coefficient) {
          charge(parts.count)
          if isExhausted { return zero }
          pending += parts
        } else {
          if exponents[factor.base] == nil { order.append(factor.base) }
          exponents[factor.base, default: []].append(factor.exponent)
        }
      }
      pending = takeSplittable(&exponents, &order)
      if pending.isEmpty { break }
    }
    if isExact, !coefficient.isExact { giveUp() }
    if coefficient.isZero { return zero }
    return store(coefficient, order.compactMap { base in exponents[base].flatMap { power(of: base, $0) } })
  }

  private mutating func power(of base: SimplifiedID, _ exponents: [SimplifiedID]) -> Factor? {
    let exponent = exponents.count == 1 ? exponents[0] : added(exponents)
    guard let number = coefficient(of: exponent) else { return Factor(base: base, exponent: exponent) }
    if number.isZero { return nil }
    // Beyond the whole numbers that doubles tell apart nobody knows whether a power is even.
    if !number.isExact, abs(number.value) >= 0x1p53 { giveUp() }
    if !number.isNegative, isTruth(base) { return Factor(base: base, exponent: one) }
    let isHalf = number.denominator == 2 && abs(number.numerator) == 1
    return Factor(base: base, exponent: isHalf ? self.number(number.withoutPoint) : exponent)
  }

  private mutating func added(_ exponents: [SimplifiedID]) -> SimplifiedID {
    sum(exponents.map { Term(product: $0, coefficient: .one) })
  }

  /// Bases that their collected exponent allows to be taken apart after all.
  private mutating func takeSplittable(
    _ exponents: inout [SimplifiedID: [SimplifiedID]], _ order: inout [SimplifiedID]
  ) -> [Factor] {
    var taken: [Factor] = []
    for base in order {
      guard let list = exponents[base], list.count > 1 else { continue }
      let exponent = added(list)
      exponents[base] = [exponent]
      let isPower = if case .product = form(of: base) { true } else { coefficient(of: base) != nil }
      if exponent == zero || (isPower && coefficient(of: exponent)?.integer != nil) {
        exponents[base] = nil
        order.removeAll { $0 == base }
        if exponent != zero { taken.append(Factor(base: base, exponent: exponent)) }
      }
    }
    return taken
  }

  /// A power of a number, of a product or of a multiple in its parts, where that keeps its value: for whole exponents.
  private mutating func split(_ factor: Factor, _ coefficient: inout Coefficient) -> [Factor]? {
    guard let exponent = self.coefficient(of: factor.exponent) else {
      return factor.base == one ? [] : nil
    }
    if exponent.isZero { return [] }
    guard let whole = exponent.integer else { return splitRoot(factor, exponent, &coefficient) }
    switch form(of: factor.base) {
    case .number(let number):
      guard let power = power(of: number, whole), power.value.isFinite else { return nil }
      coefficient = coefficient * power
      return []
    case .product(let inner):
      return inner.map { Factor(base: $0.base, exponent: multiplied($0.exponent, by: exponent)) }
    case .sum(let terms) where terms.count == 1:
      guard let power = power(of: terms[0].coefficient, whole) else { return nil }
      coefficient = coefficient * power
      return [Factor(base: terms[0].product, exponent: factor.exponent)]
    default: return nil
    }
  }

  /// Square roots of square numbers.
  private func splitRoot(_ factor: Factor, _ exponent: Coefficient, _ coefficient: inout Coefficient) -> [Factor]? {
    guard exponent.isExact, exponent.denominator == 2, let root = self.coefficient(of: factor.base)?.exactSquareRoot,
      let power = power(of: root, exponent.numerator)
    else { return nil }
    coefficient = coefficient * power
    return []
  }

  private mutating func multiplied(_ exponent: SimplifiedID, by number: Coefficient) -> SimplifiedID {
    sum([Term(product: exponent, coefficient: number)])
  }

  private mutating func store(_ coefficient: Coefficient, _ factors: [Factor]) -> SimplifiedID {
    guard let first = factors.first else { return number(coefficient) }
    if factors.count == 1, first.exponent == one {
      return factorless(coefficient, first.base)
    }
    return multiple(coefficient, of: intern(.product(factors.sorted { precedes($0, $1) })))
  }

  private mutating func factorless(_ coefficient: Coefficient, _ base: SimplifiedID) -> SimplifiedID {
    if case .sum(let terms) = form(of: base), terms.count == 1 {
      return multiple(coefficient * terms[0].coefficient, of: terms[0].product)
    }
    return multiple(coefficient, of: base)
  }

  /// The factors of what stands behind a coefficient.
  func factors(of product: SimplifiedID) -> [Factor] {
    switch form(of: product) {
    case .product(let factors): factors
    case .number: []
    default: [Factor(base: product, exponent: one)]
    }
  }

  /// The terms of a sum; anything else is one term.
  func terms(of id: SimplifiedID) -> [Term] {
    switch form(of: id) {
    case .sum(let terms): terms
    case .number(let number): number.isZero ? [] : [Term(product: one, coefficient: number)]
    default: [Term(product: id, coefficient: .one)]
    }
  }
}
