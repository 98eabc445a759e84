import ComputationGraph
import Notation
import Reports
import TestSupport
import Testing

@Suite struct WritingTests {
  static let olah = """
    # Christopher Olah, "Calculus on Computational Graphs: Backpropagation"
    a = 2
    b = 1
    e = (a + b)*(b + 1)
    """
  static let neuron = """
    # CS231n: a sigmoid neuron in two dimensions
    w0 = 2; x0 = -1; w1 = -3; x1 = -2; w2 = -3
    f = sigmoid(w0*x0 + w1*x1 + w2)
    """
  static let baydin = """
    # Baydin, Pearlmutter, Radul and Siskind, "Automatic differentiation in machine learning: a survey", figure 4
    x1 = 2
    x2 = 5
    y = ln(x1) + x1*x2 - sin(x2)
    """

  private func graph(_ text: String) throws -> Graph { try Graph(of: Program(parsing: text)) }

  @Test(arguments: ProgrammingLanguage.allCases)
  func `published examples are code that a person would write`(_ language: ProgrammingLanguage) throws {
    for (name, text) in [("olah", Self.olah), ("neuron", Self.neuron), ("baydin", Self.baydin)] {
      expectGolden(try graph(text).code(in: language), "code/\(name).\(language.rawValue).txt")
    }
  }

  @Test(arguments: ProgrammingLanguage.allCases)
  func `Jacobians, nodes, arrays and helpers`(_ language: ProgrammingLanguage) throws {
    let jacobian = SourceCodeOptions(functionName: "polar", isJacobian: true)
    let polar = try graph("x = r*cos(θ)\ny = r*sin(θ)").code(in: language, options: jacobian)
    let nodes = try graph(Self.olah).code(in: language, options: SourceCodeOptions(includesNodes: true))
    let many = try graph("s = sum(a, b, c, d, g, h, i, j, k)*erf(a)*round(if(b > 0, log(b), c))")
    let array = try many.code(in: language)
    expectGolden([polar, nodes, array].joined(separator: "\n"), "code/options.\(language.rawValue).txt")
  }

  @Test(arguments: ProgrammingLanguage.allCases)
  func `code is the same every time`(_ language: ProgrammingLanguage) throws {
    for seed: UInt64 in 0..<20 {
      let text = RandomComputation(seed: seed, isAwayFromKinks: true).text
      let options = SourceCodeOptions(isJacobian: true)
      #expect(try graph(text).code(in: language, options: options) == graph(text).code(in: language, options: options))
    }
  }

  @Test func `equal subexpressions are computed once, and nothing in vain`() throws {
    let code = try graph("y = exp(x)*sin(exp(x)) + sigmoid(x)^2 + sigmoid(x)\nz = cosh(x)").code(in: .c, of: ["y"])
    for call in ["exp(x)", "sin(", "cos(", "exp(-fabs(x))"] {
      #expect(code.split(separator: "value_and_gradient(")[1].ranges(of: call).count == 1, "\(call) in\n\(code)")
    }
    #expect(!code.contains("cosh(x);"))
  }

  @Test func `the code of a long program is as long as the program`() throws {
    func lines(_ count: Int) throws -> Int {
      let chain = (1...count).map { "n\($0) = sin(n\($0 - 1))*n\($0 - 1)" }.joined(separator: "\n")
      return try graph("n0 = 1\n" + chain).code(in: .c).utf8.count { $0 == UInt8(ascii: "\n") }
    }
    let (short, long) = (try lines(1000), try lines(4000))
    #expect(abs(Double(long) / Double(short) - 4) < 0.2, "\(short) and \(long) lines")
  }

  @Test(arguments: ["max", "prod", "sum", "min"])
  func `an operation on many operands takes a line or a few for each`(_ name: String) throws {
    let operands = (0..<2000).map { "x\($0)" }.joined(separator: ", ")
    let code = try graph("y = \(name)(\(operands))").code(in: .python)
    #expect(code.utf8.count { $0 == UInt8(ascii: "\n") } < 20_000)
  }

  @Test func `choices nested deep are no deeper in code`() throws {
    let deep = (0..<3000).map { "if(x > \($0), x*\($0), " }.joined() + "x" + String(repeating: ")", count: 3000)
    let code = try graph("y = \(deep)*x").code(in: .c)
    #expect(code.split(separator: "\n").allSatisfy { $0.utf8.count < 400 })
  }
}
