import BigInt
import ComputationGraph

/// How far the independent ways to the same derivatives agree.
public struct Verification: Sendable, Equatable {
  public struct Check: Sendable, Equatable {
    public enum Method: String, Sendable, CaseIterable {
      case reverse, paths, symbolic, finiteDifferences
    }

    /// What was compared with the forward sweeps.
    public let method: Method
    /// How many derivatives were compared.
    public let compared: Int
    /// The largest difference, relative where the derivative is larger than 1.
    public let largestDifference: Double
    public let tolerance: Double
    /// What was not compared, and why.
    public let skipped: [String]

    public var holds: Bool { largestDifference <= tolerance }
  }

  public let checks: [Check]

  public var holds: Bool { checks.allSatisfy(\.holds) }
}

extension Evaluation {
  /// Compares forward sweeps with reverse sweeps, sums over paths where there are at most 10,000, symbolic partials
  /// composed by the chain rule, and finite differences where the point lies on no kink.
  public func verified(of outputs: [NodeID], wrt variables: [NodeID]) -> Verification {
    let columns = variables.prefix(Self.limit).map { tangents(along: [$0: 1]) }
    let reference = Reference(
      outputs: Array(outputs.prefix(Self.limit)), variables: Array(variables.prefix(Self.limit)), columns: columns)
    return Verification(
      checks: [reverseCheck(reference), pathCheck(reference), symbolicCheck(reference), differenceCheck(reference)])
  }

  private static let limit = 64

  private struct Reference {
    let outputs: [NodeID]
    let variables: [NodeID]
    let columns: [Sweep]

    var entries: [(output: NodeID, variable: NodeID, derivative: Double)] {
      zip(variables, columns).flatMap { variable, column in outputs.map { ($0, variable, column[$0]) } }
    }
  }

  private struct Tally {
    var compared = 0
    var largest = 0.0
    var skipped: [String] = []

    mutating func compare(_ a: Double, _ b: Double, slack: Double = 0) {
      compared += 1
      let difference = max(0, abs(a - b) - slack) / max(1, abs(a), abs(b))
      largest = max(largest, difference.isNaN && !(a.isNaN && b.isNaN) ? .infinity : difference)
    }

    func check(_ method: Verification.Check.Method, within tolerance: Double) -> Verification.Check {
      Verification.Check(
        method: method, compared: compared, largestDifference: largest, tolerance: tolerance, skipped: skipped)
    }
  }

  private func reverseCheck(_ reference: Reference) -> Verification.Check {
    var tally = Tally()
    for output in reference.outputs {
      let adjoints = adjoints(of: output)
      for (variable, column) in zip(reference.variables, reference.columns) {
        tally.compare(column[output], adjoints[variable])
      }
    }
    return tally.check(.reverse, within: 1e-9)
  }

  private func pathCheck(_ reference: Reference) -> Verification.Check {
    var tally = Tally()
    for (output, variable, expected) in reference.entries {
      let paths = paths(from: variable, to: output)
      if paths.isAtMost(10_000) {
        tally.compare(expected, paths.reduce(0) { $0 + $1.product })
      } else {
        let pair = "∂\(graph.name(of: output))/∂\(graph.name(of: variable))"
        tally.skipped.append("\(pair): more than 10000 paths")
      }
    }
    return tally.check(.paths, within: 1e-9)
  }

  private func symbolicCheck(_ reference: Reference) -> Verification.Check {
    var tally = Tally()
    guard graph.edgeCount <= 20_000 else {
      tally.skipped.append("more than 20000 edges")
      return tally.check(.symbolic, within: 1e-9)
    }
    guard ties == .both else {
      tally.skipped.append("symbolic partials know no ties but 'both'")
      return tally.check(.symbolic, within: 1e-9)
    }
    for (row, output) in reference.outputs.enumerated() {
      var symbolic = SymbolicPartials(of: graph)
      guard let derivatives = try? symbolic.derivatives(of: output, wrt: reference.variables) else { continue }
      for (column, derivative) in derivatives.enumerated() {
        let expected = reference.columns[column][reference.outputs[row]]
        tally.compare(expected, symbolic.store.value(of: derivative, at: values))
      }
    }
    return tally.check(.symbolic, within: 1e-9)
  }

  private func differenceCheck(_ reference: Reference) -> Verification.Check {
    var tally = Tally()
    if let kink = kinks.first {
      tally.skipped.append("the point lies on a kink at '\(graph.name(of: kink.node))'")
      return tally.check(.finiteDifferences, within: 1e-6)
    }
    let inputs = Dictionary(graph.inputs.map { ($0.node, $0) }, uniquingKeysWith: { $1 })
    for (variable, column) in zip(reference.variables, reference.columns) {
      guard let input = inputs[variable] else { continue }
      guard let measured = finiteDifferences(of: reference.outputs, wrt: input) else {
        tally.skipped.append("\(input.name): steps leave the domain")
        continue
      }
      for (output, difference) in zip(reference.outputs, measured) {
        tally.compare(column[output], difference.value, slack: 4 * difference.error)
      }
    }
    return tally.check(.finiteDifferences, within: 1e-6)
  }
}
