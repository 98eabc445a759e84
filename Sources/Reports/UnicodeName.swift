import Notation

/// A sign over a name: a dot for a tangent, a bar for an adjoint.
enum NameMark: Sendable, Hashable {
  case none, dot, bar
}

/// Names in Unicode text.
enum UnicodeName {
  /// The bar is over every letter, the dot over the one in the middle; combining marks take no column.
  ///
  /// - Parameter hasSubscript: whether `x1` and `x_1` are written x₁.
  static func text(of name: String, mark: NameMark, hasSubscript: Bool) -> String {
    let parts = NameParts(of: name)
    let base = marked(parts.base, mark)
    guard hasSubscript, !parts.index.isEmpty, let index = subscripted(parts.index) else {
      return base + parts.separator + parts.index
    }
    return base + index
  }

  static func marked(_ base: Substring, _ mark: NameMark) -> String {
    switch mark {
    case .none: return String(base)
    case .bar where base.utf8.count == 1: return base + "\u{304}"
    case .dot where base.utf8.count == 1: return base + "\u{307}"
    case .bar: return base.map { String($0) + "\u{304}" }.joined()
    case .dot:
      let middle = base.index(base.startIndex, offsetBy: (base.count - 1) / 2)
      return base[...middle] + "\u{307}" + base[base.index(after: middle)...]
    }
  }

  /// Nil where something is no ASCII digit and no sign.
  static func subscripted(_ text: some StringProtocol) -> String? {
    var result = String.UnicodeScalarView()
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-"): result.append("₋")
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard let scalar = Unicode.Scalar(0x2080 + UInt32(byte - UInt8(ascii: "0"))) else { return nil }
        result.append(scalar)
      default: return nil
      }
    }
    return String(result)
  }
}
