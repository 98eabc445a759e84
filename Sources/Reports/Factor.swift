import Differentiation
import Notation

/// One partial in a product along a path.
enum Factor: Sendable {
  case number(Double)
  case exact(Rational)
  case symbol(String)
}

extension [Factor] {
  /// `2·(-1)`: what would be misread is in brackets, at the beginning of a line or sum only what is no product.
  func text(precision: Int, isFirst: Bool) -> String {
    joined(isFirst: isFirst, by: "·", brackets: ("(", ")")) { factor in
      switch factor {
      case .number(let value): value.roundedText(precision: precision)
      case .exact(let value): value.tableText(precision: precision)
      case .symbol(let text): text
      }
    }
  }

  func latex(isFirst: Bool, number: (Double) -> String, exact: (Rational) -> String) -> String {
    joined(isFirst: isFirst, by: " \\cdot ", brackets: ("\\left(", "\\right)")) { factor in
      switch factor {
      case .number(let value): number(value)
      case .exact(let value): exact(value)
      case .symbol(let text): LatexExpression.text(ofNotation: text)
      }
    }
  }

  private func joined(
    isFirst: Bool, by sign: String, brackets: (String, String), text: (Factor) -> String
  ) -> String {
    if isEmpty { return "1" }
    var joined = ""
    for (index, factor) in enumerated() {
      if index > 0 { joined += sign }
      let isBare = factor.isProduct(isFirst: isFirst && index == 0)
      joined += isBare || count == 1 && isFirst ? text(factor) : brackets.0 + text(factor) + brackets.1
    }
    return joined
  }
}

extension Factor {
  /// Whether it can stand in a product as it is.
  fileprivate func isProduct(isFirst: Bool) -> Bool {
    switch self {
    case .number(let value): isFirst || !(value < 0)
    case .exact(let value): value.isWhole && (isFirst || value >= 0)
    case .symbol(let text): (isFirst || !text.hasPrefix("-")) && !text.hasOpenSpace
    }
  }
}

extension String {
  /// Whether there is a space outside of brackets, as around `+`.
  fileprivate var hasOpenSpace: Bool {
    var depth = 0
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: " ") where depth == 0: return true
      default: break
      }
    }
    return false
  }
}
