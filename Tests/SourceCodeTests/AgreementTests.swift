import ComputationGraph
import Differentiation
import Notation
import Reports
import TestSupport
import Testing

extension ProgrammingLanguage: CustomTestStringConvertible {
  public var testDescription: String { rawValue }
}

/// Functions made in a language, compiled without a warning and run, against evaluations.
@Suite struct AgreementTests {
  private static let installed = ProgrammingLanguage.allCases.filter(Toolchain.isInstalled)

  @Test(arguments: ProgrammingLanguage.allCases)
  func `a compiler or interpreter is there to try the code with`(_ language: ProgrammingLanguage) {
    let tool = Toolchain.tool(for: language)
    withKnownIssue("no \(tool) here: code in \(language.rawValue) is not tried", isIntermittent: true) {
      #expect(Self.installed.contains(language))
    }
  }

  @Test(arguments: installed)
  func `code computes what an evaluation does`(_ language: ProgrammingLanguage) throws {
    // JavaScript has functions of its own, so that a tie in one need not be a tie in the other.
    let count: UInt64 = language == .swift ? 12 : 200
    let random = try Exercise.random(0..<count, isAwayFromKinks: language == .javascript)
    let samples = try Exercise.samples()
    #expect(random.count > Int(count) * 2)
    #expect(samples.count > 30)
    try expectAgreement(samples + random, in: language)
  }

  @Test(arguments: installed)
  func `code survives what an evaluation survives`(_ language: ProgrammingLanguage) throws {
    let ties = language == .swift ? [.both] : Ties.allCases
    let exercises = try Self.edges.flatMap { text in try ties.flatMap { try Exercise.each(text, text, ties: $0) } }
    #expect(exercises.count == Self.edges.count * ties.count * Exercise.Kind.allCases.count)
    try expectAgreement(exercises, in: language)
  }

  private static let edges = [
    "x = -1; y = if(x > 0, log(x)*sqrt(x), -x)", "x = 0; y = if(x > 0, log(x)*sqrt(x), 1/(1 - x))",
    "x = -1; u = log(x); w = u*u + sin(u); y = if(x > 0, w*u, x^2) + if(x > 1, w, 3*x)",
    "x = 0; t = 2; y = if(x > 0, 1/x + x^t, exp(-x)*t)", "x = -2; p = 1; y = if(x > 0, x^p, if(x > -1, sqrt(x), p*x))",
    "x = -800; y = if(x > 0, 1, if(-x > 1000, exp(-x), floor(x)*x)); z = if(x, x, 1/0*x)",
    "x = 0; n = 2; y = x^n", "x = 0; n = 0; y = x^2*n + x^0", "x = -2; y = x^3 + x^-3 + (-x)^0.5 + x^2",
    "x = 0; y = 0; r = hypot(x, y) + x", "x = 800; y = sigmoid(x) + softplus(x) + silu(x) + elu(x) + gelu(x)",
    "x = -800; y = sigmoid(x) + softplus(x) + silu(x) + elu(x) + gelu(x)", "x = 1e200; y = softsign(x)/x",
    "a = 2; b = 2; c = 2; y = max(a, b, c)*min(a, b)*max(a) + max(b, a)",
    "a = 2; b = 3; y = mean(a, b, a, 4) + prod(a)",
    "a = 0; b = 3; c = 0; y = prod(a, b, c, b); z = prod(a, b, b); u = sum(a, b, c)",
    "x = 0.5; y = round(x) + round(x + 1)*3 + round(-x)*5 + round(x + 2)*7 + round(-x - 2)*11 + x",
    "x = -0.2; y = floor(x) + ceil(x)*3 + sign(x)*5 + step(x)*7 + abs(x)*11", "x = 0; y = abs(x) + relu(x) + sign(x)",
    "x = 3.3; y = erf(x) + 1e9*erfc(x) + erfc(-x)", "x = 0.3; y = erf(x) + erfc(x) + cbrt(-x) + log1p(x)*expm1(x)",
    "x = 0.3; y = erfc(x)", "x = -0.2; y = gelu(x)", "x = 1e40; y = erfc(x) + erf(x)*3 + erfc(-x)",
    "x = 7.5; y = erfc(x)*1e25 + log2(x) + log10(x)", "x = 1e-300; y = x*1e300*0.1 + 5e-324",
    "x = 2; k = x > 1; y = if(k, x, 7) + k*x + (x == 2) + (x != 2)*x",
    "x = 2; y = x - (x - (1 - x)) - (-x)*(-x) + x/(x*x/3)",
    "x = 2; y = if(x >= 2, if(x <= 1, x, x*x), x^3)*(x < 3)", "x = 2; z = 5; y = if(x > 3, z, 0) + if(x > 3, 0, z)*x",
    "x = 1.5; y = atan2(x, -x) + acosh(x) + asinh(x) + atanh(x/2) + tan(x) + asin(x/2) + acos(x/2)",
    "# */ // \\\n# why??/\n# coding=latin-1: \u{2028}\nx = 1; y = 2*x # \"\"\" ''' \\",
  ]

