/// How wide text is at most in any face, in ems: a figure knows no fonts, and blanks must hold what goes there.
extension Line {
  var ems: Double {
    pieces.reduce(0) { sum, piece in
      switch piece {
      case .runs(let runs): sum + runs.ems
      case .fraction(let numerator, let denominator, _): sum + max(numerator.ems, denominator.ems) + 0.4
      }
    }
  }
}

extension [Run] {
  var ems: Double {
    reduce(0) { sum, run in sum + run.text.reduce(0) { $0 + $1.ems } * (run.script == .normal ? 1 : 0.75) }
  }
}

extension Character {
  fileprivate var ems: Double {
    switch self {
    case " ", "\u{A0}", ".", ",", ":", ";", "'", "|", "i", "j", "l", "t", "f": 0.34
    case "·", "(", ")", "[", "]", "r", "s": 0.4
    case "0"..."9", "−", "+", "=", "<", ">", "≤", "≥": 0.57
    case "a"..."l", "n"..."v", "x"..."z": 0.57
    default: 0.95
    }
  }
}
