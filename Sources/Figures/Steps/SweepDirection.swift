/// Which way a figure of steps goes.
public enum SweepDirection: String, Sendable, Hashable, Codable, CaseIterable {
  /// From the first variable up, a node after its operands.
  case forward
  /// From the first output down, a node after its users.
  case reverse
  /// From the first variable to the first output, one path after the other, and then the sum.
  case paths

  /// The figure that shows the end of it.
  public var kind: FigureKind {
    switch self {
    case .forward: .forward
    case .reverse: .reverse
    case .paths: .paths
    }
  }
}

extension Figure {
  /// One step of a sweep.
  ///
  /// The first is what is known before the sweep, the last is what has been found. Text with this step's number comes
  /// with it and stays; its ``lines`` are there for this step alone.
  public struct Step: Sendable, Hashable, Codable {
    /// Whose numbers the step finds, indices of ``Figure/boxes``.
    public var boxes: [Int]
    /// What it goes along, indices of ``Figure/arrows``.
    public var arrows: [Int]
    /// The local rule: in words, and then as mathematics where there is any.
    public var lines: [Line]
    /// The same as one sentence, to be read aloud.
    public var text: String
  }
}

extension [Run] {
  func appearing(at step: Int?) -> [Run] {
    map { run in
      var run = run
      run.step = step
      return run
    }
  }
}

extension Line {
  func appearing(at step: Int?) -> Line {
    step == nil ? self : Line(pieces.map { $0.appearing(at: step) })
  }
}

extension Piece {
  func appearing(at step: Int?) -> Piece {
    switch self {
    case .runs(let runs): .runs(runs.appearing(at: step))
    case .fraction(let numerator, let denominator, let role):
      .fraction(numerator: numerator.appearing(at: step), denominator: denominator.appearing(at: step), role: role)
    }
  }
}
