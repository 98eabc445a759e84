import ComputationGraph

/// A function of two parameters that is smooth and small everywhere, in notation and as a rule.
struct RandomFunction {
  let name: String
  let text: String
  let value: ([Double]) -> Double

  private typealias Term = (text: String, value: ([Double]) -> Double)

  init(index: Int, after others: [RandomFunction], random: inout SplitMix64) {
    name = "F\(index)"
    let body = Self.term(depth: 3, others, &random)
    text = "\(name)(p, q) = \(body.text)"
    value = body.value
  }

  private static func term(depth: Int, _ others: [RandomFunction], _ random: inout SplitMix64) -> Term {
    if depth == 0 { return Bool.random(using: &random) ? ("p", { $0[0] }) : ("q", { $0[1] }) }
    let left = term(depth: depth - 1, others, &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return unary(["sin", "cos", "tanh", "sigmoid", "atan"].randomElement(using: &random) ?? "sin", left)
    case 1:
      let right = term(depth: depth - 1, others, &random)
      return ("(\(left.text) + \(right.text))/2", { (left.value($0) + right.value($0)) / 2 })
    case 2:
      let right = term(depth: depth - 1, others, &random)
      return ("(\(left.text))*sin(\(right.text))", { left.value($0) * Primitive.value("sin", [right.value($0)]) })
    case 3:
      guard let other = others.last else { return left }
      let right = term(depth: depth - 1, others, &random)
      return ("\(other.name)(\(left.text), \(right.text))", { other.value([left.value($0), right.value($0)]) })
    default: return left
    }
  }

  private static func unary(_ name: String, _ operand: Term) -> Term {
    ("\(name)(\(operand.text))", { Primitive.value(name, [operand.value($0)]) })
  }
}
