import CGraphvizShim

/// Receives the renderer plugin's calls, on the engine's thread while the caller waits.
final class DrawingRecorder {
  var bounds = Rectangle(x: 0, y: 0, width: 0, height: 0)
  var operations: [Operation] = []

  static let sink = gvshim_sink(
    page: { recorder(from: $0)?.bounds = Rectangle(x: 0, y: 0, width: $1, height: $2) },
    begin: { context, kind, name, id, className in
      let object = Object(
        kind: .init(kind), name: string(name), id: string(id), className: string(className))
      recorder(from: context)?.operations.append(.begin(object))
    },
    end: { recorder(from: $0)?.operations.append(.end(.init($1))) },
    text: { context, text in
      guard let run = text?.pointee else { return }
      recorder(from: context)?.operations.append(.text(TextRun(run)))
    },
    shape: { context, shape in
      guard let shape = shape?.pointee else { return }
      recorder(from: context)?.operations.append(.shape(Shape(shape)))
    }
  )
}

private func recorder(from context: UnsafeMutableRawPointer?) -> DrawingRecorder? {
  context.map { Unmanaged<DrawingRecorder>.fromOpaque($0).takeUnretainedValue() }
}

private func string(_ characters: UnsafePointer<CChar>?) -> String {
  characters.map { String(cString: $0) } ?? ""
}

extension Object.Kind {
  fileprivate init(_ kind: gvshim_object) {
    switch kind {
    case GVSHIM_CLUSTER: self = .cluster
    case GVSHIM_NODE: self = .node
    case GVSHIM_EDGE: self = .edge
    default: self = .graph
    }
  }
}

extension TextRun {
  fileprivate init(_ run: gvshim_text) {
    self.init(
      x: run.left, baseline: run.baseline, width: run.width, text: string(run.utf8),
      font: Font(name: string(run.font), flags: Int(run.flags)), size: run.size, color: run.color,
      lines: TextLines(flags: Int(run.flags)))
  }
}

extension TextLines {
  fileprivate init(flags: Int) {
    self = []
    if flags & GVSHIM_OVERLINE != 0 { insert(.over) }
    if flags & GVSHIM_UNDERLINE != 0 { insert(.under) }
    if flags & GVSHIM_STRIKE != 0 { insert(.through) }
  }
}

extension Font {
  fileprivate init(name: String, flags: Int) {
    let script: Script? =
      flags & GVSHIM_SUPERSCRIPT != 0 ? .super : flags & GVSHIM_SUBSCRIPT != 0 ? .sub : nil
    // Searching names takes longer than all the rest of reading a drawing; ours need none.
    if let family = Family.allCases.first(where: { Font($0).graphvizName == name }) {
      self.init(family, bold: flags & GVSHIM_BOLD != 0, italic: flags & GVSHIM_ITALIC != 0, script: script)
      return
    }
    let name = name.lowercased()
    self.init(
      Family(name: name),
      bold: flags & GVSHIM_BOLD != 0 || name.contains("bold"),
      italic: flags & GVSHIM_ITALIC != 0 || name.contains("italic") || name.contains("oblique"),
      script: script)
  }
}

extension Font.Family {
  fileprivate init(name: String) {
    if name.contains("mono") || name.contains("cour") {
      self = .mono
    } else if name.contains("sans") || name.contains("arial") || name.contains("helvet") {
      self = .sans
    } else {
      self = .serif
    }
  }
}

extension Shape {
  fileprivate init(_ shape: gvshim_shape) {
    let points = UnsafeBufferPointer(start: shape.points, count: shape.count).map { Point(x: $0.x, y: $0.y) }
    self.init(
      kind: .init(shape.kind), points: points,
      fill: shape.filled ? visible(shape.fill) : nil,
      stroke: shape.pen == GVSHIM_NO_PEN || shape.pen_width == 0 ? nil : visible(shape.stroke),
      penWidth: shape.pen_width, dash: .init(shape.pen))
  }
}

private func visible(_ color: UInt32) -> UInt32? { color & 0xFF == 0 ? nil : color }

extension Shape.Kind {
  fileprivate init(_ kind: gvshim_shape_kind) {
    switch kind {
    case GVSHIM_ELLIPSE: self = .ellipse
    case GVSHIM_POLYGON: self = .polygon
    case GVSHIM_POLYLINE: self = .polyline
    default: self = .bezier
    }
  }
}

extension Shape.Dash {
  fileprivate init(_ pen: gvshim_pen) {
    switch pen {
    case GVSHIM_DASHED: self = .dashed
    case GVSHIM_DOTTED: self = .dotted
    default: self = .solid
    }
  }
}
