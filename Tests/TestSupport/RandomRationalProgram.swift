import ComputationGraph
import Differentiation
import Notation

/// A program whose every value is a fraction of few digits, at a point of its own, often on a kink.
///
/// The text is Python's too, but for `^` and the name `if`.
public struct RandomRationalProgram: Sendable {
  public private(set) var lines: [String] = []
  private var pool: [(name: String, value: Rational)] = []
  private var random: SplitMix64

  public var text: String { lines.joined(separator: "\n") }

  public init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    for name in ["x", "y", "z"].prefix(Int.random(in: 1...3, using: &random)) {
      let text = decimal()
      lines.append("\(name) = \(text)")
      pool.append((name, Rational(decimal: text) ?? 0))
    }
    lines.append("const third = 1/3")
    pool.append(("third", Rational(1, over: 3) ?? 0))
    for index in 1...Int.random(in: 2...18, using: &random) { addOperation(index) }
    lines.append("last = r1 + \(pool[pool.count - 1].name)")
  }

  private mutating func decimal() -> String {
    let whole = Int.random(in: -3...3, using: &random)
    return Bool.random(using: &random) ? "\(whole)" : "\(whole).\(Int.random(in: 0...99, using: &random))"
  }

  private mutating func operand() -> (text: String, value: Rational) {
    guard Int.random(in: 0..<6, using: &random) > 0 else {
      let text = decimal()
      return (text.hasPrefix("-") ? "(\(text))" : text, Rational(decimal: text) ?? 0)
    }
    let found = pool.suffix(Bool.random(using: &random) ? 3 : pool.count).randomElement(using: &random) ?? pool[0]
    return (found.name, found.value)
  }

  private mutating func addOperation(_ index: Int) {
    while true {
      let text = operationText()
      guard let value = Self.value(of: text, pool), value.description.count < 40 else { continue }
      lines.append("r\(index) = \(text)")
      pool.append(("r\(index)", value))
      return
    }
  }

  private mutating func operationText() -> String {
    let (a, b, c) = (operand().text, operand().text, operand().text)
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "\(a) + \(b)"
    case 1: return "\(a) - \(b)*\(c)"
    case 2: return "\(a)*\(b)"
    case 3: return "\(a)/\(b)"
    case 4: return "\(a)^\(["2", "3", "(-1)", "(-2)", "0"].randomElement(using: &random) ?? "2")"
    case 5: return "-\(a)"
    case 6:
      return "if(\(a) \(["<", "<=", ">", ">=", "==", "!="].randomElement(using: &random) ?? "<") \(b), \(b), \(c))"
    case 7:
      let name = ["abs", "relu", "sign", "step", "floor", "ceil", "round", "softsign"].randomElement(using: &random)
      return "\(name ?? "abs")(\(a))"
    default:
      let name = ["max", "min", "sum", "mean", "prod"].randomElement(using: &random) ?? "max"
      return "\(name)(\([a, b, c].prefix(Int.random(in: 1...3, using: &random)).joined(separator: ", ")))"
    }
  }

  /// Nil where it has no value.
  private static func value(of text: String, _ pool: [(name: String, value: Rational)]) -> Rational? {
    let used = pool.filter { item in
      text.split { !$0.isLetter && !$0.isNumber }.contains(item.name[...])
    }
    guard let graph = try? Graph(of: Program(parsing: "result = 0 + (\(text))")) else { return nil }
    let point = Dictionary(used.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let evaluation = try? graph.evaluated(in: Rational.self, at: point)
    guard let evaluation, evaluation.partialErrors.isEmpty else { return nil }
    return evaluation.value(of: "result")
  }
}
