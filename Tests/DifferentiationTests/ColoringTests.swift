import Differentiation
import TestSupport
import Testing

@Suite struct ColoringTests {
  /// The columns of each row's entries, by what holds for them.
  private static func pattern(_ rows: Int, _ columns: Int, _ holds: (Int, Int) -> Bool) -> SparsityPattern {
    let lists = (0..<rows).map { row in (0..<columns).filter { holds(row, $0) }.map(Int32.init) }
    return SparsityPattern(rows: lists, columnCount: columns)
  }

  @Test(arguments: 0..<100)
  func `no two columns of one colour have an entry in one row`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let (rows, columns) = (Int.random(in: 0...30, using: &random), Int.random(in: 0...30, using: &random))
    let density = Double.random(in: 0...0.4, using: &random)
    let pattern = Self.pattern(rows, columns) { _, _ in Double.random(in: 0..<1, using: &random) < density }
    let coloring = try #require(pattern.columnColoring())
    #expect(coloring.count >= pattern.longestRow && coloring.count <= columns)
    #expect(coloring.groups.flatMap(\.self).sorted() == Array(0..<columns))
    for row in 0..<rows {
      let colors = pattern.columns(inRow: row).map { coloring.colors[Int($0)] }
      #expect(Set(colors).count == colors.count)
    }
    #expect(pattern.transposed().transposed() == pattern)
  }

  @Test(arguments: 0..<100)
  func `neighbours differ and no path of four has two colours`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let size = Int.random(in: 1...20, using: &random)
    let density = Double.random(in: 0...0.5, using: &random)
    var joined = [Bool](repeating: false, count: size * size)
    for row in 0..<size {
      for column in 0...row where Double.random(in: 0..<1, using: &random) < density {
        (joined[row * size + column], joined[column * size + row]) = (true, true)
      }
    }
    let colors = try #require(Self.pattern(size, size) { joined[$0 * size + $1] }.starColoring()).colors
    func areNeighbours(_ a: Int, _ b: Int) -> Bool { a != b && joined[a * size + b] }
    for a in 0..<size {
      for b in 0..<size where areNeighbours(a, b) {
        #expect(colors[a] != colors[b])
        for c in 0..<size where c != a && areNeighbours(b, c) && colors[c] == colors[a] {
          for d in 0..<size where d != b && d != a && areNeighbours(c, d) { #expect(colors[d] != colors[b]) }
        }
      }
    }
  }

  @Test(arguments: [0, 1, 2, 5])
  func `a band takes as many colours as it is wide`(_ reach: Int) throws {
    let band = Self.pattern(40, 40) { abs($0 - $1) <= reach }
    #expect(band.columnColoring()?.count == 2 * reach + 1)
  }

  @Test func `a chain of neighbours takes three colours, a star two, what stands alone one`() {
    #expect(Self.pattern(40, 40) { abs($0 - $1) <= 1 }.starColoring()?.count == 3)
    let arrow = Self.pattern(40, 40) { $0 == $1 || $0 == 0 || $1 == 0 }
    #expect(arrow.starColoring()?.count == 2)
    #expect(arrow.columnColoring()?.count == 40)
    let diagonal = Self.pattern(40, 40) { $0 == $1 }
    #expect(diagonal.starColoring()?.count == 1)
    #expect(diagonal.columnColoring()?.count == 1)
    let full = Self.pattern(12, 12) { _, _ in true }
    #expect(full.starColoring()?.count == 12)
    #expect(full.columnColoring()?.count == 12)
  }

  @Test func `a full row takes every colour, a full column none but its own`() {
    #expect(Self.pattern(20, 20) { $0 == $1 || $0 == 0 }.columnColoring()?.count == 20)
    #expect(Self.pattern(20, 20) { $0 == $1 || $1 == 0 }.columnColoring()?.count == 2)
  }
}
