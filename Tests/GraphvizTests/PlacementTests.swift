import Graphviz
import Testing

@Suite struct PlacementTests {
  private let dot = "digraph { a [id=a]; b [id=b]; a -> b [id=e, label=x] }"

  /// The numbers of an edge's line in Graphviz's format `plain`, in inches: points of the curve, then the label.
  private func edgeNumbers(_ placements: [Placement]) throws -> (curve: [Double], label: [Double]) {
    let bytes = try Graphviz.rendered(dot, as: "plain", placements: placements)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let words = try #require(lines.first { $0.hasPrefix("edge") }).split(separator: " ")
    let count = try #require(Int(words[3]))
    let label = 4 + 2 * count
    return (words[4..<label].compactMap { Double($0) }, words[(label + 1)...(label + 2)].compactMap { Double($0) })
  }

  @Test func `a label is drawn where it was moved to`() throws {
    let before = try edgeNumbers([])
    let after = try edgeNumbers([Placement(kind: .edge, id: "e", labelShift: Point(x: 36, y: 18))])
    #expect(after.curve == before.curve)
    #expect(abs(after.label[0] - before.label[0] - 0.5) < 0.001)
    #expect(abs(after.label[1] - before.label[1] + 0.25) < 0.001)
  }

  @Test func `an edge takes the way it was given`() throws {
    let before = try edgeNumbers([])
    let curve = [0, 12, 24, 36].map { Point(x: Double($0), y: Double($0) / 2) }
    let after = try edgeNumbers([Placement(kind: .edge, id: "e", curve: curve, tip: Point(x: 42, y: 21))])
    #expect(after.curve.count == 8)
    for (index, point) in curve.enumerated() {
      #expect(abs(after.curve[2 * index] - before.curve[0] - point.x / 72) < 0.001)
      #expect(abs(after.curve[2 * index + 1] - before.curve[1] + point.y / 72) < 0.001)
    }
    #expect(after.label == before.label)
  }

  @Test func `a placement of nothing changes nothing`() throws {
    let stranger = Placement(kind: .edge, id: "f", labelShift: Point(x: 36, y: 18))
    let node = Placement(kind: .edge, id: "a", labelShift: Point(x: 36, y: 18))
    let (before, after) = (try edgeNumbers([]), try edgeNumbers([stranger, node]))
    #expect(after.curve == before.curve && after.label == before.label)
  }

  @Test func `the border of a cluster is drawn where its corners were moved to`() throws {
    let dot = "digraph { subgraph cluster_c { graph [id=c]; a [id=a] } }"
    func corners(_ placements: [Placement]) throws -> [Double] {
      let svg = String(decoding: try Graphviz.rendered(dot, as: "svg", placements: placements), as: UTF8.self)
      // The first polygon is the page.
      let polygon = try #require(svg.split(separator: "<polygon").dropFirst(2).first)
      let points = try #require(polygon.split(separator: "points=\"").dropFirst().first).prefix { $0 != "\"" }
      return points.split { $0 == " " || $0 == "," }.compactMap { Double($0) }
    }
    let moved = Placement(
      kind: .cluster, id: "c", topLeftShift: Point(x: -3, y: -2), bottomRightShift: Point(x: 5, y: 4))
    let (before, after) = (try corners([]), try corners([moved]))
    // From the lower left corner by the upper left one to the lower right one and back.
    #expect(zip(after, before).map { $0 - $1 } == [-3, 4, -3, -2, 5, -2, 5, 4, -3, 4])
  }
}
