import ChainRule
import Graphviz
import TestSupport
import Testing

@testable import ChainRuleCommand

/// Text lies in its place, overlaps nothing and is crossed by nothing, in the styles without boxes.
@Suite struct StyleGeometryTests {
  static let styles: [FigureStyle] = [.tape, .plain]

  /// Each program of the gallery once.
  static let programs: [GalleryEntry] = {
    var seen: Set<String> = []
    return GalleryEntry.all.filter { seen.insert($0.arguments[0]).inserted }
  }()

  @Test(arguments: programs, styles)
  func `every kind of figure of a program in the gallery can be read`(_ entry: GalleryEntry, _ style: FigureStyle)
    throws
  {
    for kind in FigureKind.allCases {
      var arguments = [entry.arguments[0], "--style", style.rawValue, "--figure", kind.rawValue]
      if entry.arguments.contains("--expand") { arguments += ["--expand", "all"] }
      let figure = try DrawCommand.parse(arguments).described()
      let violations = GeometryChecker(try figure.drawing(), of: figure).violations
      #expect(violations == [], "\(kind)")
    }
  }

  @Test(arguments: 0..<60)
  func `a random program can be read`(_ seed: UInt64) throws {
    let computation = RandomComputation(seed: 9000 + seed, isAwayFromKinks: true)
    let graph = try Graph(of: Program(parsing: computation.text))
    let evaluation = try graph.evaluated(at: computation.point)
    for style in Self.styles {
      let kind = FigureKind.allCases[Int(seed) % FigureKind.allCases.count]
      let figure = try Figure(of: evaluation, options: FigureOptions(kind: kind, style: style))
      guard figure.boxes.count <= 40 else { continue }
      let violations = GeometryChecker(try figure.drawing(), of: figure).violations
      #expect(violations == [], "\(style) \(kind)")
    }
  }

  @Test(arguments: HostileNameTests.names)
  func `names as long as they like overlap nothing`(_ name: String) throws {
    let graph = try Graph(of: Program(parsing: "\(name) = 2; f = \(name)*\(name) + exp(\(name))"))
    let evaluation = try graph.evaluated()
    for style in Self.styles {
      for kind in [FigureKind.partials, .paths, .compare] {
        let figure = try Figure(of: evaluation, options: FigureOptions(kind: kind, style: style))
        let drawing = try figure.drawing()
        #expect(GeometryChecker(drawing, of: figure).violations == [], "\(style) \(kind)")
        #expect(drawing.bounds.width < 2400)
        #expect(figure.boxes.contains { $0.tooltip.contains(name) })
      }
    }
  }
}
