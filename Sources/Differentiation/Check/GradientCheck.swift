import ComputationGraph
import Notation

/// The gradient of reverse mode beside finite differences and beside the same program in eighty digits.
///
/// In many digits there are two derivatives, by a reverse sweep and by differences of values with steps of about
/// 10⁻²¹, so that a wrong rule for a partial would show too. All of them are taken at the very doubles that the double
/// evaluation was given.
public struct GradientCheck: Sendable {
  /// What the derivative is compared with.
  public typealias Precise = BigFloat<EightyDigits>

  public struct Row: Sendable {
    public let output: NodeID
    public let variable: NodeID
    public let reverse: Double
    /// Nil where the steps leave the domain.
    public let difference: FiniteDifference?
    /// The derivative; nil where there is none, as at a kink. So are the errors then.
    public let precise: Precise?
    /// The one-sided derivatives, from values alone; nil on a side that leaves the domain.
    public let below: Precise?
    public let above: Precise?
    /// What the error of reverse mode is relative to the derivative, or to the terms of the sum over paths where the
    /// derivative is as good as 0.
    public let reverseError: Double?
    /// The same of finite differences.
    public let differenceError: Double?
    /// The error of reverse mode in units of the last place of the derivative; nil where that is as good as 0.
    public let ulps: Double?
    /// How much larger than the derivative the terms of the sum over paths are, in sum.
    public let condition: Double?
    public let verdict: Verdict
    public let holds: Bool
  }

  /// An output's value.
  public struct Value: Sendable {
    public let output: NodeID
    public let value: Double
    public let precise: Precise
    public let relativeError: Double
  }

  public enum Verdict: Sendable, Equatable {
    case agrees
    /// Reverse mode is right, finite differences err more than they say.
    case differencesOff
    /// Reverse mode is right; there are no finite differences, for their steps leave the domain.
    case differencesOutsideDomain
    /// Digits cancel: at this node's value, or in the sum over paths where it is nil.
    case lostDigits(NodeID?)
    /// No derivative, but two one-sided ones. The nodes on a kink; none where rounding hides them.
    case kink([NodeID])
    /// There is a derivative, and the partials chosen at ties and kinks add up to something else.
    case choiceAtKink([NodeID])
    /// A value jumps.
    case jump([NodeID])
    /// Reverse mode and the differences of values do not agree, and nothing above explains it.
    case mismatch
  }

  public let tolerance: Double
  public let values: [Value]
  public let rows: [Row]

  public var holds: Bool { rows.allSatisfy(\.holds) }

  /// What an error may be, relative to the derivative, if nothing else is asked for.
  public static let defaultTolerance = 1e-6
}

extension Evaluation {
  /// Checks the derivatives of outputs by inputs. O(inputs · nodes) operations in eighty digits, some microseconds each.
  public func checked(
    of outputs: [NodeID], wrt inputs: [Graph.Input], tolerance: Double = GradientCheck.defaultTolerance
  ) throws(SourceErrors) -> GradientCheck {
    let references = try GradientReferences(of: self)
    var columns: [[FiniteDifference]?] = []
    var sides: [GradientReferences.Sides] = []
    for input in inputs {
      columns.append(finiteDifferences(of: outputs, wrt: input))
      sides.append(references.sides(of: outputs, wrt: input))
    }
    var rows: [GradientCheck.Row] = []
    for (row, output) in outputs.enumerated() {
      let sweeps = try references.sweeps(of: output)
      for (column, input) in inputs.enumerated() {
        let comparison = GradientComparison(
          evaluation: self, output: output, input: input, sweeps: sweeps,
          below: sides[column].below?[row], above: sides[column].above?[row],
          difference: columns[column]?[row], tolerance: tolerance, references: references)
        rows.append(comparison.row)
      }
    }
    let values = outputs.map { references.value(of: $0) }
    return GradientCheck(tolerance: tolerance, values: values, rows: rows)
  }
}
