import TestSupport

/// Programs without errors, with brackets, spaces and signs where no one would put them.
struct RandomProgram {
  private var random: SplitMix64
  private var names = ["u", "x'", "θ", "x₁", "w_2", "điểm"]
  private var functions: [(name: String, arity: Int)] = [("sin", 1), ("max", 2), ("if", 3)]
  private var parameters: [String] = []

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func text() -> String {
    var lines: [String] = []
    for index in 0..<Int.random(in: 1...6, using: &random) {
      lines.append(statement(index))
    }
    return lines.joined(
      separator: ["\n", ";", "\n\n# comment\n", " # x = 2\r\n"].randomElement(using: &random) ?? "\n")
  }

  private mutating func statement(_ index: Int) -> String {
    let name = "v\(index)"
    defer { names.append(name) }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return "\(name) \(space())= \(space())\(sign())\(number())"
    case 1: return "const \(name) = \(number())*pi"
    case 2: return function("F\(index)")
    case 3: return expression(depth: 4)
    default: return "\(name)=\(expression(depth: 5))"
    }
  }

  private mutating func function(_ name: String) -> String {
    parameters = ["p", "q"]
    let text = "\(name)(p, q) = p + q*\(expression(depth: 3))"
    parameters = []
    functions.append((name, 2))
    return text
  }

  private mutating func expression(depth: Int) -> String {
    if depth == 0 { return leaf() }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "(\(space())\(expression(depth: depth - 1)))"
    case 1: return sign() + expression(depth: 0)
    case 2: return "-(\(expression(depth: depth - 1)))"
    case 3: return call(depth: depth)
    case 4: return "(\(expression(depth: depth - 1)) \(comparison()) (\(expression(depth: depth - 1))))"
    case 5, 6: return "(\(expression(depth: depth - 1)))\(symbol())(\(expression(depth: depth - 1)))"
    case 7: return leaf()
    default: return expression(depth: depth - 1) + symbol() + expression(depth: depth - 1)
    }
  }

  private mutating func call(depth: Int) -> String {
    let function = functions.randomElement(using: &random) ?? ("sin", 1)
    var arguments: [String] = []
    for _ in 0..<function.arity { arguments.append(expression(depth: depth - 1)) }
    return "\(function.name)(\(arguments.joined(separator: ",\(space())")))"
  }

  private mutating func leaf() -> String {
    Bool.random(using: &random) ? number() : (names + parameters).randomElement(using: &random) ?? "u"
  }

  private mutating func number() -> String {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: "\(Int.random(in: 0...9, using: &random))"
    case 1: "0.\(Int.random(in: 0...999, using: &random))"
    case 2: "\(Double.random(in: 0...1e9, using: &random))"
    case 3: ".5e-\(Int.random(in: 0...300, using: &random))"
    case 4: "3.E+\(Int.random(in: 0...300, using: &random))"
    default: "0"
    }
  }

  private mutating func symbol() -> String {
    ["+", " - ", "*", "/", "^", "**", " · ", "×", "−", "÷", " -", "+ -", "*-", "^-"].randomElement(using: &random)
      ?? "+"
  }

  private mutating func comparison() -> String {
    ["<", "<=", ">", ">=", "==", "!=", "≤", "≥", "≠"].randomElement(using: &random) ?? "<"
  }

  private mutating func sign() -> String { ["", "-", "+", "- ", "-+", "--"].randomElement(using: &random) ?? "" }

  private mutating func space() -> String { ["", " ", "\t", "\u{A0}"].randomElement(using: &random) ?? "" }
}