  @Test(arguments: installed)
  func `any name finds a valid and unique one`(_ language: ProgrammingLanguage) throws {
    var exercises: [Exercise] = []
    for start in stride(from: 0, to: Self.names.count, by: 7) {
      exercises += try naming(Array(Self.names[start..<min(start + 7, Self.names.count)]))
    }
    try expectAgreement(exercises + naming(Self.names), in: language)
  }

  /// Inputs of these names, then results of them.
  private func naming(_ names: [String]) throws -> [Exercise] {
    let inputs = names.enumerated().map { "\($1) = \($0 + 1)" }.joined(separator: "\n")
    let sum = names.enumerated().map { "\($0 + 2)*\($1)^2" }.joined(separator: " + ")
    let results = names.map { "\($0) = sin(a_1*\(names.count)) + z_1^2" }
    return try Exercise.each("inputs \(names)", inputs + "\nsum_of_all = tanh((\(sum))/30000)*sqrt(\(sum))")
      + Exercise.each("results \(names)", "a_1 = 0.5; z_1 = 2\n" + results.joined(separator: "\n"))
  }

  private static let names = [
    "in", "lambda", "y0", "log", "exp", "double", "class", "let", "function", "θ", "điểm", "x'", "x''", "x_prime", "_",
    "_A", "__a", "gradient", "inputs", "values", "adjoints", "t1", "v1", "Math", "math", "NULL", "self", "nil", "None",
    "λ", "lambda_", "__proto__", "constructor", "Double", "erf", "erfc", "M_PI", "fabs", "abs", "float", "p0", "main",
    "x_1", "ß", "变量", "đ", "Đ", "ñ'", "И", "type", "var", "await", "yield", "linux", "asm", "static", "print", "match",
    "operator", "arguments", "eval", "Self", "Any", "a", "A", "const_", "dy_da",
  ]

  // MARK: Comparing

  /// To the last few bits where the language computes with the functions that we do.
  private func expectAgreement(_ exercises: [Exercise], in language: ProgrammingLanguage) throws {
    let exercises = Exercise.lightened(exercises, for: language)
    let numbers = try Toolchain.numbers(of: exercises, in: language)
    #expect(numbers.count == exercises.count)
    let tolerance = (language == .javascript ? 4096 : 16) * Double.ulpOfOne
    for (exercise, numbers) in zip(exercises, numbers) {
      let expected = exercise.expected
      #expect(numbers.count == expected.count, "\(exercise.title) \(exercise.kind)")
      for (index, (number, expected)) in zip(numbers, expected).enumerated() where expected.number.isFinite {
        let size = max(abs(expected.number), expected.size, language == .javascript ? 1 : 0)
        guard abs(number - expected.number) > tolerance * size || !number.isFinite else { continue }
        Issue.record(
          "\(language) \(exercise.title) \(exercise.kind) number \(index): \(number), not \(expected.number)")
      }
    }
  }
}
