import ComputationGraph

/// Between which operands of a primitive a second partial can differ from 0.
enum Interaction: Sendable, Equatable {
  case none
  /// Slots `first` and `second`, each pair in both orders.
  case pairs([(first: Int, second: Int)])
  /// Every operand with every one, itself included.
  case all

  static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.none, .none), (.all, .all): true
    case (.pairs(let a), .pairs(let b)): a.elementsEqual(b) { $0 == $1 }
    default: false
    }
  }
}

extension CompiledRules {
  /// Read off the table's partials: that by one operand changes with those which its formula names in places whose own
  /// partials are not written 0. A comparison changes with nothing, so that `relu` and `max` are linear in pieces.
  func interaction(of id: PrimitiveID) -> Interaction {
    switch partials(of: id) {
    case .productOfOthers: return .all
    case .every(let formula): return operands(in: formula) == 0 ? .none : .all
    case .each(let formulas):
      var pairs: [(first: Int, second: Int)] = []
      for (slot, formula) in formulas.enumerated() {
        let changing = operands(in: formula)
        for other in formulas.indices where changing & 1 << UInt64(other) != 0 { pairs.append((slot, other)) }
      }
      return pairs.isEmpty ? .none : .pairs(pairs)
    }
  }

  /// The operands, one bit each, that a formula's value changes with; its own value changes with all.
  private func operands(in formula: Formula) -> UInt64 {
    var stack: [UInt64] = []
    for instruction in formula.instructions {
      switch instruction {
      case .number, .count, .pi: stack.append(0)
      case .operand(let slot): stack.append(1 << UInt64(slot))
      case .value: stack.append(.max)
      case .apply(let id, let arity):
        let changing = stack.suffix(arity).enumerated().reduce(0) { $0 | (isFlat(id, $1.offset) ? 0 : $1.element) }
        stack.removeLast(min(arity, stack.count))
        stack.append(changing)
      }
    }
    return stack.last ?? .max
  }

  /// Whether the partial by an operand is written 0 in the table.
  private func isFlat(_ id: PrimitiveID, _ slot: Int) -> Bool {
    guard case .each(let formulas) = partials(of: id), slot < formulas.count else { return false }
    guard formulas[slot].instructions.count == 1, case .number(0) = formulas[slot].instructions[0] else { return false }
    return true
  }
}
