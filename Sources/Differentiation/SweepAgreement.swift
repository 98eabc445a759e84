import ComputationGraph

/// How well forward and reverse sweeps agree on entries of a Jacobian.
public struct SweepAgreement: Sendable, Equatable {
  public let compared: Int
  /// How many are the same to the last bit; 0 and −0 are the same.
  public let equal: Int
  /// The largest number of steps from one double to the next between the two.
  public let largestUlps: UInt64
  /// Where that is; nil where all are equal.
  public let worst: Entry?

  public struct Entry: Sendable, Equatable {
    public let output: NodeID
    public let variable: NodeID
    public let forward: Double
    public let reverse: Double
  }
}

extension Double {
  /// How many steps from double to double lead from one number to another; none between two NaNs.
  func ulps(to other: Double) -> UInt64 {
    if isNaN || other.isNaN { return isNaN && other.isNaN ? 0 : .max }
    return (place - other.place).magnitude
  }

  /// Numbers in their order, 0 and −0 in one place.
  private var place: Int64 {
    let bits = Int64(bitPattern: bitPattern & ~(1 << 63))
    return sign == .minus ? -bits : bits
  }
}

/// Gathers an agreement entry by entry.
struct AgreementTally {
  private var compared = 0
  private var equal = 0
  private var largest: UInt64 = 0
  private var worst: SweepAgreement.Entry?

  mutating func compare(_ entry: SweepAgreement.Entry) {
    compared += 1
    let difference = entry.forward.ulps(to: entry.reverse)
    if difference == 0 { equal += 1 }
    if difference > largest { (largest, worst) = (difference, entry) }
  }

  var agreement: SweepAgreement {
    SweepAgreement(compared: compared, equal: equal, largestUlps: largest, worst: worst)
  }
}
