import Notation

/// How a primitive's value is built in any number system, be its numbers doubles, fractions or of eighty digits.
public enum Construction: Sendable {
  case sign(BinaryOperator)
  case negation
  case choice
  case fold(Fold)
  case function(ElementaryFunction)
  /// Notation over `x`, `y` that calls other rows.
  case notation(String)

  /// What a number system makes of any number of operands.
  public enum Fold: Sendable, CaseIterable {
    case sum, product, mean, largest, smallest
  }
}

/// The functions of one operand that a number system brings itself; all others are written with them.
public enum ElementaryFunction: Sendable, CaseIterable {
  case floor, squareRoot, cubeRoot, exp, expMinusOne, log, logOnePlus, sin, cos, atan, erf, erfc
}
