import Differentiation
import Notation

// MARK: - LaTeX

extension DerivativeReport {
  func writeLatex(_ style: ReportStyle, to stream: inout ByteStream) {
    for entry in entries {
      if !entry.steps.isEmpty { writeLatexSteps(entry, style.words.derivation, to: &stream) }
      stream.write("\\[\n  \(latex(entry)) = ")
      if let text = text(of: entry.derivative.expression) {
        stream.write(LatexExpression.text(ofDerivative: text) + latexValue(entry, text, style))
      } else {
        let size = Self.count(store.writtenSize(of: entry.derivative.expression))
        stream.write("\\text{\(style.words.derivation.tooLong(size))}")
      }
      stream.write("\n\\]\n")
    }
  }

  private func writeLatexSteps(_ entry: Entry, _ words: DerivationWords, to stream: inout ByteStream) {
    stream.write("\\begin{enumerate}\n")
    for step in entry.steps {
      let composition = composition(step, words) { letter, notation in
        "$\(letter.map { $0 + " = " } ?? "")\(LatexExpression.text(ofDerivative: notation))$"
      }
      stream.write("  \\item \(words.name(of: step.rule)): \(composition.map { $0 + "; " } ?? "")")
      stream.write("$\(latexEquation(step, entry))$\n")
    }
    stream.write("\\end{enumerate}\n")
  }

  private func latexEquation(_ step: DerivationStep, _ entry: Entry) -> String {
    let sides = [step.expression, step.derivative].map { id in
      text(of: id).map { LatexExpression.text(ofDerivative: $0) } ?? "\\dots"
    }
    let variable = LatexName.text(of: entry.variables.last ?? "x")
    return "\\frac{\\partial}{\\partial \(variable)}\\left(\(sides[0])\\right) = \(sides[1])"
  }

  private func latexValue(_ entry: Entry, _ text: String, _ style: ReportStyle) -> String {
    guard !says(text, value(of: entry)) else { return "" }
    switch value(of: entry) {
    case .double(let value): return " = " + latex(value, style)
    case .exact(let value) where value.isShort: return " = " + value.latex
    case .exact(let value): return " \\approx " + latex(value.nearestDouble, style)
    case nil: return ""
    }
  }

  private func latex(_ value: Double, _ style: ReportStyle) -> String {
    let number = RoundedNumber(value, precision: style.precision)
    let digits = value.isNaN ? "\\mathrm{NaN}" : value.isInfinite ? "\\infty" : number.digits
    return (number.isNegative ? "-" : "") + digits + (number.exponent.map { " \\cdot 10^{\($0)}" } ?? "")
  }

  /// `\frac{\partial^2 f}{\partial x^2}`
  func latex(_ entry: Entry) -> String {
    let order = entry.variables.count == 1 ? "" : "^{\(entry.variables.count)}"
    let below = entry.runs.map { name, count in
      "\\partial \(LatexName.text(of: name))" + (count == 1 ? "" : "^{\(count)}")
    }
    return "\\frac{\\partial\(order) \(LatexName.text(of: entry.output))}{\(below.joined(separator: " \\, "))}"
  }
}

// MARK: - MathML

extension DerivativeReport {
  /// One element: an equation, or a table of them.
  func writeMathML(to stream: inout ByteStream) {
    stream.write("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\">")
    if entries.count == 1, let entry = entries.first {
      let sides = mathML(entry)
      stream.write("<mrow>\(sides.left)<mo>=</mo>\(sides.right)</mrow>")
    } else {
      stream.write("<mtable displaystyle=\"true\">\n")
      for entry in entries {
        let sides = mathML(entry)
        stream.write("<mtr><mtd>\(sides.left)</mtd><mtd><mo>=</mo></mtd>\(MathMLExpression.cell(sides.right))</mtr>\n")
      }
      stream.write("</mtable>")
    }
    stream.write("</math>\n")
  }

  func mathML(_ entry: Entry) -> (left: String, right: String) {
    let sign = "<mo>∂</mo>"
    let order = entry.variables.count == 1 ? sign : "<msup>\(sign)<mn>\(entry.variables.count)</mn></msup>"
    let below = entry.runs.map { name, count in
      let name = MathMLName.text(of: name)
      return sign + (count == 1 ? name : "<msup>\(name)<mn>\(count)</mn></msup>")
    }
    let above = "<mrow>\(order)\(MathMLName.text(of: entry.output))</mrow>"
    let left = "<mfrac>\(above)<mrow>\(below.joined())</mrow></mfrac>"
    return (left, text(of: entry.derivative.expression).map { MathMLExpression.text(ofDerivative: $0) } ?? "<mi>…</mi>")
  }
}
