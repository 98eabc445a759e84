import Notation
import Testing

extension Program {
  /// Every operation in brackets, sign first: what the parser understood.
  func shape(_ id: ExpressionID) -> String {
    let operands = expressions.operands(of: id).map { " " + shape($0) }.joined()
    switch expressions.kind(of: id) {
    case .number(let value): return value.notationText
    case .name(let name): return self.name(name)
    case .negate: return "(neg\(operands))"
    case .binary(let symbol): return "(\(symbol.symbol)\(operands))"
    case .call(let name): return "(\(self.name(name))\(operands))"
    case .missing: return "?"
    }
  }
}

@Suite struct ParsingTests {
  @Test(arguments: [
    ("a + b*c", "(+ a (* b c))"),
    ("a*b + c", "(+ (* a b) c)"),
    ("a - b - c", "(- (- a b) c)"),
    ("a/b/c", "(/ (/ a b) c)"),
    ("a/b*c", "(* (/ a b) c)"),
    ("a^b^c", "(^ a (^ b c))"),
    ("a**b**c", "(^ a (^ b c))"),
    ("-x^2", "(neg (^ x 2))"),
    ("-2^2", "(neg (^ 2 2))"),
    ("(-2)^2", "(^ -2 2)"),
    ("2^-x", "(^ 2 (neg x))"),
    ("2^-x^2", "(^ 2 (neg (^ x 2)))"),
    ("2^-x*y", "(* (^ 2 (neg x)) y)"),
    ("-x*y", "(* (neg x) y)"),
    ("a*-b", "(* a (neg b))"),
    ("-2*x", "(* -2 x)"),
    ("a - 2", "(- a 2)"),
    ("a - -2", "(- a -2)"),
    ("--2", "(neg -2)"),
    ("-(2)", "(neg 2)"),
    ("+x", "x"),
    ("+-+x", "(neg x)"),
    ("a + 1 < b*2", "(< (+ a 1) (* b 2))"),
    ("(a < b) == c", "(== (< a b) c)"),
    ("a <= b + c", "(<= a (+ b c))"),
    ("a != -b", "(!= a (neg b))"),
    ("max(a + b, c, d^2)", "(max (+ a b) c (^ d 2))"),
    ("if(a < 0, -a, a)", "(if (< a 0) (neg a) a)"),
    ("sin(cos(x))^2", "(^ (sin (cos x)) 2)"),
    ("((a))", "a"),
    ("a·b × c ÷ d − e", "(- (/ (* (* a b) c) d) e)"),
    ("a ≤ b", "(<= a b)"),
    ("(a\n + # comment\n\n b)", "(+ a b)"),
    ("f(a,\n  b)", "(f a b)"),
    ("1.5e3 + .5 + 5.", "(+ (+ 1500 0.5) 5)"),
  ])
  func `operators bind as the table of the notation says`(_ text: String, _ shape: String) throws {
    let program = try Program(parsing: text)
    #expect(program.shape(program.statements[0].root) == shape)
  }

  @Test(arguments: [
    ("a = 2", 2), ("a = -2", -2), ("a = +.5", 0.5), ("a = (2)", 2), ("a = (-2)", -2), ("a = -(2)", -2),
    ("a = 1e-3", 0.001), ("a = 9007199254740993", 9_007_199_254_740_992), ("a = 0.1", 0.1),
    ("a = 123456789.123", 123456789.123),
  ])
  func `a name equal to a literal is an input`(_ text: String, _ value: Double) throws {
    let statement = try #require(try Program(parsing: text).statements.first)
    #expect(statement.kind == .input)
    #expect(statement.inputValue == value)
    #expect(statement.expressions.count == 1)
  }

  @Test func `statements have the kinds of the notation`() throws {
    let program = try Program(parsing: "a = 2; b = -2^2\nconst k = 3\nsq(x) = x^2\nsq(a)\nconst = 1")
    #expect(program.statements.map(\.kind) == [.input, .definition, .constant, .function, .output, .input])
    #expect(program.statements.map { program.name($0.name) } == ["a", "b", "k", "sq", "f", "const"])
    #expect(program.statements[3].parameters.map { program.name($0.name) } == ["x"])
  }

  @Test func `bare expressions take the names of f, g, h that are free`() throws {
    let program = try Program(parsing: "a + 1; g*2\nh = 3\na - 1; \(String(repeating: "a;", count: 19))a")
    let names = program.statements.filter { $0.kind == .output }.map { program.name($0.name) }
    #expect(names.prefix(3) == ["f", "i", "j"])
    #expect(names.suffix(3) == ["f2", "f3", "f4"])
  }

  @Test func `operands stand before their user and statements side by side`() throws {
    let program = try Program(parsing: "f(x) = x^2\ny = f(a + b)*max(a, b, -c)\ny - 1")
    var next: Int32 = 0
    for statement in program.statements {
      #expect(statement.expressions.lowerBound == next)
      next = statement.expressions.upperBound
      for index in statement.expressions {
        let operands = program.expressions.operands(of: ExpressionID(index: index))
        #expect(operands.allSatisfy { statement.expressions.contains($0.index) && $0.index < index })
      }
    }
    #expect(Int(next) == program.expressions.count)
  }

  @Test func `ranges cover what was written`() throws {
    let source = Source(name: "p", text: "e = (a + b) * f(b , 1)")
    let program = try Program(parsing: source)
    let texts = program.statements[0].expressions.map { source[program.expressions.range(of: ExpressionID(index: $0))] }
    #expect(texts == ["a", "b", "a + b", "b", "1", "f(b , 1)", "(a + b) * f(b , 1)"])
    #expect(source[program.statements[0].range] == "e = (a + b) * f(b , 1)")
    #expect(source[program.statements[0].nameRange] == "e")
  }

  @Test func `the parameters of a function may stand on lines of their own`() throws {
    #expect(try Program(parsing: "f(\n  x,\n  y\n) = x*y").text == "f(x, y) = x*y\n")
  }

  @Test func `a call knows where its function's name stands`() throws {
    let program = try Program(parsing: "y = đie\u{302}\u{309}m'₁\u{A0}(2)")
    #expect(program.source[program.nameRange(ofCall: program.statements[0].root)] == "điểm'₁")
  }

  @Test func `a name is one name in any normal form`() throws {
    let program = try Program(parsing: "điểm = 2\ny = đie\u{302}\u{309}m + 1")
    #expect(program.names == ["điểm", "y"])
  }

  @Test(arguments: ["x'", "_", "x₁", "θ", "điểm", "a1_b", "漢字", "const", "x\u{301}"])
  func `names are letters, digits, primes and marks`(_ name: String) throws {
    #expect(try Program(parsing: "\(name) = 2").names == [name])
  }

  @Test func `a byte order mark, any line end and hard spaces are layout`() throws {
    let program = try Program(parsing: "\u{FEFF}a = 1\r\nb = 2\rc\u{A0}= 3\n;;\n")
    #expect(program.statements.count == 3)
  }

  @Test func `a call of an undefined function is for later modules to judge`() throws {
    #expect(try Program(parsing: "y = foo(x, 1)").text == "y = foo(x, 1)\n")
  }
}
