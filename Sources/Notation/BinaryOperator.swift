public enum BinaryOperator: UInt8, Sendable, CaseIterable {
  case add, subtract, multiply, divide, power
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual

  /// How a program writes it.
  public var symbol: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .power: "^"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .equal: "=="
    case .notEqual: "!="
    }
  }

  public var isComparison: Bool { rawValue >= BinaryOperator.less.rawValue }

  /// The comparison that holds where this one does not; an operator that is no comparison is its own.
  public var opposite: BinaryOperator {
    switch self {
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    case .equal: .notEqual
    case .notEqual: .equal
    case .add, .subtract, .multiply, .divide, .power: self
    }
  }

  var precedence: Precedence {
    switch self {
    case .add, .subtract: .sum
    case .multiply, .divide: .product
    case .power: .power
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: .comparison
    }
  }
}

/// From loose to tight, for the parser and the printer alike.
enum Precedence: UInt8, Comparable {
  case open, comparison, sum, product, juxtaposition, sign, power, atom

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
}
