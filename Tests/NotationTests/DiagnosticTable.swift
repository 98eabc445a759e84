import Testing

/// One program for each thing that can be wrong; its errors are in Goldens/diagnostics/NAME.txt.
struct Diagnostic: Sendable, CustomTestStringConvertible {
  let name: String
  let program: String

  var testDescription: String { name }

  init(_ name: String, _ program: String) {
    self.name = name
    self.program = program
  }

  private static func lines(_ expressions: String...) -> String { expressions.joined(separator: "\n") }

  static let characters = [
    Diagnostic("and", "c = a < b && b < d"),
    Diagnostic("compound-assignment", "a = 1\na += 2"),
    Diagnostic("control-character", "a = 1\nb = a\u{0} + 2"),
    Diagnostic("dash", "e = a – b"),
    Diagnostic("fullwidth", "e = a ＋ b"),
    Diagnostic("greater-reversed", "c = a => b"),
    Diagnostic("invisible", "e = a\u{200B} + b"),
    Diagnostic("less-reversed", "c = a =< b"),
    Diagnostic("modulus", "c = a % b"),
    Diagnostic("not", "c = !a"),
    Diagnostic("number-exponent", "c = 1e"),
    Diagnostic("number-exponent-sign", "c = 1e+ b"),
    Diagnostic("number-points", "c = 1.2.3 + a\nd = 5..2"),
    Diagnostic("number-too-large", "c = 1e999 + 2"),
    Diagnostic("number-too-small", "c = 1e-999"),
    Diagnostic("number-underscore", "c = 1_000_000"),
    Diagnostic("point-of-module", "y = np.exp(x)"),
    Diagnostic("quoted-text", "name = \"hello, world!\""),
    Diagnostic("root-sign", "y = √x"),
    Diagnostic("slashes", "// a comment, isn't it?\nx = 1"),
    Diagnostic("superscript", "y = x² + (a + b)³ + x⁻¹"),
    Diagnostic(
      "symbols-logic", lines("a <> b", "a === b", "a && b", "a || b", "!a", "¬a", "a & b", "a ∧ b", "|a|", "a ∨ b")),
    Diagnostic(
      "symbols-assignment", lines("a -= b", "a *= b", "a **= b", "a /= b", "a ^= b", "a := b", "a -> b", "a → b")),
    Diagnostic(
      "symbols-mathematics", lines("a % b", "√a", "∛a", "∑a", "∏a", "∂a", "∇a", "{a}", "b + a}", "a ? b", "a : b")),
    Diagnostic(
      "symbols-typography", lines("a — b", "a ‐ b", "a’", "a′", "“a”", "a \\", "/* a */", "a.b", "a .", "a\u{2028}b")),
    Diagnostic("unknown-character", "price = 5 $ + €\nb = ~a"),
    Diagnostic("vector", "v = [1, 2,\n  3]\nw = M @ v\nx = v[1]"),
  ]

  static let expressions = [
    Diagnostic("chained-comparison", "c = a < b <= d"),
    Diagnostic("chained-comparison-long", "c = a < b < d < g"),
    Diagnostic("comma-decimal", "x = 1,5"),
    Diagnostic("comma-stray", "p = (a, b)\nx, y = 1, 2"),
    Diagnostic("empty-brackets", "x = 2*()"),
    Diagnostic("equals-in-brackets", "y = f(x = 2)"),
    Diagnostic("juxtaposed-brackets", "e = (a+b)(c+d)"),
    Diagnostic("juxtaposed-call", "y = sin x + 1"),
    Diagnostic("juxtaposed-chain", "z = 2x y"),
    Diagnostic("juxtaposed-long", "y = (\(String(repeating: "a+", count: 50))b)(c)"),
    Diagnostic("juxtaposed-names", "e = x y"),
    Diagnostic("juxtaposed-power-of-call", "y = sin^2(x)\na = π r^2"),
    Diagnostic("juxtaposed-number", "y = a + 2x^2\nz = 2(x + 1)/3sin(x)"),
    Diagnostic("missing-argument", "y = max(a, , b) + min(a, ) + max(, a)"),
    Diagnostic("missing-between", "y = a + * b"),
    Diagnostic("missing-left", "* a"),
    Diagnostic("missing-left-in-brackets", "y = b*(/ a)"),
    Diagnostic("missing-right", "y = a + \nz = b"),
    Diagnostic("missing-right-at-end", "y = a*"),
    Diagnostic("missing-right-in-brackets", "y = (a*)"),
    Diagnostic("no-arguments", "y = sin() + 1"),
    Diagnostic("parenthesis-stray", "y = a + b)*c\n)"),
    Diagnostic("parenthesis-unclosed", "e = (a + b*(c + 1)\nf = e*2\ng(x) = sin(x\nh = g(f)"),
    Diagnostic("parenthesis-unclosed-output", "2*(a + b\nc*d"),
    Diagnostic("line-in-brackets", "y = max(a\n  b) + 1\nz = y"),
    Diagnostic("parenthesis-unclosed-argument", "y = max(a,\nz = (a +\nw = 2"),
    Diagnostic("parentheses-unclosed", "e = ((a + b"),
  ]

