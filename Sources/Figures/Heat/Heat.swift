/// What colours the nodes of a figure of the kind `heat`; edges are coloured by their partials.
public enum HeatQuantity: String, Sendable, Hashable, Codable, CaseIterable {
  case adjoint, tangent, value
}

/// How large a number is, as a colour shows it.
public enum Heat: Sendable, Hashable, Codable {
  /// Exactly 0.
  case zero
  /// The power of ten of the leading digit: 0 from 1 to below 10. The ends take what lies beyond them.
  case step(Int)
  /// NaN.
  case undefined

  public static let steps = -6...6

  public init(_ number: Double) {
    if number.isNaN {
      self = .undefined
    } else if number == 0 {
      self = .zero
    } else {
      self = .step(Self.steps.lowerBound + Self.bounds.count { $0 <= number.magnitude })
    }
  }

  /// Where each step but the lowest begins; written out, for powers and logarithms round.
  private static let bounds = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6]
}

extension Figure {
  /// The steps from the smallest to the largest number of a figure.
  public struct HeatScale: Sendable, Hashable, Codable {
    public var lowest: Int
    public var highest: Int

    public init(lowest: Int, highest: Int) {
      self.lowest = lowest
      self.highest = highest
    }

    /// The power of ten between two steps, nil where the scale is open; one more than there are steps.
    public var bounds: [Int?] {
      (lowest...highest + 1).map { power in
        power == Heat.steps.lowerBound || power == Heat.steps.upperBound + 1 ? nil : power
      }
    }
  }
}
