import ComputationGraph

extension SimplifiedStore {
  /// The first truth that something hangs on: alone in its term it is a number like any other.
  mutating func firstTruth(in terms: [Term]) -> SimplifiedID? {
    for term in terms {
      guard let truth = truth(in: term.product) else { continue }
      let isNumber = terms.count > 1 && term.product == truth && abs(term.coefficient.value) == 1
      let related = [truth, negation(ofTruth: truth) ?? truth]
      let hanging = terms.count { factors(of: $0.product).contains { related.contains($0.base) } }
      if !isNumber || hanging > 1 { return truth }
    }
    return nil
  }

  /// The first factor that is 1 or 0.
  private func truth(in product: SimplifiedID) -> SimplifiedID? {
    let factors = factors(of: product)
    // A truth alone is written as it is.
    guard factors.count > 1 || !isTruth(product) else { return isTruth(product) ? product : nil }
    return factors.first { isTruth($0.base) && $0.exponent == one }?.base
  }

  /// What is left of a term that has this factor; nil where it has not.
  mutating func removing(_ truth: SimplifiedID, from term: Term) -> Term? {
    let all = factors(of: term.product)
    guard all.contains(where: { $0.base == truth }) else { return nil }
    let rest = product(.one, all.filter { $0.base != truth })
    return Term(product: rest, coefficient: term.coefficient)
  }

  /// `if(condition, a, b)`; the condition itself where that is 1 or 0.
  mutating func branches(
    _ condition: SimplifiedID, _ a: SimplifiedID, _ b: SimplifiedID
  ) -> SimplifiedID {
    if a == b { return a }
    if a == one, b == zero { return condition }
    if a == zero, b == one { return negation(ofTruth: condition) ?? condition }
    return intern(.function(Primitive.choice, [condition, a, b]))
  }

  /// A product with the whole numbers that divide its brackets taken out of them: 4·(4 − 8x)·y as 16·(1 − 2x)·y.
  mutating func productOfPrimitiveParts(_ coefficient: Coefficient, _ factors: [Factor]) -> SimplifiedID {
    guard factors.count > 1 || coefficient != .one else { return product(coefficient, factors) }
    var coefficient = coefficient
    var parts: [Factor] = []
    for factor in factors {
      guard case .sum(let terms) = form(of: factor.base), terms.count > 1,
        let exponent = self.coefficient(of: factor.exponent)?.integer, let content = wholeContent(of: terms),
        let power = power(of: content, exponent)
      else {
        parts.append(factor)
        continue
      }
      let bare = terms.map { Term(product: $0.product, coefficient: $0.coefficient * content.inverse) }
      coefficient = coefficient * power
      parts.append(Factor(base: sum(bare), exponent: factor.exponent))
    }
    return product(coefficient, parts)
  }

  /// Nil where it is 1.
  private func wholeContent(of terms: [Term]) -> Coefficient? {
    let integers = terms.compactMap(\.coefficient.integer)
    let divisor = integers.reduce(0) { Coefficient.greatestCommonDivisor($0, $1) }
    return integers.count == terms.count && divisor > 1 ? Coefficient(divisor) : nil
  }

  struct CommonFactors {
    let coefficient: Coefficient
    let factors: [Factor]
  }

  /// What all terms share, where taking it out is what a textbook does: there is a common denominator, exponential or
  /// bracket. Else `2*x*sin(x) + x^2*cos(x)` stays.
  mutating func commonFactors(of terms: [Term]) -> CommonFactors? {
    var common = factors(of: terms[0].product)
    for term in terms.dropFirst() where !common.isEmpty {
      let own = Dictionary(factors(of: term.product).map { ($0.base, $0.exponent) }, uniquingKeysWith: { $1 })
      common = common.compactMap { factor in
        own[factor.base].flatMap { shared(factor.exponent, $0) }.map { Factor(base: factor.base, exponent: $0) }
      }
    }
    guard common.contains(where: { isWorthTakingOut($0) }) else { return nil }
    return CommonFactors(coefficient: commonCoefficient(of: terms), factors: common)
  }

  /// The exponent nearer to 0 of positive ones, farther from it of negative ones.
  private func shared(_ a: SimplifiedID, _ b: SimplifiedID) -> SimplifiedID? {
    if a == b { return a }
    guard let left = coefficient(of: a), let right = coefficient(of: b), left.isNegative == right.isNegative else {
      return nil
    }
    return left.value < right.value ? a : b
  }

  private func isWorthTakingOut(_ factor: Factor) -> Bool {
    guard let exponent = coefficient(of: factor.exponent) else { return true }
    if exponent.isNegative || isExponential(factor.base) { return true }
    if case .sum(let terms) = form(of: factor.base) { return terms.count > 1 }
    return false
  }

  private func commonCoefficient(of terms: [Term]) -> Coefficient {
    let content = wholeContent(of: terms) ?? .one
    return terms.allSatisfy(\.coefficient.isNegative) ? content * .minusOne : content
  }

  mutating func dividing(_ terms: [Term], by common: CommonFactors) -> SimplifiedID {
    let inverse = common.coefficient.inverse
    var quotients: [Term] = []
    for term in terms {
      let inverses = common.factors.map { factor in
        Factor(base: factor.base, exponent: sum([Term(product: factor.exponent, coefficient: .minusOne)]))
      }
      let quotient = product(.one, factors(of: term.product) + inverses)
      quotients.append(Term(product: quotient, coefficient: term.coefficient * inverse))
    }
    return sum(quotients)
  }
}