  static let statements = [
    Diagnostic("constant-function", "const f(x) = 2*x"),
    Diagnostic("constant-of-input", "a = 2\nconst k = a + 1"),
    Diagnostic("constant-without-value", "const k"),
    Diagnostic("defined-by-itself", "x = x + 1"),
    Diagnostic("defined-twice", "a = 2\nb = 3\na = b + 1"),
    Diagnostic("empty-program", ""),
    Diagnostic("equals-nothing", "a =\nb = 2"),
    Diagnostic("equals-nothing-left", "= 2"),
    Diagnostic("equals-second", "a = b = c"),
    Diagnostic("foreign-def", "def f(x):\ny = 2"),
    Diagnostic("foreign-for", "for i in 10"),
    Diagnostic("foreign-if", "if x > 0: y = 2"),
    Diagnostic("foreign-import", "import numpy as np"),
    Diagnostic("foreign-lambda", "lambda x: x"),
    Diagnostic("foreign-let", "let x = 2"),
    Diagnostic("foreign-return", "return a + b"),
    Diagnostic("function-and-value", "g(x) = x^2\ng = 3"),
    Diagnostic("function-as-value", "g(x) = x^2\ny = g + 1"),
    Diagnostic("function-without-parameters", "g() = 2"),
    Diagnostic("left-expression", "a + b = c\na*b = c + 1"),
    Diagnostic("left-number", "2 = x\n3 = a + 1"),
    Diagnostic("many-errors", (1...25).map { "a\($0) = \($0)x" }.joined(separator: "\n")),
    Diagnostic("one-more-error", (1...21).map { "a\($0) = \($0)x" }.joined(separator: "\n")),
    Diagnostic("parameter-not-name", "f(2) = 3"),
    Diagnostic("parameter-twice", "f(x, x) = x + 1"),
    Diagnostic("parameter-unused", "x = 2\nf(x, y) = 2*y"),
    Diagnostic("recursion", "f(n) = if(n < 1, 1, n*f(n - 1))"),
    Diagnostic("recursion-mutual", "f(x) = g(x)\ng(x) = f(x) + 1"),
    Diagnostic("two-statements", "a = 2 b = 3 f(x) = x^2\na const k = 2"),
    Diagnostic("used-before-definition", "e = a + b\na = 2\nb = 3"),
    Diagnostic("value-called", "a = 2\ny = a(b + 1)"),
    Diagnostic("value-called-parameter", "f(h) = h(2)"),
    Diagnostic("value-called-undefined", "y = a + a(-b)"),
    Diagnostic("value-called-with-two", "a = 2\ny = a(1, 2)"),
  ]

  static let layout = [
    Diagnostic("layout-long-name", "\(String(repeating: "abcdefghij", count: 100)) y"),
    Diagnostic(
      "layout-long-line", "y = \(String(repeating: "a + ", count: 100))2x\(String(repeating: " + a", count: 100))"),
    Diagnostic("layout-tabs", "y\t=\t2x\t# tabs"),
    Diagnostic("layout-wide", "# 漢字 ok\ny = 漢字 x # 👩‍👩‍👧‍👦 e\u{301}"),
    Diagnostic("layout-combining", "đie\u{302}\u{309}m = 2y"),
    Diagnostic("layout-two-lines", "y = (a\n  + b)(c)"),
    Diagnostic("layout-digits", String(repeating: "\n", count: 98) + "a = 1\nb = 2\na = 3"),
    Diagnostic("layout-escape", "y = a \u{1B}[31m b"),
  ]

  static let all = characters + expressions + statements + layout
}
