import ComputationGraph

/// Whether operands lie well inside a primitive's domain, and its kinks far enough away to measure slopes.
public struct SafeOperands {
  let primitive: Primitive
  let values: [Double]
  let isAwayFromKinks: Bool

  public init(primitive: Primitive, values: [Double], isAwayFromKinks: Bool) {
    self.primitive = primitive
    self.values = values
    self.isAwayFromKinks = isAwayFromKinks
  }

  public var areSafe: Bool { isInsideDomain && (!isAwayFromKinks || isAway) }

  private var x: Double { values[0] }
  private var y: Double { values.count > 1 ? values[1] : 0 }
  private var fraction: Double { x - x.rounded(.down) }

  private var isInsideDomain: Bool {
    switch primitive.name {
    case "div": abs(y) > 0.3
    case "pow": x > 0.3 || (abs(x) > 0.3 && y == y.rounded())
    case "sqrt", "log", "log2", "log10": x > 0.3
    case "cbrt": abs(x) > 0.3
    case "log1p": x > -0.7
    case "asin", "acos", "atanh": abs(x) < 0.8
    case "acosh": x > 1.3
    case "tan": abs((x / .pi - 0.5) - (x / .pi - 0.5).rounded()) > 0.15
    case "hypot": x * x + y * y > 0.2
    case "atan2": x * x + y * y > 0.2 && (y > 0.2 || abs(x) > 0.2)
    default: true
    }
  }

  private var isAway: Bool {
    switch primitive.name {
    case "abs", "sign", "step", "relu", "leakyrelu", "elu", "softsign": abs(x) > 0.1
    case "floor", "ceil": (0.1...0.9).contains(fraction)
    case "round": abs(fraction - 0.5) > 0.1
    case "lt", "le", "gt", "ge", "eq", "ne": abs(x - y) > 0.1
    case "if": abs(x) > 0.1 || x == 0
    case "max": values.count { $0 > (values.max() ?? 0) - 0.1 } == 1
    case "min": values.count { $0 < (values.min() ?? 0) + 0.1 } == 1
    default: true
    }
  }
}
