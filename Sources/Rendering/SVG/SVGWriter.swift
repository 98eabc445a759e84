import Graphviz

/// Writes a drawing as SVG: the same bytes for the same drawing and options, on every machine.
public struct SVGWriter: Sendable {
  public var options: SVGOptions

  public init(_ options: SVGOptions = SVGOptions()) {
    self.options = options
  }

  /// One `svg` element with a final newline; ids are prefixed by a hash of the content. O(size of the drawing).
  public func markup(of drawing: Drawing) -> String {
    var body = SVGBody(options: options)
    body.add(drawing)
    var text = PrefixedText()
    if !options.inline { text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" }
    addRoot(to: &text, bounds: drawing.bounds)
    addWords(to: &text)
    body.palette.addStyle(to: &text)
    options.animation?.addStyle(to: &text)
    addBackground(to: &text, bounds: drawing.bounds)
    text += body.text
    text += "</svg>\n"
    return text.joined(prefix: "cr" + text.fingerprint(salt: options.idPrefixSalt))
  }

  private func addRoot(to text: inout PrefixedText, bounds: Rectangle) {
    text += "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\""
    text.addPrefix()
    text += "\" lang=\"\(escaped(options.language))\""
    text += " width=\"\(number(bounds.width * 4 / 3))\" height=\"\(number(bounds.height * 4 / 3))\""
    let corner = "\(number(bounds.x)) \(number(bounds.y))"
    text += " viewBox=\"\(corner) \(number(bounds.width)) \(number(bounds.height))\""
    text += " style=\"max-width:100%;height:auto\" role=\"img\""
    addReference("aria-labelledby", to: "title", if: options.title, text: &text)
    addReference("aria-describedby", to: "desc", if: options.description, text: &text)
    // What the page around would otherwise hand down.
    text += " direction=\"ltr\" text-anchor=\"start\" font-style=\"normal\" font-weight=\"normal\""
    text += " letter-spacing=\"0\" word-spacing=\"0\" font-family=\"\(Font.Family.serif.stack)\">\n"
  }

  private func addReference(_ attribute: String, to id: String, if words: String, text: inout PrefixedText) {
    guard !words.isEmpty else { return }
    text += " \(attribute)=\""
    text.addPrefix()
    text += "-\(id)\""
  }

  private func addWords(to text: inout PrefixedText) {
    for (element, words) in [("title", options.title), ("desc", options.description)] where !words.isEmpty {
      text += "<\(element) id=\""
      text.addPrefix()
      text += "-\(element)\">\(escaped(words))</\(element)>\n"
    }
  }

  private func addBackground(to text: inout PrefixedText, bounds: Rectangle) {
    guard let color = options.background else { return }
    text += "<rect x=\"\(number(bounds.x))\" y=\"\(number(bounds.y))\""
    text += " width=\"\(number(bounds.width))\" height=\"\(number(bounds.height))\" fill=\"\(escaped(color))\"/>\n"
  }
}
