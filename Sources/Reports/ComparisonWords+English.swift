import Differentiation

extension ComparisonWords {
  static let english = ComparisonWords(
    title: { "Jacobian of \(counted($0, "output")) by \(counted($1, "input"))" },
    nothing: "There is nothing to differentiate.",
    way: "way", edges: "edges touched", multiplicationsAtPoint: "× at the point", additionsAtPoint: "+ at the point",
    method: methodInEnglish,
    counting: "Counted by the shape of the graph: in every sweep a multiplication for each edge it goes along, by the "
      + "seed too, and an addition where edges meet.",
    countingAtPoint: "At the point, multiplications by 0, 1 and −1 and additions of 0 are free.",
    countingElimination: "Elimination takes the intermediates out one by one; it has no seeds to multiply by.",
    paths: { count, multiplications, edges in
      let alone = multiplications.map { "; one by one they take \($0) multiplication\($0 == "1" ? "" : "s")" } ?? ""
      return "Paths: \(count)\(alone). The sweeps need none of that: the paths share \(counted(edges, "edge"))."
    },
    agreement: { agreement in
      let all = agreement.isWhole ? "" : " compared, of \(agreement.entries)"
      let derivatives = "derivative\(agreement.compared == 1 ? "" : "s")\(all)"
      if agreement.equal < agreement.compared {
        return "Forward and reverse agree to the last bit on \(agreement.equal) of \(agreement.compared) \(derivatives)"
      }
      let which = agreement.compared == 1 ? "the one" : "all \(agreement.compared)"
      return "Forward and reverse agree to the last bit on \(which) \(derivatives)"
    },
    worst: { "; the largest difference is \($0) ulp\($0 == "1" ? "" : "s"): " },
    and: " and ",
    verdict: verdictInEnglish, crossCountry: crossCountryInEnglish,
    tangled: { "Some orders of elimination are left out: they take more than \($0) multiplications." },
    sparsity: { "Of the \($1) entries of the Jacobian \($0) can differ from 0; what cannot meet shares a sweep." },
    hessianTitle: { "Hessian of \($0) by \(counted($1, "input"))" },
    hessianWay: "way", products: "Hessian–vector products", eachItsOwn: "one for each input",
    columnColoring: "column coloring", starColoring: "star coloring",
    hessianSparsity: { "Of the \($1) entries of the Hessian \($0) can differ from 0." },
    hessianAgreement: { ulps in
      guard let ulps else { return "Both colorings give the same numbers to the last bit." }
      return "Both colorings give the same numbers but for mirrored entries that differ by \(ulps) ulps at most."
    })

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private static let methodInEnglish: @Sendable (Ledger.Method) -> String = { method in
    switch method {
    case .forward: "forward mode"
    case .reverse: "reverse mode"
    case .forwardCompressed: "forward mode, compressed"
    case .reverseCompressed: "reverse mode, compressed"
    case .forwardElimination: "elimination, forward order"
    case .reverseElimination: "elimination, reverse order"
    case .markowitz: "elimination, Markowitz order"
    case .best: "elimination, best order"
    }
  }

  private static let verdictInEnglish: @Sendable (Verdict) -> String = { verdict in
    let (first, second) = (verdict.first, verdict.second)
    guard verdict.winner != .neither else {
      let products = first.count.map { ", \(counted($0.multiplications, "multiplication")) each" } ?? ""
      return "Neither mode wins: \(counted(first.sweeps, "sweep")) each\(products)."
    }
    let isForward = verdict.winner == .forward
    var reasons = ["\(counted(first.sweeps, "sweep")) against \(second.sweeps)"]
    if let a = first.count, let b = second.count {
      let products = counted(a.multiplications, "multiplication")
      let isSettled = verdict.criterion == .multiplications
      reasons.append(isSettled ? "\(products) against \(b.multiplications)" : "\(products) each")
      let sums = counted(a.additions, "addition")
      if verdict.criterion == .additions { reasons.append("\(sums) against \(b.additions)") }
    }
    let why =
      first.sweeps < second.sweeps
      ? isForward
        ? "A forward sweep answers for every output at once, and there are fewer inputs than outputs."
        : "A reverse sweep answers for every input at once, and there are fewer outputs than inputs."
      : first.sweeps == second.sweeps
        ? "The sweeps are as many, but shorter."
        : "Its sweeps are more, but shorter."
    return "\(isForward ? "Forward" : "Reverse") mode wins: \(reasons.joined(separator: ", ")). \(why)"
  }

  private static let crossCountryInEnglish: @Sendable (CrossCountry) -> String = { count in
    let markowitz = counted(count.markowitz, "multiplication")
    let pure = "forward order \(count.forward) and reverse order \(count.reverse)"
    var text =
      count.isBetter
      ? "Neither pure mode is best: cross-country elimination in Markowitz order takes \(markowitz), \(pure)."
      : "Cross-country elimination saves nothing here: Markowitz order takes \(markowitz), \(pure)."
    guard let best = count.best, best.orders > 1 else { return text }
    if best.products < count.markowitz {
      text += " The best of \(best.orders) orders takes only \(best.products): Markowitz' rule does not find it."
    } else {
      text += " No order takes fewer; there are \(best.orders)."
    }
    return text
  }
}
