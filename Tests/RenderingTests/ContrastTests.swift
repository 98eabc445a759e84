import Figures
import Testing

@testable import Rendering

/// WCAG 2's contrast of every colour against everything it can lie on.
@Suite struct ContrastTests {
  private static let surfaces = PaintName.all.filter(\.isFill)
  private static let painted = PaintName.all.filter { $0.contrast != nil }

  @Test(arguments: Theme.allCases)
  func `text and lines stand out from every fill and the page, in both halves`(_ theme: Theme) throws {
    for paint in Self.painted {
      let wanted = try #require(paint.contrast)
      for surface in Self.surfaces {
        #expect(Contrast.ratio(theme.color(paint), theme.color(surface)) >= wanted, "\(paint) on \(surface)")
        let dark = Contrast.ratio(theme.darkColor(paint), theme.darkColor(surface))
        #expect(dark >= wanted, "\(paint) on \(surface), dark")
      }
    }
    #expect(theme.contrastFailures.isEmpty)
  }

  /// The examples of WebAIM's contrast checker, to two places as it cuts them.
  @Test(arguments: [
    ("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.47), ("#767676", "#ffffff", 4.54),
    ("#ff0000", "#ffffff", 3.99), ("#0000ff", "#ffffff", 8.59), ("#ffff00", "#ffffff", 1.07),
  ])
  func `contrast is as others compute it`(_ one: String, _ other: String, _ ratio: Double) {
    #expect(abs(Contrast.ratio(one, other) - ratio) < 0.01)
    #expect(Contrast.ratio(one, other) == Contrast.ratio(other, one))
  }

  @Test(arguments: [("#999999", ["#ffffff", "#eff6ff"]), ("#ffff00", ["#ffffff"]), ("#222222", ["#000000"])])
  func `the colour offered instead stands out from all, and its neighbour does not`(
    _ color: String, _ surfaces: [String]
  ) throws {
    let offered = try #require(Contrast.nearest(to: color, on: surfaces, ratio: 4.5))
    let least = surfaces.map { Contrast.ratio(offered, $0) }.min() ?? 0
    #expect(least >= 4.5 && least < 4.7)
  }

  @Test func `between black and white nothing stands out from both enough`() {
    #expect(Contrast.nearest(to: "#808080", on: ["#000000", "#ffffff"], ratio: 5) == nil)
  }

  /// Colours of equal grey are told apart by their dashes, and the other way round.
  @Test(arguments: Theme.allCases)
  func `no two paths are alike in grey and in dash`(_ theme: Theme) {
    let paths = (1...12).map { PaintName.path($0) }
    let dashes = paths.map { Figure.dashes[$0.className] ?? "" }
    #expect(Set(dashes).count == 12)
    for color in [theme.color, theme.darkColor] {
      for (first, second) in paths.indices.flatMap({ a in paths.indices.dropFirst(a + 1).map { (a, $0) } }) {
        let areApart = Contrast.ratio(color(paths[first]), color(paths[second])) >= 1.5
        #expect(areApart || dashes[first] != dashes[second])
      }
    }
  }

  @Test(arguments: Theme.allCases)
  func `ink stands out from every step of heat`(_ theme: Theme) throws {
    for step in Heat.steps {
      let contrast = Contrast.ratio(theme.color(.ink), theme.color(.heat(step)))
      #expect(contrast >= 4.5, "step \(step)")
    }
  }

  @Test(arguments: Theme.allCases)
  func `lightness tells how far a step of heat is from 1, in print how large it is`(_ theme: Theme) throws {
    let luminances = Heat.steps.map { Contrast.ratio(theme.color(.heat($0)), "#000000") }
    let middle = theme == .print ? luminances.count - 1 : 6
    let (rising, falling) = (Array(luminances[...middle]), Array(luminances[middle...]))
    let signs = [rising, falling].map { half in zip(half, half.dropFirst()).map { $0 < $1 } }
    let isUp = theme != .dark && theme != .print
    #expect(signs[0].allSatisfy { $0 == isUp } && signs[1].allSatisfy { $0 != isUp })
  }
}
