import Differentiation
import Notation

extension Verification {
  /// One line: what was compared and how well it agreed.
  public var summary: String {
    let compared = checks.map(\.compared).max() ?? 0
    let derivatives = "\(compared) derivative\(compared == 1 ? "" : "s")"
    let differences = checks.map(\.summary).joined(separator: ", ")
    let skipped = checks.flatMap(\.skipped)
    let rest = skipped.isEmpty ? "" : "; not compared: \(skipped.prefix(3).joined(separator: ", "))"
    let more = skipped.count > 3 ? ", and \(skipped.count - 3) more" : ""
    let verdict = holds ? "verified" : "check failed"
    return "\(verdict): \(derivatives) by forward sweeps, largest difference from \(differences)\(rest)\(more)"
  }
}

extension Verification.Check {
  fileprivate var summary: String {
    if compared == 0 { return "\(methodName): none compared" }
    let difference = largestDifference.roundedText(precision: 2)
    return holds ? "\(methodName) \(difference)" : "\(methodName) \(difference) (beyond \(tolerance.notationText))"
  }

  private var methodName: String {
    switch method {
    case .reverse: "reverse sweeps"
    case .paths: "sums over paths"
    case .symbolic: "symbolic partials"
    case .finiteDifferences: "finite differences"
    }
  }
}
