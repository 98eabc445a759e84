import Notation
import TestSupport
import Testing

@Suite struct RecoveryTests {
  @Test func `a broken definition keeps its name and later ones are read`() {
    let (program, errors) = Program.recovering(Source(name: "p", text: "a = 2 +\nb = a*3\n* 4\nc = b x\nd = [1\ng = c"))
    #expect(errors.count == 4)
    #expect(program.statements.map { program.name($0.name) } == ["a", "b", "c", "d", "g"])
    #expect(program.expressions.kind(of: program.statements[0].root) == .missing)
    #expect(program.shape(program.statements[2].root) == "(* b x)")
  }

  @Test func `one missing bracket does not swallow the file`() {
    let (program, errors) = Program.recovering(
      Source(name: "p", text: "a = (b + 2\nconst c = 3\nf(x) = (x\nd = c)\ny = 2x"))
    #expect(errors.count == 4)
    #expect(program.statements.count == 5)
  }

  @Test func `errors come in the order of the text`() {
    let (_, errors) = Program.recovering(Source(name: "p", text: "a = a\nb = 1e999\nc = 2x\nb = 3\nd = &"))
    #expect(errors.map(\.range.lower) == errors.map(\.range.lower).sorted())
    #expect(errors.count == 5)
  }

  @Test func `mutated programs end in a program or in errors`() {
    let seeds =
      Diagnostic.all.map(\.program)
      + (0..<40 as Range<UInt64>).map { seed in
        var random = RandomProgram(seed: seed)
        return random.text()
      }
    var random = SplitMix64(seed: 7)
    var accepted = 0
    for round in 0..<400 {
      var bytes = Array(seeds[round % seeds.count].utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, &random) }
      accepted += isAccepted(bytes) ? 1 : 0
    }
    #expect((10..<390).contains(accepted))
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let index = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, index + Int.random(in: 1...12, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0 where index < bytes.count: bytes[index] ^= 1 << UInt8.random(in: 0...7, using: &random)
    case 1: bytes.removeSubrange(index..<end)
    case 2: bytes.insert(contentsOf: bytes[index..<end], at: index)
    case 3: bytes.insert([0, 0xFF, 0xC3, 0x28, 0x29, 0x3D, 0x0A][Int.random(in: 0..<7, using: &random)], at: index)
    default: bytes.removeLast(bytes.count - index)
    }
  }

  /// Either way the answer must hang together.
  private func isAccepted(_ bytes: [UInt8]) -> Bool {
    do {
      let program = try Program(parsing: Source.decoding(bytes, name: "mutated"))
      let again = try Program(parsing: program.text)
      #expect(again.isSame(as: program))
      return true
    } catch {
      #expect(!error.errors.isEmpty)
      #expect(error.rendered().utf8.count < 100_000)
      let (program, _) = Program.recovering(error.source)
      #expect(program.statements.allSatisfy { !$0.expressions.isEmpty })
    }
    return false
  }
}
