import ComputationGraph

/// A program without errors and a point at which every operation stays well inside its function's domain.
///
/// Values and derivatives stay small enough that rounding does not hide a wrong digit.
public struct RandomComputation: Sendable {
  public let text: String
  /// Values of the inputs that the text gives none.
  public let point: [String: Double]
  /// Every function used, by its name in the table.
  public let primitives: Set<String>

  /// - Parameter isAwayFromKinks: keeps every value at a distance from ties, jumps and bends; else they are sought.
  public init(seed: UInt64, isAwayFromKinks: Bool) {
    var writer = ComputationWriter(seed: seed, isAwayFromKinks: isAwayFromKinks)
    writer.write()
    text = writer.lines.joined(separator: "\n")
    point = writer.point
    primitives = writer.primitives
  }
}

/// Writes a program one operation at a time, with the value of everything written so far.
struct ComputationWriter {
  private var random: SplitMix64
  private let isAwayFromKinks: Bool
  private var pool: [Item] = []
  private var functions: [RandomFunction] = []
  private(set) var lines: [String] = []
  private(set) var point: [String: Double] = [:]
  private(set) var primitives: Set<String> = []

  /// Something an operation can use, and how fast it can change with the inputs.
  private struct Item {
    let text: String
    let value: Double
    let sensitivity: Double
    var isAtom = true
    var isConstant = false

    var operand: String { isAtom ? text : "(\(text))" }
  }

  init(seed: UInt64, isAwayFromKinks: Bool) {
    random = SplitMix64(seed: seed)
    self.isAwayFromKinks = isAwayFromKinks
  }

  mutating func write() {
    writeInputs()
    for index in 0..<Int.random(in: 0...2, using: &random) {
      let function = RandomFunction(index: index, after: functions, random: &random)
      functions.append(function)
      lines.append(function.text)
    }
    let size = Int.random(in: 1...60, using: &random)
    for index in 1...size { keep(operation(), index, isLast: index == size) }
  }

  private mutating func writeInputs() {
    for name in ["x", "y", "θ", "điểm", "w_2", "u'"].prefix(Int.random(in: 1...6, using: &random)) {
      let value = isAwayFromKinks ? decimal() : Double(Int.random(in: -2...2, using: &random))
      if Bool.random(using: &random) {
        lines.append("\(name) = \(value)")
      } else {
        point[name] = value
      }
      pool.append(Item(text: name, value: value, sensitivity: 1))
    }
    lines.append("const k = 3/(2*pi)")
    pool.append(Item(text: "k", value: 3 / (2 * .pi), sensitivity: 0, isConstant: true))
    for name in point.keys.sorted() { lines.append("\(name)_2 = 2*\(name)") }
  }

  private mutating func decimal() -> Double {
    (Double.random(in: -2...2, using: &random) * 1000).rounded() / 1000
  }

  /// Named results are shared; others are written out wherever they are used.
  private mutating func keep(_ item: Item, _ index: Int, isLast: Bool) {
    if isLast || item.text.count > 60 || Int.random(in: 0..<3, using: &random) > 0 {
      lines.append("r\(index) = \(item.text)")
      pool.append(Item(text: "r\(index)", value: item.value, sensitivity: item.sensitivity))
    } else {
      pool.append(item)
    }
  }

  private mutating func operand() -> Item {
    if Int.random(in: 0..<8, using: &random) == 0 {
      let value = Bool.random(using: &random) ? Double(Int.random(in: -1...3, using: &random)) : decimal()
      return Item(text: value < 0 ? "(\(value))" : "\(value)", value: value, sensitivity: 0, isConstant: true)
    }
    let recent = pool.suffix(Bool.random(using: &random) ? 3 : pool.count)
    return recent.randomElement(using: &random) ?? pool[0]
  }

  private mutating func operation() -> Item {
    for _ in 0..<100 {
      let found = Int.random(in: 0..<12, using: &random) == 0 ? functionCall() : primitiveCall()
      if let found, abs(found.value) < 20, found.sensitivity < 100 { return found }
    }
    primitives.insert("sin")
    return Item(text: "sin(\(pool[0].text))", value: Primitive.value("sin", [pool[0].value]), sensitivity: 1)
  }

  private mutating func primitiveCall() -> Item? {
    let common = ["add", "sub", "mul", "div", "pow"]
    let isCommon = Int.random(in: 0..<3, using: &random) == 0
    let row = isCommon ? common.randomElement(using: &random) ?? "add" : nil
    guard let primitive = row.map({ Primitive.row($0) }) ?? Primitive.all.randomElement(using: &random) else {
      return nil
    }
    var operands: [Item] = []
    for _ in 0..<operandCount(primitive.arity) { operands.append(operand()) }
    if primitive.name == "pow", !operands[1].isConstant, operands[0].value <= 0.3 { return nil }
    guard SafeOperands(primitive: primitive, values: operands.map(\.value), isAwayFromKinks: isAwayFromKinks).areSafe
    else { return nil }
    primitives.insert(primitive.name)
    return item(primitive.written(operands.map(\.operand)), operands) { Primitive.value(primitive.name, $0) }
  }

  private mutating func operandCount(_ arity: Arity) -> Int {
    switch arity {
    case .exactly(let count): count
    case .atLeast(let least): Int.random(in: least...4, using: &random)
    case .optional(let required, let defaults): Int.random(in: required...required + defaults.count, using: &random)
    }
  }

  private mutating func functionCall() -> Item? {
    guard let function = functions.randomElement(using: &random) else { return nil }
    let operands = [operand(), operand()]
    return item(
      "\(function.name)(\(operands[0].text), \(operands[1].text))", operands, isAtom: true, function.value)
  }

  private func item(
    _ text: String, _ operands: [Item], isAtom: Bool = false, _ value: ([Double]) -> Double
  ) -> Item? {
    let point = operands.map(\.value)
    let result = value(point)
    var sensitivity = 0.0
    for (slot, operand) in operands.enumerated() where operand.sensitivity > 0 {
      sensitivity += abs(slope(of: value, at: point, slot)) * operand.sensitivity
    }
    guard result.isFinite, sensitivity.isFinite else { return nil }
    return Item(text: text, value: result, sensitivity: sensitivity, isAtom: isAtom)
  }

  private func slope(of value: ([Double]) -> Double, at point: [Double], _ slot: Int) -> Double {
    var above = point
    var below = point
    above[slot] += 1e-6
    below[slot] -= 1e-6
    let slope = (value(above) - value(below)) / 2e-6
    return abs(slope) > 1e4 && !isAwayFromKinks ? 1 : slope
  }
}

extension Primitive {
  fileprivate static func row(_ name: String) -> Primitive { Primitive.named(name).map { Primitive[$0] } ?? all[0] }

  /// By the table's own rule, trailing operands completed.
  public static func value(_ name: String, _ operands: [Double]) -> Double {
    let row = row(name)
    return row.completed(operands).withUnsafeBufferPointer { row.value($0) }
  }

  public func completed(_ operands: [Double]) -> [Double] {
    guard case .optional(let required, let defaults) = arity else { return operands }
    return operands + defaults.dropFirst(operands.count - required)
  }

  /// The operation in notation on operands that need no brackets.
  public func written(_ operands: [String]) -> String {
    switch form {
    case .infix(let symbol): "\(operands[0]) \(symbol.symbol) \(operands[1])"
    case .negation: "-\(operands[0])"
    case .function: "\(name)(\(operands.joined(separator: ", ")))"
    }
  }
}
