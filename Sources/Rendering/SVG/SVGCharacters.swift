/// At most two decimals, the same in every locale.
func number(_ value: Double) -> String {
  guard value.isFinite else { return "0" }
  let hundredths = Int((min(max(value, -1e12), 1e12) * 100).rounded())
  let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  var text = hundredths < 0 ? "-" : ""
  text += String(whole)
  if part == 0 { return text }
  text += part < 10 ? ".0" : "."
  text += String(part % 10 == 0 ? part / 10 : part)
  return text
}

/// For element content and attributes in double quotes, of XML and of HTML. What these cannot hold, and what turns the
/// direction of text, is dropped.
package func escaped(_ text: String) -> String {
  if text.utf8.allSatisfy(isPlain) { return text }
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

/// Of one byte: neither markup's own, nor a control, nor part of a longer character.
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): false
  default: byte >= 0x20 && byte < 0x7F
  }
}

private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
  default: !scalar.turnsDirection
  }
}

/// Spaces that a viewer would trim or fold, made unbreakable.
func keepingSpaces(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: " ")) else { return text }
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
    let isPlain =
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": true
      default: false
      }
    result.unicodeScalars.append(isPlain ? scalar : "-")
  }
  return result
}
