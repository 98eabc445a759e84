import Testing

@testable import Figures
@testable import Rendering

@Suite struct LatexLineTests {
  private func latex(_ notation: String) -> String {
    LatexLine().text(of: Line(Typesetter(precision: 4).runs(of: notation)))
  }

  @Test(arguments: [
    ("c = a + b", "$c = a + b$"), ("x1*w_ij", "$x_{1} \\cdot w_{\\mathit{ij}}$"), ("alpha^2", "$\\alpha^{2}$"),
    ("x1^2", "$x_{1}^{2}$"), ("max(x, y)", "$\\max(x, y)$"), ("relu(x)", "$\\operatorname{relu}(x)$"),
    ("sigmoid(z)", "$\\sigma(z)$"), ("sqrt(x1)", "$\\sqrt{x_{1}}$"), ("sqrt(a + b)", "$\\sqrt{a + b}$"),
    ("cbrt(sqrt(a) + b)", "$\\sqrt[3]{\\sqrt{a} + b}$"), ("x^(a + b)", "$x^{a+b}$"), ("2.5*x", "$2.5 \\cdot x$"),
    ("weight", "$\\mathit{weight}$"), ("x >= 0", "$x \\ge 0$"), ("-3", "$-3$"), ("f'", "$f'$"),
    ("điểm", "$\\textit{điểm}$"), ("exp(-x)/2", "$\\exp(-x)/2$"), ("1e-21", "$1 \\cdot 10^{-21}$"),
    ("h_t_1", "$h_{\\mathit{t,1}}$"),
  ])
  func `notation is set as mathematics`(_ notation: String, _ expected: String) {
    #expect(latex(notation) == expected)
  }

  @Test(arguments: [
    ("sum of 5 terms", "sum of 5 terms"), ("kink: left −1, right 1", "kink: left $-1$, right 1"),
    ("100% of #1_{a}", "100\\% of \\#1\\_\\{a\\}"), ("a\\b~c^d", "a\\textbackslash{}b\\textasciitilde{}c$\\hat{\\ }$d"),
    ("Đồ thị", "Đồ thị"), ("× −1", "$\\times\\,{-}1$"), ("= −1", "$=-1$"), ("漢", "\\chainruleletter{6F22}"),
    ("e\u{323}\u{302}", "ệ"), ("− ∞", "$-\\infty$"),
  ])
  func `words are set as words`(_ text: String, _ expected: String) {
    #expect(LatexLine().text(of: Line(text)) == expected)
  }

  @Test func `a line of one role is coloured as a whole, others piece by piece`() {
    let value = Line([Run("c", isItalic: true, role: .value), Run(" = 3", role: .value)])
    #expect(LatexLine().text(of: value) == "\\textcolor{chainrule-value}{$c = 3$}")
    #expect(LatexLine(role: .value).text(of: value) == "$c = 3$")
    let mixed = Line([
      .fraction(numerator: [Run("∂"), Run("e", isItalic: true)], denominator: [Run("∂b")], role: .ink),
      .runs([Run(" = "), Run("① ", role: .path(1)), Run("1·2", role: .path(1)), Run(" + "), Run("3")]),
    ])
    #expect(
      LatexLine().text(of: mixed)
        == "$\\dfrac{\\partial e}{\\partial\\mathrm{b}} = \\textcolor{chainrule-path-1}{\\chainrulesign{1}\\;1 \\cdot 2} + 3$"
    )
  }

  @Test func `tangents are dotted, adjoints barred, however Unicode writes them`() {
    for (name, expected) in [
      ("x\u{307}", "\\dot{x}"), ("ẋ", "\\dot{x}"), ("b\u{304}", "\\bar{b}"), ("i\u{304}", "\\bar{\\imath}"),
    ] {
      #expect(LatexLine().text(of: Line([Run(name, isItalic: true)])) == "$\(expected)$")
    }
  }

  @Test func `colours and indices never leave a brace open`() {
    let runs = [
      Run("√", role: .value), Run("(", role: .value), Run("x", isItalic: true),
      Run("2", script: .superscripted, role: .kink),
      Run("3", script: .superscripted), Run(")", role: .value), Run("2", script: .superscripted, role: .value),
      Run("1", script: .subscripted, role: .value), Run("4", script: .superscripted, role: .value),
    ]
    for count in runs.indices {
      let text = LatexLine().text(of: Line(Array(runs[count...])))
      #expect(text.count { $0 == "{" } == text.count { $0 == "}" }, "\(text)")
    }
  }
}
