import Notation
import TestSupport
import Testing

@Suite struct RoundTripTests {
  @Test func `parsing what was printed gives the same program`() throws {
    for seed in 0..<1_200 as Range<UInt64> {
      var random = RandomProgram(seed: seed)
      let text = random.text()
      let program = try Program(parsing: text)
      let again = try Program(parsing: program.text)
      try #require(again.isSame(as: program), "seed \(seed): \(text) printed as \(program.text)")
      try #require(again.text == program.text)
    }
  }

  @Test func `programs that differ in a number, a name or a bracket are not the same`() throws {
    let program = try Program(parsing: "a = 2\ne = (a + b)*c")
    for other in ["a = 3\ne = (a + b)*c", "a = 2\ne = (a + d)*c", "a = 2\ne = a + b*c", "a = 2"] {
      #expect(try !program.isSame(as: Program(parsing: other)))
    }
    #expect(try !Program(parsing: "0").isSame(as: Program(parsing: "-0")))
    #expect(try program.isSame(as: Program(parsing: "a=2 ; e = ((a+b))*(c) # the same")))
  }

  @Test(arguments: [
    ("e=(a+b)*(b+1)", "e = (a + b)*(b + 1)"),
    ("y = x * -2", "y = x*(-2)"),
    ("y = (-2)^2", "y = (-2)^2"),
    ("y = -2^2", "y = -2^2"),
    ("y = -x^2", "y = -x^2"),
    ("y = (-x)^2", "y = (-x)^2"),
    ("y = a-(b-c)", "y = a - (b - c)"),
    ("y = (a-b)-c", "y = a - b - c"),
    ("y = a+(b+c)", "y = a + (b + c)"),
    ("y = a/(b*c)", "y = a/(b*c)"),
    ("y = (a/b)*c", "y = a/b*c"),
    ("y = (a^b)^c", "y = (a^b)^c"),
    ("y = a^(b^c)", "y = a^b^c"),
    ("y = a^-b", "y = a^(-b)"),
    ("y = a - -b", "y = a - (-b)"),
    ("y = -(a*b)", "y = -(a*b)"),
    ("y = -a*b", "y = -a*b"),
    ("y = x - (2)", "y = x - 2"),
    ("y = x + -(2)", "y = x + (-(2))"),
    ("y = a<b", "y = a < b"),
    ("y = (a<b)==(-c)", "y = (a < b) == -c"),
    ("y = if(a≤0,-a,a)", "y = if(a <= 0, -a, a)"),
    ("y = 2.0 + x*1e+20 + 1e-7*x + 0.10", "y = 2 + x*1e20 + 1e-7*x + 0.1"),
    ("f(x , y)=x*y", "f(x, y) = x*y"),
    ("const k = 2", "const k = 2"),
    ("x == 2", "x == 2"),
  ])
  func `the canonical text has few brackets and spaces`(_ written: String, _ canonical: String) throws {
    #expect(try Program(parsing: written).text == canonical + "\n")
  }

  @Test func `a printer may use typeset signs`() throws {
    let program = try Program(parsing: "y = -2*x - a/b")
    let printer = ExpressionPrinter(multiplicationSign: "·", minusSign: "−", isSpaced: false)
    #expect(printer.text(of: program.statements[0].root.index, in: program) == "−2·x−a/b")
  }
}
