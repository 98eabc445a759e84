import Foundation
import TestSupport
import Testing

struct HostileProgramTests {
  struct Hostile: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: Data

    init(_ name: String, _ text: String) { (testDescription, bytes) = (name, Data(text.utf8)) }
    init(_ name: String, bytes: Data) { (testDescription, self.bytes) = (name, bytes) }
  }

  static let giants: [Hostile] = [
    Hostile("ten million brackets", String(repeating: "(", count: 10_000_000)),
    Hostile("a name of a million letters", "y = " + String(repeating: "x", count: 1_000_000)),
    Hostile("ten thousand signs", "y = " + String(repeating: "-", count: 10_000) + "x"),
    Hostile("ten thousand powers", "y = x" + String(repeating: "^x", count: 10_000)),
    Hostile("twenty thousand wrong lines", String(repeating: "y = )\n", count: 20_000)),
    Hostile("NUL", "y = x\0"),
    Hostile("UTF-16", bytes: Data([0xFF, 0xFE, 0x79, 0, 0x3D, 0, 0x78, 0])),
    Hostile("bytes that are no text", bytes: Data([0x79, 0x3D, 0xC3, 0x28])),
    Hostile("a number beyond all", "y = x + 1e999"),
    Hostile("no text", ""), Hostile("a byte order mark", "\u{FEFF}y = x"), Hostile("escape codes", "y = \u{1B}[31mx"),
  ]

  static let mutants: [Hostile] = {
    let seeds = [
      "a = 2; b = 1\ne = (a + b)*(b + 1)", "n(w, x) = 1/(1 + exp(-w*x))\ny = n(3, u) - n(-1, v)^2",
      "const k = 2*pi\ny = max(sin(k*t), -t, if(t > 0, 1, t))", "x_1' = 1e-3\ny = x_1'**2 ÷ −4 · sqrt(x_1') # end",
    ]
    let junk = Array("()+-*/^=,;:#'\"[]{}@!<>.0123456789eExyzπ√∂∑\n\t \\|&%$_~`?\u{200B}\u{301}")
    var generator = SplitMix64(seed: 2024)
    return (0..<60).map { index in
      var text = Array(seeds[index % seeds.count])
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<max(1, text.count), using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0 where !text.isEmpty: text.remove(at: place)
        case 1: text = Array(text.prefix(place))
        case 2: text.insert(contentsOf: text.suffix(5), at: place)
        default: text.insert(junk.randomElement(using: &generator) ?? "(", at: place)
        }
      }
      return Hostile("mutant \(index)", String(text))
    }
  }()

  @Test(arguments: giants + mutants)
  func `ends in a result or in errors, and never in half a file`(_ hostile: Hostile) throws {
    try Tool.inFolder { directory in
      let file = directory.appending(path: "out.json")
      let path = file.path(percentEncoded: false)
      let run = try Command.run(["eval", "-", "-o", path], input: hostile.bytes)
      #expect(run.status == 0 || run.status == 65)
      #expect(run.output.isEmpty)
      #expect(run.errors.utf8.count < 100_000)
      let names = try FileManager.default.contentsOfDirectory(atPath: directory.path(percentEncoded: false))
      #expect(names == (run.status == 0 ? ["out.json"] : []))
      if run.status == 0 {
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(contentsOf: file)) }
      } else {
        #expect(run.errors.contains("error: "))
      }
    }
  }
}
