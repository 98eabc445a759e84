/// Turns the drawing's colours into attributes, and remembers which roles need a rule.
struct SVGPalette {
  enum Property: String, CaseIterable {
    case fill, stroke
  }

  private struct Use: Hashable {
    var property: Property
    var code: UInt32
  }

  private let scheme: ColorScheme
  private let paints: [UInt32: Paint]
  private let paintMask: UInt32
  private let furtherAttributes: [UInt32: String]
  private var uses: Set<Use> = []
  private var knownFills: [UInt32: Attributes] = [:]
  private var knownStrokes: [UInt32: Attributes] = [:]

  typealias Attributes = (className: String?, text: String)

  init(_ options: SVGOptions) {
    scheme = options.colors
    paints = options.paints
    paintMask = options.paintMask
    furtherAttributes = options.attributes
  }

  /// The attributes of 0xRRGGBBAA, and the class if it stands for a role.
  mutating func attributes(_ property: Property, _ rgba: UInt32?) -> Attributes {
    guard let rgba else { return (nil, " \(property.rawValue)=\"none\"") }
    if let known = property == .fill ? knownFills[rgba] : knownStrokes[rgba] { return known }
    let made = made(property, rgba)
    if property == .fill { knownFills[rgba] = made } else { knownStrokes[rgba] = made }
    return made
  }

  private mutating func made(_ property: Property, _ rgba: UInt32) -> Attributes {
    let code = rgba >> 8
    let alpha = rgba & 0xFF
    let opacity = alpha == 0xFF ? "" : " \(property.rawValue)-opacity=\"\(number(Double(alpha) / 255))\""
    guard let paint = paints[code & paintMask] else {
      return (nil, " \(property.rawValue)=\"\(hexadecimal(code))\"\(opacity)")
    }
    uses.insert(Use(property: property, code: code & paintMask))
    let literal =
      " \(property.rawValue)=\"\(escaped(literalColor(paint)))\"\(opacity)"
      + (furtherAttributes[code & ~paintMask] ?? "")
    return (className(property, paint), literal)
  }

  /// The custom properties, so that a page can set its own; the literal colours again where it does not.
  func addStyle(to text: inout PrefixedText) {
    guard !uses.isEmpty else { return }
    text += "<style>\n"
    for (use, paint) in sortedUses { addRule(use.property, paint, literalColor(paint), to: &text) }
    if scheme == .auto {
      text += "@media (prefers-color-scheme:dark){\n"
      for (use, paint) in sortedUses { addRule(use.property, paint, paint.dark, to: &text) }
      text += "}\n"
    }
    text += "</style>\n"
  }

  private func addRule(_ property: Property, _ paint: Paint, _ color: String, to text: inout PrefixedText) {
    text += "#"
    text.addPrefix()
    let name = identifier(paint.className)
    text += " .\(className(property, paint)){"
    text += "\(property.rawValue):var(--chainrule-\(name),\(harmlessColor(color)))}\n"
  }

  private var sortedUses: [(Use, Paint)] {
    var classes: Set<String> = []
    return uses.sorted { ($0.code, $0.property.rawValue) < ($1.code, $1.property.rawValue) }
      .compactMap { use in paints[use.code].map { (use, $0) } }
      .filter { use, paint in classes.insert(className(use.property, paint)).inserted }
  }

  private func className(_ property: Property, _ paint: Paint) -> String {
    "\(property.rawValue)-\(identifier(paint.className))"
  }

  private func literalColor(_ paint: Paint) -> String {
    switch scheme {
    case .auto, .light: paint.light
    case .dark: paint.dark
    case .print: paint.print
    }
  }
}

private func hexadecimal(_ code: UInt32) -> String {
  let digits = String(code & 0xFF_FFFF, radix: 16)
  return "#" + String(repeating: "0", count: 6 - digits.count) + digits
}

// Nothing that could end a rule or the style element.
private func harmlessColor(_ color: String) -> String {
  let kept = color.unicodeScalars.filter { scalar in
    switch scalar {
    case "{", "}", ";", "<", ">", "&", "\"", "'", "\\", "/", "@": false
    default: (0x20..<0x7F).contains(scalar.value)
    }
  }
  return String(String.UnicodeScalarView(kept))
}
