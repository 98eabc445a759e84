/// At most two decimals, the same in every locale.
func number(_ value: Double) -> String {
  guard value.isFinite else { return "0" }
  let hundredths = Int((min(max(value, -1e12), 1e12) * 100).rounded())
  let sign = hundredths < 0 ? "-" : ""
  let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  if part == 0 { return "\(sign)\(whole)" }
  if part % 10 == 0 { return "\(sign)\(whole).\(part / 10)" }
  return "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
}

/// For element content and quoted attributes. What XML cannot hold is dropped.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\t", "\n", "\r": result += " "
    default: if isAllowed(scalar) { result.unicodeScalars.append(scalar) }
    }
  }
  return result
}

private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
  default: true
  }
}

/// Spaces that a viewer would trim or fold, made unbreakable.
func keepingSpaces(_ text: String) -> String {
  guard text.hasPrefix(" ") || text.hasSuffix(" ") || text.contains("  ") else { return text }
  var scalars = Array(text.unicodeScalars)
  for index in scalars.indices where scalars[index] == " " {
    let atEdge = index == 0 || index == scalars.count - 1
    if atEdge || scalars[index - 1] == " " || scalars[index - 1] == "\u{A0}" || scalars[index + 1] == " " {
      scalars[index] = "\u{A0}"
    }
  }
  var result = String.UnicodeScalarView()
  result.append(contentsOf: scalars)
  return String(result)
}

/// Letters, digits and hyphens; everything else becomes a hyphen.
func identifier(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    let plain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
    result.unicodeScalars.append(plain || scalar == "_" ? scalar : "-")
  }
  return result
}
