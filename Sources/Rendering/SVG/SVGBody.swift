import Graphviz

/// The figure's shapes and text in the order they are drawn.
struct SVGBody {
  var text = PrefixedText()
  var palette: SVGPalette
  private let options: SVGOptions
  private let outlines: TextOutlines?
  private var line = SVGTextLine()
  private var object: Object?
  private var dash: String?
  private var ids: Set<String> = ["title", "desc"]

  init(options: SVGOptions, outlines: TextOutlines? = nil) {
    self.options = options
    self.outlines = outlines
    palette = SVGPalette(options)
  }

  mutating func add(_ drawing: Drawing) {
    for operation in drawing.operations {
      if case .text(let run) = operation, !run.isTransparent, line.accepts(run) {
        line.runs.append(run)
        continue
      }
      endLine()
      switch operation {
      case .begin(let object): begin(object)
      case .end(let kind): end(kind)
      case .shape(let shape): add(shape)
      case .text(let run): line.runs = run.isTransparent ? [] : [run]
      }
    }
    endLine()
  }

  private mutating func endLine() {
    for radical in Radical.all(in: line.runs) {
      add(radical.shape)
      line.runs[radical.sign].color = 0
    }
    if let outlines {
      text += outlines.markup(of: line.runs, palette: &palette)
    } else if !line.runs.isEmpty {
      text += line.markup(palette: &palette, fonts: options.fonts)
    }
    line.runs = []
  }

  // ---- Objects

  private mutating func begin(_ object: Object) {
    self.object = object
    guard object.kind != .graph else { return }
    let tokens = object.className.split(separator: " ").map(String.init)
    dash = tokens.compactMap { [dashes = options.dashes] in dashes[$0] }.first
    text += "<g id=\""
    text.addPrefix()
    text += "-\(escaped(unique(object.id)))\""
    text += " class=\"\(escaped((["cr-\(object.kind.rawValue)"] + tokens).joined(separator: " ")))\""
    text += options.hiddenObjects.contains(object.id) ? " visibility=\"hidden\">\n" : ">\n"
    if let tooltip = options.tooltips[object.id] { text += "<title>\(escaped(tooltip))</title>\n" }
  }

  private mutating func end(_ kind: Object.Kind) {
    object = nil
    dash = nil
    if kind != .graph { text += "</g>\n" }
  }

  private mutating func unique(_ id: String) -> String {
    let plain = identifier(id)
    var candidate = plain
    var count = 1
    while !ids.insert(candidate).inserted {
      count += 1
      candidate = "\(plain)-\(count)"
    }
    return candidate
  }

  // ---- Shapes

  private mutating func add(_ shape: Shape) {
    guard shape.fill != nil || shape.stroke != nil, let geometry = geometry(of: shape) else { return }
    let fill = palette.attributes(.fill, shape.fill)
    let stroke = palette.attributes(.stroke, shape.stroke)
    let classes = [fill.className, stroke.className].compactMap(\.self)
    text += "<\(geometry)"
    if !classes.isEmpty { text += " class=\"\(classes.joined(separator: " "))\"" }
    text += fill.text
    if shape.stroke != nil { text += stroke.text + penAttributes(of: shape) }
    text += "/>\n"
  }

  private mutating func penAttributes(of shape: Shape) -> String {
    var attributes = shape.penWidth == 1 ? "" : " stroke-width=\"\(number(shape.penWidth))\""
    if let array = ownDash(for: shape) {
      attributes += " stroke-dasharray=\"\(escaped(array))\""
    } else {
      switch shape.dash {
      case .solid: break
      case .dashed: attributes += " stroke-dasharray=\"5 3\""
      case .dotted: attributes += " stroke-dasharray=\"0.1 4\" stroke-linecap=\"round\""
      }
    }
    return attributes
  }

  // On an edge its lines and not its arrowheads; elsewhere the outline, which comes first.
  private mutating func ownDash(for shape: Shape) -> String? {
    guard let object, let array = dash else { return nil }
    if object.kind == .edge { return shape.kind == .bezier && shape.fill == nil ? array : nil }
    dash = nil
    return array
  }
}

extension TextRun {
  /// Kept only for its width, or to be found and selected.
  var isTransparent: Bool { color & 0xFF == 0 }
}

private func geometry(of shape: Shape) -> String? {
  guard let first = shape.points.first, let last = shape.points.last, shape.points.count > 1 else { return nil }
  switch shape.kind {
  case .ellipse:
    let radii = "rx=\"\(number(abs(last.x - first.x)))\" ry=\"\(number(abs(last.y - first.y)))\""
    return "ellipse cx=\"\(number(first.x))\" cy=\"\(number(first.y))\" \(radii)"
  case .polygon:
    return "polygon points=\"\(list(shape.points[...]))\""
  case .polyline:
    return "polyline points=\"\(list(shape.points[...]))\""
  case .bezier:
    return "path d=\"M\(list([first]))C\(list(shape.points.dropFirst()))\(first == last ? "Z" : "")\""
  }
}

private func list(_ points: ArraySlice<Point>) -> String {
  var text = ""
  for point in points {
    if !text.isEmpty { text += " " }
    text += number(point.x)
    text += ","
    text += number(point.y)
  }
  return text
}
