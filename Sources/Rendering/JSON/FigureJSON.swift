import Figures
import Graphviz
import Reports

/// Writes a figure as JSON with its members in alphabetical order, from which `Figure` can be decoded again.
struct FigureJSON {
  static let schema = "chainrule.figure/1"

  private let figure: Figure
  private let geometry: FigureGeometry
  private var json: JSONWriter

  static func bytes(of figure: Figure, on drawing: Drawing) -> [UInt8] {
    var bytes: [UInt8] = []
    let stream = ByteStream { bytes += $0 }
    var writer = FigureJSON(figure: figure, geometry: FigureGeometry(of: drawing), json: JSONWriter(stream))
    writer.write()
    var written = writer.json.finished()
    written.flush()
    return bytes
  }

  private mutating func write() {
    let writer = self
    json.object(.lines) { json in
      writer.list("arrows", writer.figure.arrows, &json, writer.write)
      writer.list("boxes", writer.figure.boxes, &json, writer.write)
      writer.list("caption", writer.figure.caption, &json, writer.write)
      json.member("description", writer.figure.description)
      writer.list("formulas", writer.figure.formulas, &json, writer.write)
      writer.list("frames", writer.figure.frames, &json, writer.write)
      json.member("kind", writer.figure.kind.rawValue)
      json.member("language", writer.figure.language.rawValue)
      writer.writeLayout(&json)
      writer.list("legend", writer.figure.legend, &json, writer.write)
      writer.list("notes", writer.figure.notes, &json, writer.write)
      json.member("remarks", writer.figure.remarks)
      writer.list("rows", writer.figure.rows, &json) { row, json in writer.write(row, &json) }
      json.member("schema", Self.schema)
      json.member("style", writer.figure.style.rawValue)
      json.member("title", writer.figure.title)
    }
  }

  private func list<T>(
    _ key: StaticString, _ elements: [T], _ json: inout JSONWriter, _ write: (T, inout JSONWriter) -> Void
  ) {
    json.key(key)
    json.array(.lines) { json in
      for element in elements { write(element, &json) }
    }
  }

  // MARK: Parts

  private func write(_ arrow: Figure.Arrow, _ json: inout JSONWriter) {
    json.object { json in
      json.member("from", arrow.from)
      json.member("hasHead", arrow.hasHead)
      json.member("id", arrow.id)
      json.member("isCarrying", arrow.isCarrying)
      if let label = arrow.label {
        json.key("label")
        write(label, &json)
      }
      json.member("role", arrow.role.text)
      json.member("to", arrow.to)
      json.member("tooltip", arrow.tooltip)
    }
  }

  private func write(_ box: Figure.Box, _ json: inout JSONWriter) {
    json.object { json in
      json.member("fill", box.fill.rawValue)
      if let frame = box.frame { json.member("frame", frame) }
      json.member("id", box.id)
      json.key("lines")
      json.array { json in
        for line in box.lines { write(line, &json) }
      }
      if let seed = box.seed { json.member("seed", seed.text) }
      json.key("shape")
      write(box.shape, &json)
      json.member("tooltip", box.tooltip)
    }
  }

  private func write(_ shape: Figure.Box.Shape, _ json: inout JSONWriter) {
    switch shape {
    case .box: json.string("box")
    case .gate: json.string("gate")
    case .plain: json.string("plain")
    case .wire(let name, let above, let below):
      json.object { json in
        write("above", above, &json)
        write("below", below, &json)
        write("name", name, &json)
      }
    }
  }

  private func write(_ frame: Figure.Frame, _ json: inout JSONWriter) {
    json.object { json in
      if let parent = frame.parent { json.member("parent", parent) }
      json.member("role", frame.role.text)
      json.key("title")
      write(frame.title, &json)
    }
  }

  private func write(_ note: Figure.Note, _ json: inout JSONWriter) {
    json.object { json in
      json.key("boxes")
      write(note.boxes, &json)
      json.key("lines")
      json.array { json in
        for line in note.lines { write(line, &json) }
      }
    }
  }

  private func write(_ entry: Figure.LegendEntry, _ json: inout JSONWriter) {
    json.object { json in
      write("sign", entry.sign, &json)
      json.member("words", entry.words)
    }
  }

  private func write(_ indices: [Int], _ json: inout JSONWriter) {
    json.array { json in
      for index in indices { json.integer(index) }
    }
  }

  // MARK: Text

  /// A line is the list of its pieces: lists of runs, and fractions.
  private func write(_ line: Line, _ json: inout JSONWriter) {
    json.array { json in
      for piece in line.pieces {
        switch piece {
        case .runs(let runs): write(runs, &json)
        case .fraction(let numerator, let denominator, let role):
          json.object { json in
            write("denominator", denominator, &json)
            write("numerator", numerator, &json)
            json.member("role", role.text)
          }
        }
      }
    }
  }

  private func write(_ key: StaticString, _ runs: [Run], _ json: inout JSONWriter) {
    json.key(key)
    write(runs, &json)
  }

  private func write(_ runs: [Run], _ json: inout JSONWriter) {
    json.array { json in
      for run in runs {
        json.object { json in
          if run.isItalic { json.member("isItalic", true) }
          json.member("role", run.role.text)
          if run.script != .normal { json.member("script", run.script.rawValue) }
          json.member("text", run.text)
        }
      }
    }
  }

  // MARK: Layout

  /// In points, y downwards: the boxes by their upper left corners, the arrows as cubic pieces.
  private func writeLayout(_ json: inout JSONWriter) {
    json.key("layout")
    json.object(.lines) { json in
      list("arrows", figure.arrows, &json, writePlace)
      list("boxes", figure.boxes, &json, writePlace)
      list("frames", Array(figure.frames.indices), &json) { index, json in
        write(geometry.frame(index), id: "frame\(index)", &json)
      }
      json.member("height", rounded(geometry.bounds.height))
      json.member("width", rounded(geometry.bounds.width))
    }
  }

  private func writePlace(_ arrow: Figure.Arrow, _ json: inout JSONWriter) {
    json.object { json in
      json.member("id", arrow.id)
      if let center = geometry.labelCenter(of: arrow) {
        json.member("label", [rounded(center.x), rounded(center.y)])
      }
      json.member("points", geometry.curve(of: arrow).map { [rounded($0.x), rounded($0.y)] })
    }
  }

  private func writePlace(_ box: Figure.Box, _ json: inout JSONWriter) {
    write(geometry.area(of: box), id: box.id, &json)
  }

  private func write(_ area: Rectangle?, id: String, _ json: inout JSONWriter) {
    let area = area ?? Rectangle(x: 0, y: 0, width: 0, height: 0)
    json.object { json in
      json.member("height", rounded(area.height))
      json.member("id", id)
      json.member("width", rounded(area.width))
      json.member("x", rounded(area.x))
      json.member("y", rounded(area.y))
    }
  }

  private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
