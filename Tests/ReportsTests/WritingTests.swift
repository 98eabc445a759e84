import Notation
import TestSupport
import Testing

@testable import Reports

struct WritingTests {
  private func json(_ write: (inout JSONWriter) -> Void) -> String {
    String.collecting { stream in
      var json = JSONWriter(stream)
      write(&json)
      stream = json.finished()
    }
  }

  @Test func `a string escapes what JSON cannot hold`() {
    #expect(json { $0.string("a\"b\\c\n\u{1}\u{1F}ệ") } == #""a\"b\\c\n\u0001\u001fệ""# + "\n")
  }

  @Test func `empty containers take no lines`() {
    let text = json { json in
      json.object(.lines) { json in
        json.key("a")
        json.array(.lines) { _ in }
      }
    }
    #expect(text == "{\n  \"a\": []\n}\n")
  }

  @Test func `a number reads back as itself`() {
    var generator = SplitMix64(seed: 3)
    var values: [Double] = [0, -0.0, 1, -1, 0.1, 1e15, 1e16, 0x1p53, 1e300, 0x1p-1074, 123_456_789]
    for _ in 0..<2000 { values.append(Double(bitPattern: generator.next())) }
    for value in values where value.isFinite {
      let text = String(json { $0.number(value) }.dropLast())
      #expect(Double(text)?.bitPattern == value.bitPattern)
      #expect(text == value.notationText && !text.hasSuffix(".0"))
    }
  }

  @Test func `what is no number is a string`() {
    let text = json { json in
      json.array { json in
        for value in [Double.nan, .infinity, -.infinity, nil] { json.number(value) }
      }
    }
    #expect(text == #"["NaN", "Infinity", "-Infinity", null]"# + "\n")
  }

  @Test func `chunks join to the whole`() {
    var chunks: [[UInt8]] = []
    var stream = ByteStream(chunkSize: 8) { chunks.append(copy $0) }
    for number in 0..<100 { stream.write("\(number) " as String) }
    stream.flush()
    let expected = (0..<100).map { "\($0) " }.joined()
    #expect(String(decoding: chunks.flatMap(\.self), as: UTF8.self) == expected)
    #expect(chunks.allSatisfy { $0.count < 16 })
  }

  @Test(arguments: [
    ("a + b", "a + b"), ("c*d", "c \\cdot d"), ("(a + b)*-2", "(a + b) \\cdot (-2)"),
    ("x^y^z", "x^{y^{z}}"), ("(x^y)^2", "(x^{y})^{2}"), ("1/(2*v)", "\\frac{1}{2 \\cdot v}"),
    ("x_1 - alpha_max", "x_{1} - \\alpha_{\\mathrm{max}}"), ("loss*x1'", "\\mathit{loss} \\cdot \\mathit{x1}'"),
    ("sqrt(sin(θ))", "\\sqrt{\\sin\\left(\\theta\\right)}"),
    ("relu(x >= y)", "\\operatorname{relu}\\left(x \\ge y\\right)"),
    ("a - (b - c)", "a - (b - c)"), ("1.5e-7", "1.5 \\cdot 10^{-7}"), ("a & b", "\\text{a \\& b}"),
  ])
  func `notation is set as LaTeX mathematics`(_ notation: String, _ latex: String) {
    #expect(LatexExpression.text(ofNotation: notation) == latex)
  }
}
