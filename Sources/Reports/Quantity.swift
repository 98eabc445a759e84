import BigInt
import Differentiation
import Notation

/// A number in a report.
enum Quantity: Sendable, Hashable {
  case double(Double)
  indirect case exact(Rational)

  /// In full, for data.
  var dataText: String {
    switch self {
    case .double(let value): value.dataText
    case .exact(let value): value.description
    }
  }

  var nearestDouble: Double {
    switch self {
    case .double(let value): value
    case .exact(let value): value.nearestDouble
    }
  }

  var isNegative: Bool {
    switch self {
    case .double(let value): value < 0
    case .exact(let value): value < 0
    }
  }

  func isEqual(to whole: Int) -> Bool {
    switch self {
    case .double(let value): value == Double(whole)
    case .exact(let value): value == Rational(integerLiteral: whole)
    }
  }

  static prefix func - (quantity: Quantity) -> Quantity {
    switch quantity {
    case .double(let value): .double(-value)
    case .exact(let value): .exact(-value)
    }
  }
}

extension Cell {
  static func quantity(_ quantity: Quantity?, isMarked: Bool = false) -> Cell {
    switch quantity {
    case .double(let value): .number(value, isMarked: isMarked)
    case .exact(let value): .exact(value, isMarked: isMarked)
    case nil: .number(nil, isMarked: isMarked)
    }
  }
}

extension Factor {
  init(_ quantity: Quantity) {
    switch quantity {
    case .double(let value): self = .number(value)
    case .exact(let value): self = .exact(value)
    }
  }
}

/// Numbers beside each other, such as the tangents of every node.
enum QuantityRow: Sendable {
  case doubles([Double])
  case exact([Rational])

  subscript(index: Int) -> Quantity {
    switch self {
    case .doubles(let values): .double(values[index])
    case .exact(let values): .exact(values[index])
    }
  }

  var quantities: [Quantity] {
    switch self {
    case .doubles(let values): values.map(Quantity.double)
    case .exact(let values): values.map(Quantity.exact)
    }
  }
}

// MARK: - As people read them

extension Rational {
  /// Beyond so many characters people are shown about how much it is.
  private static let textLimit = 60

  var isShort: Bool { description.utf8.count <= Self.textLimit }

  /// `5/3`; `≈1.2e99` for what is too long for a table.
  func tableText(precision: Int, minus: String = "-") -> String {
    guard isShort else { return "≈" + nearestDouble.roundedText(precision: precision, minus: minus) }
    return (self < 0 ? minus : "") + (self < 0 ? -self : self).description
  }

  /// `\frac{5}{3}`
  public var latex: String {
    if isWhole { return description }
    return (self < 0 ? "-" : "") + "\\frac{\(numerator.magnitude)}{\(denominator)}"
  }
}

// MARK: - As data

extension JSONWriter {
  /// Exact numbers are strings, `"5/3"`.
  mutating func quantity(_ quantity: Quantity?) {
    switch quantity {
    case .double(let value): number(value)
    case .exact(let value): string(value.description)
    case nil: null()
    }
  }

  mutating func member(_ key: StaticString, _ value: Quantity?) {
    self.key(key)
    quantity(value)
  }

  mutating func member(_ key: StaticString, _ row: QuantityRow?) {
    switch row {
    case .doubles(let values): member(key, values)
    case .exact(let values):
      self.key(key)
      array { json in
        for value in values { json.string(value.description) }
      }
    case nil: nullMember(key)
    }
  }

  mutating func member(_ key: StaticString, _ matrix: [QuantityRow]) {
    self.key(key)
    array { json in
      for row in matrix {
        json.array { json in
          for value in row.quantities { json.quantity(value) }
        }
      }
    }
  }
}
