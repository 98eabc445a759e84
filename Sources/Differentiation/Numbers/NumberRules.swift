import ComputationGraph
import Notation

/// The notation of the whole table, compiled once: no number system changes it.
private struct TableRules: Sendable {
  static let all = Result { () throws(SourceErrors) in try TableRules() }

  let compiled: CompiledRules
  /// By the primitive's place in the table; nil where the construction is no notation.
  let constructions: [Formula?]

  private init() throws(SourceErrors) {
    compiled = try CompiledRules.all()
    var constructions: [Formula?] = []
    for primitive in Primitive.all {
      guard case .notation(let text) = primitive.construction else {
        constructions.append(nil)
        continue
      }
      constructions.append(try Formula(parsing: text))
    }
    self.constructions = constructions
  }
}

/// The values and partials of every primitive in a number system.
struct NumberRules<Number: NumberSystem>: Sendable {
  typealias Outcome = Result<Number, NumberFailure>

  private let table: TableRules

  init() throws(SourceErrors) { table = try TableRules.all.get() }

  var compiled: CompiledRules { table.compiled }

  /// The notation that a primitive's value is made by, where it is.
  func construction(of id: PrimitiveID) -> Formula? { table.constructions[Int(id.index)] }

  /// What an operand comes to matters only where it is used: the branch of `if` that is not taken may have no value.
  func value(of id: PrimitiveID, _ operands: [Outcome]) -> Outcome {
    if case .choice = Primitive[id].construction { return choice(operands) }
    if let formula = construction(of: id) {
      return evaluate(formula, operands, value: .failure(.outsideDomain), count: operands.count)
    }
    return Outcome { () throws(NumberFailure) -> Number in
      var numbers: [Number] = []
      for operand in operands { numbers.append(try operand.get()) }
      return try Self.value(of: Primitive[id].construction, numbers).checked()
    }
  }

  private func choice(_ operands: [Outcome]) -> Outcome {
    operands[0].flatMap { $0.isZero ? operands[2] : operands[1] }
  }

  private static func value(
    of construction: Construction?, _ operands: [Number]
  ) throws(NumberFailure) -> Number {
    switch construction {
    case .sign(let symbol): try value(of: symbol, operands[0], operands[1])
    case .negation: -operands[0]
    case .fold(let fold): try value(of: fold, operands)
    case .function(let function): try operands[0].applying(function)
    case .choice, .notation, nil: throw .notInSystem
    }
  }

  private static func value(of symbol: BinaryOperator, _ x: Number, _ y: Number) throws(NumberFailure) -> Number {
    switch symbol {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: try x.divided(by: y)
    case .power: try x.raised(to: y)
    case .less: truth(x < y)
    case .lessOrEqual: truth(x <= y)
    case .greater: truth(x > y)
    case .greaterOrEqual: truth(x >= y)
    case .equal: truth(x == y)
    case .notEqual: truth(x != y)
    }
  }

  private static func truth(_ holds: Bool) -> Number { holds ? .one : .zero }

  private static func value(of fold: Construction.Fold, _ operands: [Number]) throws(NumberFailure) -> Number {
    switch fold {
    case .sum: return operands.reduce(.zero, +)
    case .mean: return try operands.reduce(.zero, +).divided(by: Number(whole: operands.count))
    case .largest: return operands.max() ?? .zero
    case .smallest: return operands.min() ?? .zero
    case .product:
      var product = Number.one
      for operand in operands { product = try (product * operand).checked() }
      return product
    }
  }
}

// MARK: - Partials

extension NumberRules {
  /// The partials by the operands for which `isWanted` holds; 0 by the others.
  func partials(
    of id: PrimitiveID, _ operands: [Outcome], value: Outcome, ties: Ties, isWanted: (Int) -> Bool
  ) -> [Outcome] {
    if id == Primitive.maximum || id == Primitive.minimum { return shares(operands, value, ties) }
    return operands.indices.map { slot in
      guard isWanted(slot) else { return .success(.zero) }
      switch compiled.partials(of: id) {
      case .each(let formulas): return evaluate(formulas[slot], operands, value: value, count: operands.count)
      case .every(let formula): return evaluate(formula, [operands[slot]], value: value, count: operands.count)
      case .productOfOthers: return self.value(of: Primitive.product, Self.others(operands, besides: slot))
      }
    }
  }

  private static func others(_ operands: [Outcome], besides slot: Int) -> [Outcome] {
    Array(operands[..<slot] + operands[(slot + 1)...])
  }

  private func shares(_ operands: [Outcome], _ value: Outcome, _ ties: Ties) -> [Outcome] {
    let tied = operands.indices.filter { operands[$0] == value }
    return operands.indices.map { slot in
      guard operands[slot] == value else { return .success(.zero) }
      return Outcome { () throws(NumberFailure) -> Number in
        switch ties {
        case .both: .one
        case .split: try Number.one.divided(by: Number(whole: tied.count))
        case .first: slot == tied.first ? .one : .zero
        }
      }
    }
  }

  /// A zero factor annihilates whatever the other, as in ``Formula``.
  func evaluate(_ formula: Formula, _ operands: [Outcome], value: Outcome, count: Int) -> Outcome {
    var stack: [Outcome] = []
    for instruction in formula.instructions {
      switch instruction {
      case .number(let number): stack.append(.success(Number(literal: number, writtenAs: nil)))
      case .operand(let slot): stack.append(slot < operands.count ? operands[slot] : .failure(.outsideDomain))
      case .value: stack.append(value)
      case .count: stack.append(.success(Number(whole: count)))
      case .pi: stack.append(Outcome { () throws(NumberFailure) -> Number in try Number.pi() })
      case .apply(let id, let arity):
        let arguments = Array(stack.suffix(arity))
        stack.removeLast(min(arity, stack.count))
        stack.append(applied(id, arguments))
      }
    }
    return stack.last ?? .failure(.outsideDomain)
  }

  /// With zero factors as in ``evaluate(_:_:value:count:)``.
  func applied(_ id: PrimitiveID, _ arguments: [Outcome]) -> Outcome {
    if id == Primitive.operator(.multiply), arguments.contains(.success(.zero)) { return .success(.zero) }
    return value(of: id, arguments)
  }
}
