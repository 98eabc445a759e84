import ComputationGraph

/// One derivative, computed in every way, and what is to be made of it.
struct GradientComparison {
  typealias Precise = GradientCheck.Precise
  typealias Verdict = GradientCheck.Verdict

  let evaluation: Evaluation
  let output: NodeID
  let input: Graph.Input
  let sweeps: GradientReferences.Sweeps
  let below: Precise?
  let above: Precise?
  let difference: FiniteDifference?
  let tolerance: Double
  let references: GradientReferences

  /// Beyond this relative error, digits are said to be lost.
  private static let lossThreshold = 1e-11
  /// Differences of values in eighty digits are good to about twenty.
  private static let agreement = 1e-8

  private var variable: NodeID { input.node }
  private var reverse: Double { sweeps.reverse[variable] }
  private var swept: Precise { sweeps.precise[variable] }
  private var size: Double { sweeps.sizes[variable] }

  /// The mean of both sides, which is the central difference.
  private var central: Precise? {
    guard let below, let above else { return nil }
    return Precise((below + above).number.scaled(by: -1))
  }

  private enum Shape {
    case smooth, kink, jump
  }

  /// What the values look like from both sides. A much smaller step leaves the slopes at a kink as different as they
  /// were; it brings those of a smooth function together, and at a jump it makes them steeper.
  private var shape: Shape {
    guard let below, let above, !isClose(below, above) || !isClose(above, swept) else { return .smooth }
    guard let finer = finerSides else { return .smooth }
    if finer.below.magnitude > Self.factor * below.magnitude, !finer.below.isZero { return .jump }
    if finer.above.magnitude > Self.factor * above.magnitude, !finer.above.isZero { return .jump }
    if isClose(below, above) { return .smooth }
    return (finer.above - finer.below).magnitude * Self.factor > (above - below).magnitude ? .kink : .smooth
  }

  /// Less than what a finer step is finer by.
  private static let factor = Precise(1024)

  private var finerSides: (below: Precise, above: Precise)? {
    let finer = references.sides(of: [output], wrt: input, stepOrder: GradientReferences.finerStepOrder)
    guard let below = finer.below?.first, let above = finer.above?.first else { return nil }
    return (below, above)
  }

  private func isClose(_ a: Precise, _ b: Precise) -> Bool {
    let scale = max(a.magnitude.nearestDouble, b.magnitude.nearestDouble, size.isFinite ? size : 0)
    return (a - b).magnitude.nearestDouble <= Self.agreement * scale
  }

  /// Whether the sweep in eighty digits is what the values say, or what they come to as the step goes to 0.
  private var isSweepConfirmed: Bool {
    guard let central, !isClose(central, swept) else { return true }
    guard let finer = finerSides else { return true }
    let rest = Precise((finer.below + finer.above).number.scaled(by: -1)) - swept
    return rest.magnitude * Self.factor <= (central - swept).magnitude
  }

  /// The derivative, or what comes nearest to one.
  private var derivative: Precise { isSweepConfirmed ? swept : central ?? swept }

  /// Whether the derivative is more than what rounding in forty digits leaves of 0.
  private var isFarFromZero: Bool {
    guard !derivative.isZero else { return false }
    let change = (swept - Precise(sweeps.shorter[variable])).magnitude.nearestDouble
    return change <= 0.01 * derivative.magnitude.nearestDouble
  }

  private var scale: Double {
    if isFarFromZero { return derivative.magnitude.nearestDouble }
    return size > 0 && size.isFinite ? size : 1
  }

  private func error(of number: Double) -> Double {
    guard number.isFinite else { return .infinity }
    let error = (Precise(number) - derivative).magnitude
    if error.isZero { return 0 }
    return error.nearestDouble / scale
  }

  private var reverseError: Double { error(of: reverse) }

  private var kinks: [KinkReport] {
    let passage = Passage(in: evaluation.graph, from: variable, to: output)
    return evaluation.kinks.filter { passage.isOnPath[$0.node] }
  }

  private func verdict(_ shape: Shape) -> Verdict {
    let kinks = kinks
    let nodes = kinks.map(\.node)
    if shape == .jump { return .jump(kinks.contains(where: \.isJump) ? kinks.filter(\.isJump).map(\.node) : nodes) }
    if shape == .kink { return .kink(nodes) }
    if reverseError > tolerance, !nodes.isEmpty { return .choiceAtKink(nodes) }
    if !isSweepConfirmed { return nodes.isEmpty ? .mismatch : .choiceAtKink(nodes) }
    if reverseError > min(tolerance, Self.lossThreshold) {
      return .lostDigits(references.nodeLosingDigits(below: output))
    }
    guard let difference else { return .differencesOutsideDomain }
    let isOff = error(of: difference.value) > max(tolerance, 10 * difference.error / scale)
    return isOff ? .differencesOff : .agrees
  }

  private func holds(_ verdict: Verdict) -> Bool {
    switch verdict {
    case .agrees, .differencesOff, .differencesOutsideDomain: reverseError <= tolerance
    case .lostDigits, .choiceAtKink: reverseError <= tolerance
    case .jump, .mismatch: false
    case .kink: liesBetweenSides
    }
  }

  /// Whether reverse mode gives a one-sided derivative or something between the two.
  private var liesBetweenSides: Bool {
    guard let below, let above else { return false }
    let sides = [below.nearestDouble, above.nearestDouble]
    let slack = tolerance * max(abs(sides[0]), abs(sides[1]))
    return (sides.min() ?? 0) - slack <= reverse && reverse <= (sides.max() ?? 0) + slack
  }

  var row: GradientCheck.Row {
    let shape = shape
    let verdict = verdict(shape)
    let nearest = derivative.nearestDouble
    let hasDerivative = shape == .smooth
    let isMeasured = hasDerivative && isFarFromZero
    return GradientCheck.Row(
      output: output, variable: variable, reverse: reverse, difference: difference,
      precise: hasDerivative ? derivative : nil, below: below, above: above,
      reverseError: hasDerivative ? reverseError : nil,
      differenceError: hasDerivative ? difference.map { error(of: $0.value) } : nil,
      ulps: isMeasured ? reverseError * abs(nearest) / nearest.ulp : nil,
      condition: isMeasured ? size / abs(nearest) : nil, verdict: verdict, holds: holds(verdict))
  }
}
