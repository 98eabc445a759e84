import Figures
import Graphviz

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A figure with the places of its parts as JSON, members in alphabetical order, from which `Figure` can be decoded.
struct FigureJSON: Encodable {
  static let schema = "chainrule.figure/1"

  private let figure: Figure
  private let geometry: FigureGeometry

  static func bytes(of figure: Figure, on drawing: Drawing) throws(GraphvizError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return [UInt8](try encoder.encode(FigureJSON(figure: figure, geometry: FigureGeometry(of: drawing)))) + [0x0A]
    } catch {
      throw GraphvizError(stage: .render, message: "the figure cannot be written as JSON: \(error)")
    }
  }

  private enum CodingKeys: String, CodingKey {
    case schema, layout
  }

  func encode(to encoder: any Encoder) throws {
    try figure.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.schema, forKey: .schema)
    try container.encode(layout, forKey: .layout)
  }

  // MARK: Layout

  /// In points, y downwards: boxes and frames by their upper left corners, arrows as cubic pieces.
  private struct Layout: Encodable {
    var arrows: [Course]
    var boxes: [Area]
    var frames: [Area]
    var height: Double
    var width: Double
  }

  private struct Course: Encodable {
    var id: String
    var label: [Double]?
    var points: [[Double]]
  }

  private struct Area: Encodable {
    var id: String
    var x, y, width, height: Double

    init(_ area: Rectangle?, id: String) {
      let area = area ?? Rectangle(x: 0, y: 0, width: 0, height: 0)
      self.id = id
      (x, y, width, height) = (rounded(area.x), rounded(area.y), rounded(area.width), rounded(area.height))
    }
  }

  private var layout: Layout {
    Layout(
      arrows: figure.arrows.map { arrow in
        Course(
          id: arrow.id, label: geometry.labelCenter(of: arrow).map { [rounded($0.x), rounded($0.y)] },
          points: geometry.curve(of: arrow).map { [rounded($0.x), rounded($0.y)] })
      },
      boxes: figure.boxes.map { Area(geometry.area(of: $0), id: $0.id) },
      frames: figure.frames.indices.map { Area(geometry.frame($0), id: "frame\($0)") },
      height: rounded(geometry.bounds.height), width: rounded(geometry.bounds.width))
  }
}

private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
